"""What a scenario of a regional plan may change; empty fields leave it as it was frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Line

PERCENT = 100
WHOLE = {"required": _("Write a whole number"), "invalid": _("Write a whole number")}
LONGEST_HORIZON = 8
KEPT = ("money_shared", "wishes_soft", "staff_unlimited", "everyone", "closing_shift_years", "years_count")
"""What is kept as it is told; nothing of it where it is not."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; those that few need are folded."""

    title: Promise | str
    fields: tuple[forms.BoundField, ...]
    folded: bool = False

    @property
    def is_open(self) -> bool:
        """Folded fields with something in them, or with a mistake, are not hidden."""
        return any(field.errors or field.value() not in (None, "", False) for field in self.fields)


class ScenarioForm(forms.Form):
    """Everything a scenario may change; empty fields leave it as it was frozen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = Line(
        label=_("Name of the scenario"),
        max_length=120,
        help_text=_("How it differs from the others: “Present budget”, “Everybody by 2030”."),
    )
    budget = Choice(
        label=_("Money"),
        choices=[
            ("frozen", _("As frozen")),
            ("factor", _("As frozen, times a share")),
            ("years", _("Own sums by year")),
            ("unlimited", _("Without a limit: see what it would cost")),
        ],
        initial="frozen",
    )
    budget_percent = forms.IntegerField(
        label=_("Share of the frozen budget, per cent"),
        required=False,
        min_value=0,
        max_value=1000,
        error_messages=WHOLE,
        help_text=_("Only with “times a share”: 120 is a fifth more."),
    )
    money_shared = forms.BooleanField(
        label=_("The regions share their money"),
        required=False,
        help_text=_("The money of all regions is one budget, spent where it brings most."),
    )
    reach_percent = forms.IntegerField(
        label=_("Distance limits, per cent of the frozen ones"),
        required=False,
        min_value=10,
        max_value=1000,
        error_messages=WHOLE,
    )
    wishes_soft = forms.BooleanField(label=_("Distances stated in individual plans may be exceeded"), required=False)
    staff_percent = forms.IntegerField(
        label=_("Staff that can be found, per cent of the frozen"),
        required=False,
        min_value=0,
        max_value=1000,
        error_messages=WHOLE,
    )
    staff_unlimited = forms.BooleanField(label=_("Staff without a limit"), required=False)
    closing_shift_years = forms.IntegerField(
        label=_("Institutions close so many years later"),
        required=False,
        min_value=-8,
        max_value=8,
        error_messages=WHOLE,
        help_text=_("-1 is a year earlier."),
    )
    years_count = forms.IntegerField(
        label=_("How many years are planned"),
        required=False,
        min_value=1,
        max_value=LONGEST_HORIZON,
        error_messages=WHOLE,
    )
    everyone = forms.BooleanField(
        label=_("Everybody moves by the last year, if there is any way"),
        required=False,
        help_text=_("Waiting then weighs more than any cost; the money there is still binds."),
    )

    def __init__(
        self,
        *args: Any,
        years: Sequence[int],
        services: Mapping[str, str],
        institutions: Mapping[str, tuple[str, int | None]],
        is_country: bool,
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        self.years, self.services, self.institutions = tuple(years), dict(services), dict(institutions)
        if not is_country:
            del self.fields["money_shared"]
        for year in self.years:
            self.fields[f"budget_{year}"] = forms.DecimalField(
                label=_now("Budget of %(year)s, thousand EUR") % {"year": year},
                required=False,
                min_value=0,
                max_digits=9,
                decimal_places=2,
                localize=True,
            )
        for code, name in self.services.items():
            self.fields[f"reach_{code}"] = forms.IntegerField(
                label=_now("%(service)s, km") % {"service": name},
                required=False,
                min_value=1,
                max_value=500,
                error_messages=WHOLE,
            )

        for code, (name, closing) in self.institutions.items():
            self.fields[f"closes_{code}"] = forms.IntegerField(
                label=_now("%(institution)s: nobody lives there from which year on") % {"institution": name},
                required=False,
                min_value=2000,
                max_value=2100,
                error_messages=WHOLE,
                help_text=_now("Frozen: %(year)s. Empty: as frozen.")
                % {"year": closing or _now("no year in the plan")},
            )
            self.fields[f"stays_{code}"] = forms.BooleanField(
                label=_now("%(institution)s: no closing year") % {"institution": name}, required=False
            )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("budget") == "factor" and told.get("budget_percent") is None:
            self.add_error("budget_percent", _("Write the share"))
        if told.get("budget") == "years":
            for year in self.years:
                if told.get(f"budget_{year}") is None and f"budget_{year}" not in self.errors:
                    self.add_error(f"budget_{year}", _("Write the sum; none is 0"))
        for code in self.institutions:
            if told.get(f"stays_{code}") and told.get(f"closes_{code}") is not None:
                self.add_error(f"closes_{code}", _("Write a year or tick that there is none, not both"))
        return told

    @property
    def groups(self) -> list[Group]:
        """The form in its order on the page."""
        return [
            Group("", self._named("name")),
            Group("", self._named("budget", "budget_percent", *({"money_shared"} & self.fields.keys()))),
            Group(_("Own sums by year"), self._named(*(f"budget_{year}" for year in self.years)), folded=True),
            Group(
                _("Distance, staff and time"),
                self._named(
                    "reach_percent",
                    "wishes_soft",
                    "staff_percent",
                    "staff_unlimited",
                    "closing_shift_years",
                    "years_count",
                    "everyone",
                ),
            ),
            Group(
                _("Distance limits by service"), self._named(*(f"reach_{code}" for code in self.services)), folded=True
            ),
            *([Group(_("Closing year of one institution"), self._closing(), folded=True)] if self.institutions else []),
        ]

    def _closing(self) -> tuple[forms.BoundField, ...]:
        return self._named(*(f"{what}_{code}" for code in self.institutions for what in ("closes", "stays")))

    def _named(self, *names: str) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in names)

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from the frozen input, as the room keeps it."""
        told = self.cleaned_data
        found = self._money(told)
        for name, key in (("reach_percent", "reach_factor"), ("staff_percent", "staff_factor")):
            if told[name] is not None:
                found[key] = told[name] / PERCENT
        reach = {code: told[f"reach_{code}"] for code in self.services if told[f"reach_{code}"] is not None}
        if reach:
            found["reach_km"] = reach
        closing = {code: told[f"closes_{code}"] for code in self.institutions if told[f"closes_{code}"] is not None}
        closing |= {code: None for code in self.institutions if told[f"stays_{code}"]}
        if closing:
            found["closing_dates"] = closing
        return found | {name: told[name] for name in KEPT if told.get(name)}

    def _money(self, told: Mapping[str, Any]) -> dict[str, Any]:
        if told["budget"] == "factor":
            return {"budget_factor": told["budget_percent"] / PERCENT}
        if told["budget"] == "years":
            return {"budget_by_year": {str(year): float(told[f"budget_{year}"]) for year in self.years}}
        return {"budget_unlimited": True} if told["budget"] == "unlimited" else {}

    @staticmethod
    def initial_of(name: str, changes: Mapping[str, Any], *, version: int | None = None) -> dict[str, Any]:
        """The form as a scenario fills it."""
        budget = "unlimited" if changes.get("budget_unlimited") else "frozen"
        budget = "years" if changes.get("budget_by_year") else budget
        factor = changes.get("budget_factor")
        if factor is not None and factor != 1:
            budget = "factor"
        found: dict[str, Any] = {"name": name, "version": version, "budget": budget}
        for key, field in (
            ("budget_factor", "budget_percent"),
            ("reach_factor", "reach_percent"),
            ("staff_factor", "staff_percent"),
        ):
            value = changes.get(key)
            if value is not None and value != 1:
                found[field] = round(value * PERCENT)
        found |= {f"budget_{year}": value for year, value in (changes.get("budget_by_year") or {}).items()}
        found |= {f"reach_{code}": value for code, value in (changes.get("reach_km") or {}).items()}
        for code, year in (changes.get("closing_dates") or {}).items():
            found |= {f"stays_{code}": True} if year is None else {f"closes_{code}": year}
        for key in KEPT:
            if changes.get(key):
                found[key] = changes[key]
        return found
