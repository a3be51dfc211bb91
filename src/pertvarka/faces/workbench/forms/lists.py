"""What narrows a list of cases, and to whom cases are given."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.states import CaseState


class CaseFilter(forms.Form):
    """The filters of the list; what is not known narrows nothing."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *CaseState.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Case.Kind.choices])
    mine = forms.BooleanField(label=_("Only those I manage"), required=False)


class ReassignForm(forms.Form):
    """Cases and the manager who takes them; each case with the version the supervisor has read."""

    cases = forms.MultipleChoiceField(
        label=_("Cases"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one case"),
            "invalid_choice": _("One of the cases has changed or moved meanwhile. Choose again."),
        },
    )
    manager = forms.ChoiceField(
        label=_("New manager"),
        error_messages={
            "required": _("Choose who takes the cases"),
            "invalid_choice": _("This person does not work as a case manager there today. Choose another."),
        },
    )

    def __init__(self, *args: Any, cases: Mapping[str, str], managers: Mapping[str, Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.managers = managers
        for name, choices in (
            ("cases", list(cases.items())),
            ("manager", [("", _("Choose")), *((key, account.name) for key, account in managers.items())]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared above)
            field.choices = choices

    @property
    def chosen_manager(self) -> Account:
        return self.managers[self.cleaned_data["manager"]]
