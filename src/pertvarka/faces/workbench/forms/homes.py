"""What is asked about where a person lives, how a move is prepared, and how it was afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.delivery.models import OutcomeMeasure, Placement
from pertvarka.people.delivery.queries import homes_offered
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer

NONE = [("", _("– choose –"))]
TOGETHER = [("yes", _("Yes")), ("no", _("No")), ("", _("Has none, or it is not known"))]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
SCALE = [
    ("4", _("4 – very well")),
    ("3", _("3 – well")),
    ("2", _("2 – middling")),
    ("1", _("1 – badly")),
    ("0", _("0 – very badly")),
    ("", _("Not asked")),
]
QUESTIONS = {
    "wish_fulfilled": _("Does the person live as they wished to?"),
    "choice_and_control": _("Does the person decide about their own day?"),
    "family_contact": _("Do they meet their family and those close to them?"),
    "day_activity": _("Do they have something to do that matters to them?"),
    "health": _("How is their health?"),
    "safety": _("Do they feel safe?"),
    "friends": _("Do they have friends?"),
    "satisfaction": _("How content are they with life as a whole?"),
}


class HomeForm(forms.Form):
    """A home, in the order in which people tell it."""

    kind = forms.ChoiceField(
        label=_("What kind of home is it?"),
        choices=[*NONE, *Placement.Kind.choices],
        error_messages={"required": _("Choose one")},
    )
    organisation: "forms.ModelChoiceField[Organisation]" = forms.ModelChoiceField(
        label=_("Which care institution?"),
        queryset=None,
        required=False,
        help_text=_("Only when the person lives in a care institution."),
    )
    household: "forms.ModelChoiceField[CarerHousehold]" = forms.ModelChoiceField(
        label=_("Which carers' household?"),
        queryset=None,
        required=False,
        help_text=_("Only with a carer or guardian of a care centre, by the number of the household."),
    )
    municipality: "forms.ModelChoiceField[Municipality]" = forms.ModelChoiceField(
        label=_("In which municipality?"),
        queryset=None,
        error_messages={"required": _("Choose one")},
    )
    starts_on = Day(label=_("From which day?"))
    ends_on = Day(
        label=_("Until which day?"), required=False, help_text=_("The first day elsewhere; empty if still there.")
    )
    start_kind = Choice(label=_("How did the person come there?"), choices=Placement.Start.choices)
    return_cause = forms.ChoiceField(
        label=_("What was missing, that the person came back?"),
        choices=[*NONE, *Placement.ReturnCause.choices],
        required=False,
        help_text=_("Only for a return to an institution. The cause blames nobody; it shows what to do otherwise."),
    )
    start_reason = Line(label=_("In a few words"), max_length=300, required=False)
    gap_reason = Line(
        label=_("Why is nothing known of the time before or after?"),
        max_length=300,
        required=False,
        help_text=_("Only where days are missing between two homes."),
    )
    legal_decision = Line(
        label=_("Decision it rests on"),
        max_length=200,
        required=False,
        help_text=_("Court or municipality, number, day."),
    )
    siblings_together = Choice(
        label=_("Do brothers and sisters live together there?"), choices=TOGETHER, required=False
    )
    ends_former = forms.BooleanField(
        label=_("The former home ends on the first day of this one"), required=False, initial=True
    )

    def __init__(self, *args: Any, has_former: bool, households: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        _fill(self, "municipality", homes_offered.municipalities())
        _fill(self, "organisation", homes_offered.institutions())
        if households.exists():
            _fill(self, "household", households)
        else:
            del self.fields["household"]
        if not has_former:
            del self.fields["ends_former"]

    def clean_siblings_together(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["siblings_together"])


class HomeEndForm(Versioned):
    ends_on = Day(label=_("Which was the first day elsewhere?"))
    reason = Line(label=_("Why did the person leave?"), max_length=300)


class HomeCorrectionForm(Versioned):
    starts_on = Day(label=_("From which day?"))
    ends_on = Day(
        label=_("Until which day?"), required=False, help_text=_("The first day elsewhere; empty if still there.")
    )
    start_reason = Line(label=_("In a few words"), max_length=300, required=False)
    gap_reason = Line(label=_("Why is nothing known of the time before or after?"), max_length=300, required=False)
    legal_decision = Line(label=_("Decision it rests on"), max_length=200, required=False)


class MoveForm(forms.Form):
    """Where to, when, and what the person says."""

    own_words = Words(
        label=_("What does the person say about the move?"),
        required=False,
        help_text=_("In their own words: with whom, where, what they look forward to, what they fear."),
    )
    to_kind = forms.ChoiceField(label=_("What kind of home is it?"), error_messages={"required": _("Choose one")})
    to_offer: "forms.ModelChoiceField[ServiceOffer]" = forms.ModelChoiceField(
        label=_("Which place of a service?"),
        queryset=None,
        required=False,
        help_text=_("Places that accepted the person. Leave empty for an own home or a family."),
    )
    to_municipality: "forms.ModelChoiceField[Municipality]" = forms.ModelChoiceField(
        label=_("In which municipality?"),
        queryset=None,
        error_messages={"required": _("Choose one")},
    )
    planned_on = Day(label=_("When is the move planned?"))

    def __init__(self, *args: Any, offers: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        kinds = [(key, word) for key, word in Placement.Kind.choices if key not in Placement.INSTITUTIONAL]
        self.fields["to_kind"].choices = [*NONE, *kinds]  # type: ignore[attr-defined]  # a choice field
        _fill(self, "to_municipality", homes_offered.municipalities())
        if offers.exists():
            _fill(self, "to_offer", offers)
        else:
            del self.fields["to_offer"]


class MoveDayForm(Versioned):
    planned_on = Day(label=_("When is the move planned?"))


class MoveConfirmForm(Versioned):
    moved_on = Day(label=_("On which day did the person move?"))


class MoveCancelForm(Versioned):
    reason = Line(label=_("Why is the move not made?"), max_length=300)


class FollowUpForm(Versioned):
    """The person is asked first; the words of others come after."""

    own_words = Words(
        label=_("How is it, in the person's own words?"),
        rows=6,
        help_text=_("If the person does not speak, write how they show it."),
    )
    lives_there = Choice(label=_("Does the person live in the same place?"), choices=YES_NO)
    words = Words(label=_("What is missing, and what was agreed?"), required=False)
    held_on = Day(label=_("When did you talk?"))


class OutcomeForm(forms.Form):
    """Eight questions, 0 to 4; what was not asked stays empty."""

    moment = Choice(label=_("When is it measured?"), choices=OutcomeMeasure.Moment.choices)
    measured_on = Day(label=_("On which day was the person asked?"))

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for name in OutcomeMeasure.QUESTIONS:
            self.fields[name] = Choice(label=QUESTIONS[name], choices=SCALE, required=False)
        self.fields["own_words"] = Words(label=_("What does the person say themselves?"), required=False)

    @property
    def answers(self) -> dict[str, int | None]:
        given = {name: self.cleaned_data.get(name) for name in OutcomeMeasure.QUESTIONS}
        return {name: int(answer) if answer else None for name, answer in given.items()}


def _fill(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (declared above)
    field.queryset = rows
    field.empty_label = str(NONE[0][1])
