"""What is asked about an institution: its particulars, hours of consultancy, a month's census, remarks and answers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.services.institutions.actions.censuses import Figures
from pertvarka.services.institutions.actions.institutions import Particulars
from pertvarka.services.institutions.models import ChapterKey, ConsultationVisit, MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.rules import GroupCount
from pertvarka.services.institutions.states import InstitutionKind, MeasureState, ResidentGroup

FIGURES = ("at_start", "admitted", "left", "died", "at_end")
WHOLE = {"required": _("Write a whole number; none is 0"), "invalid": _("Write a whole number; none is 0")}


class ParticularsForm(Versioned):
    kind = forms.ChoiceField(
        label=_("For whom was the institution made?"),
        required=False,
        choices=[("", _("Not known")), *InstitutionKind.choices],
    )
    places_count = forms.IntegerField(
        label=_("How many places are there?"), required=False, min_value=0, error_messages=WHOLE
    )
    admissions_stop_on = Day(label=_("From when are no new residents admitted?"), required=False)
    target_on = Day(label=_("By when is the institution closed or converted?"), required=False)
    staff_count = forms.IntegerField(label=_("How many people work here?"), required=False, min_value=0)
    yearly_budget = forms.DecimalField(
        label=_("Budget of a year, EUR"), required=False, min_value=0, max_digits=12, decimal_places=2, localize=True
    )
    building_area = forms.IntegerField(label=_("Area of the building, square metres"), required=False, min_value=0)
    building_owner = Line(label=_("Who owns the building?"), required=False, max_length=200)
    building_future_lt = Words(label=_("What will the building be, in Lithuanian?"), required=False, rows=2)
    building_future_en = Words(label=_("What will the building be, in English?"), required=False, rows=2)
    building_decision = Line(label=_("Which document decided it?"), required=False, max_length=200)

    @staticmethod
    def initial_of(institution: TransformingInstitution) -> dict[str, Any]:
        return {name: getattr(institution, name) for name in (*Particulars.__dataclass_fields__, "version")}

    @property
    def particulars(self) -> Particulars:
        return Particulars(**{name: self.cleaned_data[name] for name in Particulars.__dataclass_fields__})


def _hours(**settings: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=_("How many hours?"),
        max_digits=4,
        decimal_places=2,
        localize=True,
        error_messages={"required": _("Write the hours"), "invalid": _("Write the hours as a number")},
        **settings,
    )


class Visit(forms.Form):
    """What both a new entry of the log and its correction tell."""

    held_on = Day(label=_("When?"))
    hours = _hours(help_text=_("In quarters of an hour, for example 2.5."))
    topic = Line(label=_("About what?"), max_length=300)


class VisitForm(Visit):
    chapter = forms.ChoiceField(
        label=_("Which chapter was it about?"),
        required=False,
        choices=[("", _("The whole plan")), *ChapterKey.choices],
    )


class VisitCorrectionForm(Visit):
    hours = _hours(help_text=_("0 if the visit did not take place."))
    reason = Line(label=_("Why is it corrected?"), max_length=300)

    @staticmethod
    def initial_of(visit: ConsultationVisit) -> dict[str, Any]:
        return {"held_on": visit.held_on, "hours": visit.hours, "topic": visit.topic}


class MeasureForm(forms.Form):
    state = Choice(
        label=_("What became of it?"),
        choices=[(value, label) for value, label in MeasureState.choices if value != MeasureState.PLANNED],
    )
    done_on = Day(label=_("When was it done?"), required=False)
    note = Line(label=_("Why was it dropped?"), required=False, max_length=500)


class ApprovalForm(forms.Form):
    document = Line(
        label=_("The founder's decision"), max_length=200, help_text=_("Its kind, date and number: Order A1-12.")
    )


class CensusForm(Versioned):
    """A field for each figure of each group, named `adults-left`; the page draws them as a table."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    under_three_count = forms.IntegerField(
        label=_("Children under three at the month's end"), min_value=0, error_messages=WHOLE
    )
    empty_places = forms.IntegerField(label=_("Empty places at the month's end"), min_value=0, error_messages=WHOLE)
    explanation = Words(
        label=_("Why was somebody newly placed?"),
        required=False,
        rows=3,
        help_text=_("Needed if anybody arrived. Without names: what happened and which other help was looked for."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in ResidentGroup.values:
            for figure in FIGURES:
                self.fields[f"{group}-{figure}"] = forms.IntegerField(
                    min_value=0, error_messages=WHOLE, widget=forms.TextInput(attrs={"inputmode": "numeric"})
                )

    @staticmethod
    def initial_of(census: MonthlyCensus | None, starts: Mapping[str, int] | None) -> dict[str, Any]:
        """A draft as it stands; a new month begins where the last one ended."""
        empty = {f"{group}-{figure}": 0 for group in ResidentGroup.values for figure in FIGURES}
        if census is None:
            known = dict(starts or {})
            begun = {f"{group}-{figure}": known.get(group, 0) for group in known for figure in ("at_start", "at_end")}
            return {**empty, **begun, "version": 0, "under_three_count": 0, "empty_places": 0}
        typed = {f"{row.group}-{figure}": getattr(row, figure) for row in census.groups.all() for figure in FIGURES}
        names = ("version", "under_three_count", "empty_places", "explanation")
        return {**empty, **typed, **{name: getattr(census, name) for name in names}}

    @property
    def figures(self) -> Figures:
        cleaned = self.cleaned_data
        return Figures(
            groups=[
                GroupCount(group, **{figure: cleaned[f"{group}-{figure}"] for figure in FIGURES})
                for group in ResidentGroup.values
            ],
            under_three_count=cleaned["under_three_count"],
            empty_places=cleaned["empty_places"],
            explanation=cleaned["explanation"],
        )
