"""What is asked around a regional plan: freezing, changes by hand, its steps, comments, what opened."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import errors
from pertvarka.oversight.regional_plans.states import HandKind

WHOLE = {"required": _("Write a whole number"), "invalid": _("Write a whole number")}
FIELDS_OF_ERRORS: Mapping[type[PertvarkaError], tuple[str, ...]] = {
    errors.DayAhead: ("as_of", "opened_on", "valid_from"),
    errors.DayPast: ("comments_until",),
    errors.NameMissing: ("name",),
    errors.ReasonMissing: ("reason",),
    errors.SourceMissing: ("source",),
    errors.ValueNegative: ("value",),
    errors.ValueUnusual: ("value",),
    errors.ValueNotPossible: ("value",),
    errors.DocumentMissing: ("document",),
    errors.WordsMissing: ("text", "words"),
    errors.PlacesNotPossible: ("places_count",),
    errors.RoadDistancesBroken: ("file",),
    errors.RoadFileTooLarge: ("file",),
}
FIELDS_OF_CHANGES = {
    "budget_factor": "budget_percent",
    "reach_factor": "reach_percent",
    "staff_factor": "staff_percent",
    "budget_by_year": "budget",
}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    named = (*FIELDS_OF_ERRORS.get(type(refused), ()),)
    if isinstance(refused, errors.ChangesNotPossible):
        of_what, _dot, code = refused.key.partition(".")
        named = (f"closes_{code}" if of_what == "closing_dates" else FIELDS_OF_CHANGES.get(refused.key, refused.key),)
    form.add_error(next((name for name in named if name in form.fields), None), refused.sentence)


class FreezeForm(forms.Form):
    as_of = Day(label=_("As of which day?"), required=False, help_text=_("Empty: today."))
    extra_households = forms.IntegerField(
        label=_("How many more households will come before admissions stop?"),
        min_value=0,
        max_value=1000,
        initial=0,
        error_messages=WHOLE,
        help_text=_("A stated assumption. They are counted with the commonest needs."),
    )
    years_count = forms.IntegerField(
        label=_("How many years are planned?"),
        required=False,
        min_value=1,
        max_value=8,
        error_messages=WHOLE,
        help_text=_("Empty: as the parameters say. The plan begins with the next year."),
    )
    feasibility_study = Line(
        label=_("Feasibility study"),
        required=False,
        max_length=80,
        help_text=_("Code of the document in the library."),
    )


class RunForm(forms.Form):
    time_limit_s = forms.IntegerField(
        label=_("For how long may it look for a better plan, seconds"),
        min_value=5,
        max_value=1800,
        initial=60,
        error_messages=WHOLE,
    )


class HandChangeForm(forms.Form):
    kind = Choice(label=_("What is changed"), choices=HandKind.choices)
    size_code = Offered(label=_("What is built"))
    municipality = Offered(label=_("In which municipality"))
    year = Offered(label=_("Year of opening"))
    modules_count = forms.IntegerField(label=_("How many"), min_value=1, max_value=100, initial=1, error_messages=WHOLE)
    to_municipality = Offered(label=_("To which municipality"), required=False, help_text=_("Only when it is moved."))
    to_year = Offered(label=_("To which year"), required=False, help_text=_("Only when the year changes."))
    reason = Line(label=_("Why"), max_length=300)

    def __init__(
        self,
        *args: Any,
        sizes: Mapping[str, str],
        places: Iterable[Municipality],
        years: Sequence[int],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        rows = {one.code: (one, one.name) for one in places}
        when = {str(year): (year, str(year)) for year in years}
        offered_in(self, "size_code").offer(
            {code: (code, words) for code, words in sizes.items()}, empty=_("Choose one")
        )
        offered_in(self, "municipality").offer(rows, empty=_("Choose one"))
        offered_in(self, "to_municipality").offer(rows, empty=_("The same municipality"))
        offered_in(self, "year").offer(when, empty=_("Choose one"))
        offered_in(self, "to_year").offer(when, empty=_("The same year"))


class IntroductionForm(Versioned):
    text = Words(label=_("What the region says of its plan"), rows=8, required=False)


class SubmitForm(forms.Form):
    comments_until = Day(label=_("Until which day are comments awaited?"))


class ReturnForm(forms.Form):
    reason = Words(label=_("What is to be put right"), rows=3)


class ApproveForm(forms.Form):
    document = Line(
        label=_("Which document approves the plan?"),
        max_length=200,
        help_text=_("Its kind, date and number: Order A1-12."),
    )


class ReviewForm(forms.Form):
    words = Words(label=_("What the review found"), rows=6, help_text=_("What came true, what did not and why."))


class CommentForm(forms.Form):
    text = Words(label=_("Your comment"), rows=3, max_length=4000, help_text=_("Without names of persons."))


class AnswerForm(Versioned):
    text = Words(label=_("Answer of the region"), rows=3, max_length=4000)


class OpeningForm(forms.Form):
    opened_on = Day(label=_("When did it open?"))
    places_count = forms.IntegerField(
        label=_("How many places opened?"), min_value=1, max_value=1000, error_messages=WHOLE
    )
    words = Line(
        label=_("Why later, or another number?"),
        required=False,
        max_length=300,
        help_text=_("Without names of persons."),
    )


class ParameterForm(forms.Form):
    value = forms.DecimalField(
        label=_("New value"),
        max_digits=14,
        decimal_places=4,
        localize=True,
        help_text=_("Money in thousands of euros."),
        error_messages={"required": _("Write a number"), "invalid": _("Write a number")},
    )
    confirmed = forms.BooleanField(
        label=_("The value is right although it differs a thousand times from the one before"), required=False
    )
    valid_from = Day(label=_("From which day does it hold?"))
    source = Line(
        label=_("Source"), max_length=300, help_text=_("The document, contract or meeting the value comes from.")
    )
    reason = Line(label=_("Why is it changed?"), max_length=300)
