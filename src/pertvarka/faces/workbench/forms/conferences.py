"""What is asked about a case conference; five rows for what it decided, each with an owner and a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Day, Line, Words
from pertvarka.faces.workbench.forms.tasks import named
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions.diary import Decided

ROWS = 5
TEXT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class DecisionRow:
    number: int
    text: forms.BoundField
    due_on: forms.BoundField
    assignee: forms.BoundField


class ConferenceForm(forms.Form):
    held_on = Day(label=_("When did the team meet?"))
    participants = Words(
        label=_("Who took part?"), rows=2, help_text=_("By role, the person first if they were there; no names needed.")
    )
    person_took_part = forms.BooleanField(label=_("The person took part"), required=False)
    own_words = Words(label=_("What did the person say?"), rows=3, required=False, help_text=_("In their own words."))
    summary = Words(label=_("What was talked about?"), rows=6)

    def __init__(self, *args: Any, colleagues: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.colleagues = {str(account.uuid): account for account in colleagues}
        for number in range(1, ROWS + 1):
            self.fields[f"text_{number}"] = Line(
                label=pgettext_lazy("decision of a conference", "What was decided?"),
                required=False,
                max_length=TEXT_LIMIT,
            )
            self.fields[f"due_on_{number}"] = Day(
                label=pgettext_lazy("decision of a conference", "By when?"), required=False
            )
            self.fields[f"assignee_{number}"] = forms.ChoiceField(
                label=pgettext_lazy("decision of a conference", "Who does it?"),
                required=False,
                choices=named(self.colleagues),
                initial=next(iter(self.colleagues), None),
            )

    @property
    def about_the_meeting(self) -> list[forms.BoundField]:
        return [self[name] for name in self.base_fields]

    @property
    def decision_rows(self) -> list[DecisionRow]:
        return [
            DecisionRow(number, self[f"text_{number}"], self[f"due_on_{number}"], self[f"assignee_{number}"])
            for number in range(1, ROWS + 1)
        ]

    @property
    def decided(self) -> list[Decided]:
        """Rows in which something was written."""
        given = self.cleaned_data
        return [
            Decided(
                text=given[f"text_{number}"],
                due_on=given[f"due_on_{number}"],
                assignee=self.colleagues[given[f"assignee_{number}"]],
            )
            for number in range(1, ROWS + 1)
            if given[f"text_{number}"].strip()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for number in range(1, ROWS + 1):
            self._check_row(cleaned, number)
        return cleaned

    def _check_row(self, cleaned: dict[str, Any], number: int) -> None:
        """A decision is whole, with its day and owner, or not there; its day is asked of the rules of the room."""
        text, due_on = cleaned.get(f"text_{number}", ""), cleaned.get(f"due_on_{number}")
        if due_on and not text.strip():
            self.add_error(f"text_{number}", _("Write what has to be done by that day, or remove the day."))
        if not text.strip():
            return
        if not due_on:
            if f"due_on_{number}" not in self.errors:
                self.add_error(f"due_on_{number}", _("A decision needs a day by which it is done."))
        elif held_on := cleaned.get("held_on"):
            try:
                diary_rules.check_due(due_on, earliest=held_on)
            except PertvarkaError as refused:
                self.add_error(f"due_on_{number}", refused.sentence)
        if not cleaned.get(f"assignee_{number}") and f"assignee_{number}" not in self.errors:
            self.add_error(f"assignee_{number}", _("A decision needs somebody who carries it out."))
