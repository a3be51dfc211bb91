"""What the programme office tells of an institution: which one is put on the list, and how far it has come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line
from pertvarka.faces.workbench.forms.institutions import WHOLE
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations import errors as organisation_errors
from pertvarka.foundation.organisations.actions import NewBody
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.institutions import errors, listing_errors, rules
from pertvarka.services.institutions.actions.institutions import Particulars
from pertvarka.services.institutions.states import InstitutionKind, InstitutionState

AT_LEAST_ONE = _("Write a whole number, at least 1")
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    organisation_errors.OrganisationStandsAlready: "name_lt",
    organisation_errors.NameOfOrganisationMissing: "name_lt",
    listing_errors.ListedAlready: "organisation",
    errors.DatesNotInOrder: "target_on",
    errors.DayNotPossible: "listed_on",
    listing_errors.InstitutionStateMayNotFollow: "state",
    listing_errors.NoApprovedPlan: "state",
    listing_errors.ResidentsStillThere: "state",
    listing_errors.StopAfterTarget: "stops_on",
}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = FIELDS_OF_ERRORS.get(type(refused), "")
    if field == "listed_on" and field not in form.fields:
        field = "stops_on"
    form.add_error(field if field in form.fields else None, refused.sentence)


class ListingForm(forms.Form):
    """An institution that stands among the organisations is chosen; another is named."""

    organisation = Offered(
        label=_("Which institution?"),
        required=False,
        help_text=_("If it is not in the list, write its name below instead."),
    )
    name_lt = Line(label=_("Name of an institution that is not in the list"), required=False, max_length=200)
    name_en = Line(label=_("Its name in English"), required=False, max_length=200, help_text=_("Empty if it has none."))
    municipality = Offered(label=_("In which municipality is it?"), required=False)
    kind = Choice(label=_("For whom was the institution made?"), choices=InstitutionKind.choices)
    founder = Offered(label=_("Who founded it?"), required=False)
    places_count = forms.IntegerField(
        label=_("How many places are there?"),
        min_value=1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), AT_LEAST_ONE),
    )
    residents = forms.IntegerField(
        label=_("How many people live there on the day of listing?"), min_value=0, error_messages=WHOLE
    )
    listed_on = Day(label=_("From which day is it on the list?"))
    admissions_stop_on = Day(label=_("From when are no new residents admitted?"), required=False)
    target_on = Day(label=_("By when is the institution closed or converted?"), required=False)

    def __init__(
        self,
        *args: Any,
        institutions: Iterable[Organisation],
        founders: Iterable[Organisation],
        municipalities: Iterable[Municipality],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        told = {one.code: (one, _named(one)) for one in institutions}
        offered_in(self, "organisation").offer(told, empty=_("Not in the list"))
        offered_in(self, "founder").offer({one.code: (one, one.name) for one in founders}, empty=_("Not known"))
        offered_in(self, "municipality").offer({one.code: (one, one.name) for one in municipalities}, empty="–")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("organisation") and "organisation" not in self.errors and not given.get("name_lt"):
            self.add_error("organisation", _("Choose an institution, or write its name"))
        if given.get("organisation") and given.get("name_lt"):
            self.add_error("name_lt", _("Either choose an institution or write a name, not both"))
        if given.get("name_lt") and not given.get("organisation") and not given.get("municipality"):
            self.add_error("municipality", _("Choose one"))
        return given

    @property
    def body(self) -> Organisation | NewBody:
        chosen: Organisation | None = row(self, "organisation")
        if chosen is not None:
            return chosen
        given = self.cleaned_data
        return NewBody(
            name_lt=given["name_lt"],
            name_en=given["name_en"],
            municipality=row(self, "municipality"),
            kind=Organisation.Kind.INSTITUTION,
        )

    @property
    def founded_by(self) -> Organisation | None:
        found: Organisation | None = row(self, "founder")
        return found

    @property
    def particulars(self) -> Particulars:
        names = ("kind", "places_count", "admissions_stop_on", "target_on")
        return Particulars(**{name: self.cleaned_data[name] for name in names})


class StepForm(forms.Form):
    """The states that follow from the present one; the day is asked where admissions may stop."""

    state = Choice(label=_("How far has the institution come?"))
    stops_on = Day(
        label=_("Since when is nobody admitted?"),
        required=False,
        help_text=_("Only if admissions have stopped. For example, 2026-11-21."),
    )

    def __init__(self, *args: Any, now: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        following = rules.INSTITUTION_STEPS[now]
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)  # noqa: S101 (declared above)
        state.choices = [(code, InstitutionState(code).label) for code in following]
        if InstitutionState.ADMISSIONS_STOPPED not in following:
            del self.fields["stops_on"]

    @property
    def stopped_on(self) -> date | None:
        if self.cleaned_data["state"] != InstitutionState.ADMISSIONS_STOPPED:
            return None
        found: date | None = self.cleaned_data["stops_on"]
        return found


def _named(one: Organisation) -> str:
    return f"{one.name} ({one.municipality.name})" if one.municipality else one.name
