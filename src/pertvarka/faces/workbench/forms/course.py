"""What is asked about the course of a case: its next state, its end, its return, its next review."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Versioned, Words
from pertvarka.people.cases import rules
from pertvarka.people.cases.states import CaseState


class StateForm(Versioned):
    state = Choice(label=_("What is the next state?"))
    reason = Words(label=_("Why now?"), help_text=_("In a sentence or two; it stays in the history of the case."))

    def __init__(self, *args: Any, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["state"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 (declared above)
        choices.choices = [
            (after, CaseState(after).label) for after in rules.FOLLOWS[before] if after != CaseState.CLOSED
        ]


class CloseForm(Versioned):
    closed_on = Day(label=_("When did the work end?"))
    closing_reason = Words(label=_("Why is the case closed?"))
    outcome = Words(label=_("What came of it?"), help_text=_("Where and how the person lives now, what has changed."))
    own_view = Words(
        label=_("What does the person say about it?"),
        help_text=_("In their own words. If they did not want to say anything, write so."),
    )


class ReopenForm(Versioned):
    reason = Words(label=_("Why is the case taken up again?"))


class ReviewForm(Versioned):
    review_due_on = Day(label=_("By when is the case looked at again?"))

    def __init__(self, *args: Any, today: date, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.latest = today, latest

    def clean_review_due_on(self) -> date:
        due_on: date = self.cleaned_data["review_due_on"]
        if not self.today <= due_on <= self.latest:
            raise forms.ValidationError(
                _("Choose a day from %(today)s to %(latest)s."),
                params={"today": self.today.isoformat(), "latest": self.latest.isoformat()},
            )
        return due_on
