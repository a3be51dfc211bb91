"""What is asked about a task: what, by when, by whom; what came of it; why later; why no longer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.actions.tasks import TITLE_LIMIT, WORDS_LIMIT


class NewTaskForm(forms.Form):
    title = Line(label=_("What has to be done?"), max_length=TITLE_LIMIT, help_text=_("One sentence, without names."))
    due_on = Day(label=_("By when?"))
    assignee = Choice(label=_("Who does it?"))

    def __init__(self, *args: Any, colleagues: Iterable[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(account.uuid): account for account in colleagues}
        choices = self.fields["assignee"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 (declared above)
        choices.choices = named(self.colleagues)

    @property
    def chosen(self) -> Account:
        return self.colleagues[self.cleaned_data["assignee"]]


class TaskForm(Versioned, NewTaskForm):
    pass


class FinishForm(Versioned):
    result = Line(
        label=_("What came of it?"),
        required=False,
        max_length=WORDS_LIMIT,
        help_text=_("A sentence that helps whoever reads it in a year."),
    )


class PutOffForm(Versioned):
    due_on = Day(label=_("To which day?"))
    reason = Line(label=_("Why later?"), max_length=WORDS_LIMIT)


class CancelForm(Versioned):
    reason = Line(label=_("Why is it no longer needed?"), max_length=WORDS_LIMIT)


def named(colleagues: dict[str, Account]) -> list[tuple[str, str]]:
    """Two of one name are told apart by their e-mail."""
    names = [account.name for account in colleagues.values()]
    return [
        (key, account.name if names.count(account.name) == 1 else f"{account.name} ({account.email})")
        for key, account in colleagues.items()
    ]
