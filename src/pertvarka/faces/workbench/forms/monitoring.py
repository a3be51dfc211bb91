"""What is asked of the monitoring group and the programme office: meetings, decisions, findings, tasks, figures."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, Ticks, offered_in, row
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring import errors
from pertvarka.oversight.monitoring.actions.figures import Figure

CHOOSE = _("Choose one")
FIELDS_OF_ERRORS: Mapping[type[PertvarkaError], str] = {
    errors.DayTaken: "day",
    errors.DayPast: "day",
    errors.DayAhead: "day",
    errors.NobodyPresent: "present",
    errors.DecisionsMissing: "minutes",
    errors.FigureStands: "day",
    errors.EvidenceMissing: "evidence",
    errors.EvidenceUnknown: "evidence",
    errors.ReasonMissing: "reason",
    errors.DifferenceUnexplained: "comment_lt",
    errors.AnswerMissing: "words",
    errors.ExplanationMissing: "words",
}

show_refusal = beside(FIELDS_OF_ERRORS)


class MeetingForm(forms.Form):
    day = Day(label=_("Day of the meeting"))
    place = Line(label=_("Place of the meeting"), max_length=160, required=False)


class BeginForm(forms.Form):
    present = forms.MultipleChoiceField(label=_("Who is present"), widget=Ticks, required=False)
    guests = Words(
        label=_("Guests"), required=False, rows=3, help_text=_("One organisation a line, without names of persons.")
    )

    def __init__(self, *args: Any, group: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.group = {str(account.pk): account for account in group}
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        field.choices = [(key, account.name) for key, account in self.group.items()]

    @property
    def chosen(self) -> list[Account]:
        return [self.group[key] for key in self.cleaned_data["present"]]

    @property
    def guest_words(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["guests"].splitlines() if line.strip()]


class ItemForm(forms.Form):
    title = Line(label=_("What it is about"), max_length=240)


class DecisionForm(forms.Form):
    decision = Words(label=_("What was decided"), help_text=_("Without names of persons."))


class MinutesForm(Versioned):
    minutes = Words(label=_("Minutes of the meeting"), rows=16, max_length=50_000)
    public_minutes = Words(
        label=_("The part everybody may read"),
        rows=10,
        required=False,
        help_text=_("Without names of persons. Leave it empty if nothing is published."),
    )


class OwnedForm(forms.Form):
    """Something with an organisation that takes care of it."""

    owner = Offered(label=_("Whose it is"), required=False)

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "owner").offer(
            {body.code: (body, body.name) for body in organisations},
            empty=_("The programme office") if not self.fields["owner"].required else CHOOSE,
        )

    @property
    def chosen_owner(self) -> Organisation | None:
        chosen: Organisation | None = row(self, "owner")
        return chosen


class FindingForm(OwnedForm):
    text = Words(label=_("What was found"), help_text=_("Without names of persons."))
    indicator = Offered(label=_("Indicator"), required=False)

    field_order = ["text", "indicator", "owner"]

    def __init__(self, *args: Any, indicators: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "indicator").offer(
            {code: (code, f"{code} {words}") for code, words in indicators.items()}, empty=_("None in particular")
        )


class TaskForm(OwnedForm):
    what = Line(label=_("What will be done"), max_length=300)
    owner = Offered(label=_("Who does it"))
    day = Day(label=_("To be done by"))

    field_order = ["what", "owner", "day"]


class AnswerForm(Versioned):
    words = Words(label=_("What was done"))


class ExplainForm(forms.Form):
    words = Words(label=_("Why it is so and what will be done"), help_text=_("Without names of persons."))


class ReturnForm(forms.Form):
    reason = Words(label=_("What is to be put right"), rows=3)


class FigureForm(forms.Form):
    indicator = Offered(label=_("Indicator"))
    day = Day(label=_("Data as of"))
    value = forms.IntegerField(
        label=_("Figure"), min_value=0, max_value=10_000_000, error_messages={"required": _("Enter a number")}
    )
    evidence = Line(
        label=_("Evidence"),
        required=False,
        max_length=400,
        help_text=_("Codes of documents of the library, with commas between them."),
    )
    comment_lt = Words(
        label=_("Comment in Lithuanian"),
        required=False,
        rows=3,
        help_text=_("Why the figure differs from the records, and what the reader must know."),
    )
    comment_en = Words(label=_("Comment in English"), required=False, rows=3)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, indicators: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "indicator").offer(
            {code: (code, f"{code} {words}") for code, words in indicators.items()}, empty=CHOOSE
        )

    @property
    def figure(self) -> Figure:
        given = self.cleaned_data
        codes = tuple(code.strip() for code in given["evidence"].split(",") if code.strip())
        return Figure(
            indicator_code=given["indicator"],
            as_of=given["day"],
            value=given["value"],
            evidence=codes,
            comment_lt=given["comment_lt"],
            comment_en=given["comment_en"],
        )
