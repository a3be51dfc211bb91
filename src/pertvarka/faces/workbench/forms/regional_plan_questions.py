"""What can be asked of a computed plan: why here, why they wait, what more money or places would change."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.offered import Offered, offered_in

WHOLE = {"required": _("Write a whole number"), "invalid": _("Write a whole number")}


class WhyHereForm(forms.Form):
    opening = Offered(label=_("What opens"))

    def __init__(self, *args: Any, openings: Mapping[str, tuple[Any, str]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "opening").offer(openings)


class WhyWaitingForm(forms.Form):
    place = Offered(label=_("Who wish to live in"))
    year = Offered(label=_("By the end of which year"))

    def __init__(
        self, *args: Any, groups: Mapping[str, tuple[Any, str]], years: Sequence[int], **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "place").offer(groups)
        offered_in(self, "year").offer({str(year): (year, str(year)) for year in years})


class MoreMoneyForm(forms.Form):
    amount = forms.IntegerField(
        label=_("How many thousand euros more"), min_value=-100_000, max_value=100_000, error_messages=WHOLE
    )
    year = Offered(label=_("In which year"))

    def __init__(self, *args: Any, years: Sequence[int], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "year").offer({str(year): (year, str(year)) for year in years})


class MorePlacesForm(forms.Form):
    places = forms.IntegerField(label=_("How many free places more"), min_value=1, max_value=1000, error_messages=WHOLE)
    service = Offered(label=_("Of which service"))
    municipality = Offered(label=_("In which municipality"))

    def __init__(self, *args: Any, services: Mapping[str, str], places: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "service").offer({code: (code, words) for code, words in services.items()})
        offered_in(self, "municipality").offer({code: (code, words) for code, words in places.items()})
