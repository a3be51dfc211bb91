"""Quotas in words: which one is full, and what an event allows from one region or one organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.states import QuotaKind


@dataclass(frozen=True, slots=True)
class FullQuota:
    """A quota that leaves no seat for somebody; `region` is theirs."""

    kind: str
    places: int
    region: Region | None = None

    @property
    def sentence(self) -> str:
        """Which quota it is, for the person who waits."""
        if self.kind == QuotaKind.ORGANISATION:
            text = ngettext(
                "At most %(count)s person comes from one organisation, and that place is taken.",
                "At most %(count)s persons come from one organisation, and those places are taken.",
                self.places,
            )
            return text % {"count": self.places}
        if not self.places:
            return _("No places are kept for the %(region)s at this event.") % {"region": self._region}
        text = ngettext(
            "At most %(count)s person comes from the %(region)s, and that place is taken.",
            "At most %(count)s persons come from the %(region)s, and those places are taken.",
            self.places,
        )
        return text % {"count": self.places, "region": self._region}

    @property
    def _region(self) -> str:
        return region_from(self.region) if self.region else ""


@dataclass(frozen=True, slots=True)
class Quotas:
    """What an event allows: from each region, from some regions otherwise, from each organisation. None: no limit."""

    each_region: int | None = None
    regions: Sequence[tuple[Region, int]] = ()
    each_organisation: int | None = None

    def __bool__(self) -> bool:
        return self.by_region or self.each_organisation is not None

    @property
    def by_region(self) -> bool:
        return self.each_region is not None or bool(self.regions)

    def of_region(self, region: Region) -> int | None:
        return next((places for one, places in self.regions if one.pk == region.pk), self.each_region)

    @property
    def sentences(self) -> list[str]:
        """The quotas for whoever reads the page of the event."""
        told = []
        if self.each_region is not None:
            told.append(
                ngettext(
                    "From one region at most %(count)s person comes.",
                    "From one region at most %(count)s persons come.",
                    self.each_region,
                )
                % {"count": self.each_region}
            )
        for region, places in self.regions:
            text = ngettext(
                "From the %(region)s at most %(count)s person comes.",
                "From the %(region)s at most %(count)s persons come.",
                places,
            )
            told.append(text % {"count": places, "region": region_from(region)})
        if self.each_organisation is not None:
            told.append(
                ngettext(
                    "From one organisation at most %(count)s person comes.",
                    "From one organisation at most %(count)s persons come.",
                    self.each_organisation,
                )
                % {"count": self.each_organisation}
            )
        return told


def region_from(region: Region) -> str:
    """ "Utenos regiono" or "Utena region", after a word such as "from"."""
    return in_active_language(region.region_genitive_lt, f"{region.name_lt} region")
