"""Codes of frozen inputs and computed plans in words: municipalities, groups of merged ones, services."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans import units_in_words
from pertvarka.services.catalogue.models import ServiceType
from pertvarka.services.catalogue.queries import offers

LISTED_AT_MOST = 3


@dataclass(frozen=True)
class Names:
    """Read once for a page; a code nobody knows any more stands for itself."""

    region: Region | None

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        return {one.code: one for one in territory.municipalities()}

    @cached_property
    def services(self) -> dict[str, ServiceType]:
        return {one.code: one for one in offers.every_type()}

    def municipality(self, code: str) -> str:
        found = self.municipalities.get(code)
        return found.name if found else code

    def short(self, code: str) -> str:
        """As it stands on a tile of the map."""
        found = self.municipalities.get(code)
        return found.short_lt if found else code

    def service(self, code: str) -> str:
        found = self.services.get(code)
        return found.name if found else code

    def measure(self, code: str, full: float | None) -> str:
        """What one unit of a service by unit is."""
        return units_in_words.measure(self.services.get(code), full)

    def institution(self, code: str) -> str:
        found = organisations.by_code(code)
        return found.name if found else code

    def group(self, codes: Sequence[str]) -> str:
        """A municipality, or those merged so that nobody guesses a small number; no codes are the whole place."""
        if not codes:
            return self.region.phrase if self.region else _("The whole country")
        known = [self.municipality(code) for code in codes]
        if len(known) == 1:
            return known[0]
        if len(known) > LISTED_AT_MOST:
            return _("%(first)s and %(count)s others") % {"first": known[0], "count": len(known) - 1}
        return _("%(some)s and %(last)s") % {"some": ", ".join(known[:-1]), "last": known[-1]}

    def merged(self, groups: Sequence[Sequence[str]]) -> list[str]:
        """The groups of several, in words: what a note under the table tells."""
        return [self.group(codes) for codes in groups if len(codes) > 1]
