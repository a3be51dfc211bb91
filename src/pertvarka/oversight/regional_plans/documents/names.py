"""Codes of frozen inputs and computed plans in words of the active language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans import units_in_words
from pertvarka.oversight.regional_plans.documents import values_in_words
from pertvarka.services.catalogue.models import ServiceType
from pertvarka.services.catalogue.queries import offers


@dataclass(frozen=True)
class Names:
    """Read once for a document; a code nobody knows any more stands for itself."""

    region: Region

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {one.code: one for one in territory.municipalities()}

    @cached_property
    def _services(self) -> dict[str, ServiceType]:
        return {one.code: one for one in offers.every_type()}

    def municipality(self, code: str) -> str:
        found = self._municipalities.get(code)
        return found.name if found else code

    def service(self, code: str) -> str:
        found = self._services.get(code)
        return found.name if found else code

    def measure(self, code: str, full: float | None) -> str:
        """What one unit of a service by unit is."""
        return units_in_words.measure(self._services.get(code), full)

    def group(self, codes: Sequence[str]) -> str:
        """A municipality, or those told together so that nobody guesses a small number; no codes: the whole region."""
        if not codes:
            return self.region.phrase
        known = [self.municipality(code) for code in codes]
        if len(known) == 1:
            return known[0]
        return _("%(some)s and %(last)s") % {"some": ", ".join(known[:-1]), "last": known[-1]}

    def institution(self, code: str) -> str:
        found = organisations.by_code(code)
        return found.name if found else code

    def module(self, code: str) -> str:
        """ "Group home (small)", of a code such as S06-small."""
        service, _dash, size = code.partition("-")
        return f"{self.service(service)} ({values_in_words.size(size)})" if size else self.service(service)

    def place(self, code: str) -> str:
        """What a data gap concerns: the region, a service, a municipality or an institution."""
        if code == self.region.code:
            return self.region.phrase
        if code in self._services:
            return self.service(code)
        return self.municipality(code) if code in self._municipalities else self.institution(code)
