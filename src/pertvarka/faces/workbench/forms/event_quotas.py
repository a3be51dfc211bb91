"""What is asked about quotas: at most so many from each region, from some regions otherwise, from each organisation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.events import WHOLE
from pertvarka.faces.workbench.forms.fields import Versioned
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.quotas import Quotas

MOST = 100_000


class QuotasForm(Versioned):
    """Numbers; an empty one sets no limit."""

    each_region = forms.IntegerField(
        label=_("At most from one region"),
        required=False,
        min_value=0,
        max_value=MOST,
        error_messages=WHOLE,
        help_text=_("Leave empty if places are not divided among regions."),
    )
    each_organisation = forms.IntegerField(
        label=_("At most from one organisation"),
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages=WHOLE,
        help_text=_("Leave empty if places are not divided among organisations."),
    )

    def __init__(self, *args: Any, regions: Iterable[Region], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._regions = {name_of(region): region for region in regions}
        for name, region in self._regions.items():
            self.fields[name] = forms.IntegerField(
                label=region.phrase, required=False, min_value=0, max_value=MOST, error_messages=WHOLE
            )

    @property
    def of_regions(self) -> list[Any]:
        """The fields of single regions, for a place of their own on the page."""
        return [self[name] for name in self._regions]

    @property
    def regions(self) -> dict[Region, int]:
        told = {region: self.cleaned_data[name] for name, region in self._regions.items()}
        return {region: places for region, places in told.items() if places is not None}

    @staticmethod
    def initial_of(event: Event, quotas: Quotas) -> dict[str, Any]:
        own = {name_of(region): places for region, places in quotas.regions}
        each = {"each_region": quotas.each_region, "each_organisation": quotas.each_organisation}
        return {**own, **each, "version": event.version}


def name_of(region: Region) -> str:
    return f"region_{region.slug.replace('-', '_')}"
