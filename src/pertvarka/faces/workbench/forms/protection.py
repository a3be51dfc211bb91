"""What is asked when a case is restricted, sealed, or opened again to its unit."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Choice, Words
from pertvarka.faces.workbench.forms.offered import Ticks
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.actions.protection import REASON_LIMIT, STRENGTH
from pertvarka.people.cases.models import Case

WISHES = {
    Case.Protection.RESTRICTED: _("Restrict: only members named on the team see the case"),
    Case.Protection.SEALED: _("Seal: only the manager and those chosen below see the case"),
    Case.Protection.ORDINARY: _("Lift the protection: the unit sees the case again"),
}


class ProtectionForm(forms.Form):
    protection = Choice(label=_("What do you want to do?"))
    reason = Words(
        label=pgettext_lazy("protection of a case", "Why?"),
        rows=2,
        max_length=REASON_LIMIT,
        help_text=_("Without names: whoever sees the case will read it."),
    )
    kept = forms.MultipleChoiceField(
        label=_("Who stays with the sealed case beside the manager?"),
        widget=Ticks,
        required=False,
        help_text=_("Only for sealing. Everyone not chosen leaves at once."),
    )
    understood = forms.BooleanField(
        label=_("I understand that sealing ends the ties to the former family for good"),
        required=False,
    )

    def __init__(self, *args: Any, now: str, members: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.members = {str(account.uuid): account for account in members}
        wishes = self.fields["protection"]
        assert isinstance(wishes, forms.ChoiceField)  # noqa: S101 (declared above)
        stronger = STRENGTH[STRENGTH.index(Case.Protection(now)) + 1 :]
        lift = [] if now == Case.Protection.ORDINARY else [Case.Protection.ORDINARY]
        wishes.choices = [(wish, WISHES[wish]) for wish in (*stronger, *lift)]
        if Case.Protection.SEALED not in stronger:
            del self.fields["kept"], self.fields["understood"]
        elif not self.members:
            del self.fields["kept"]
        else:
            kept = self.fields["kept"]
            assert isinstance(kept, forms.MultipleChoiceField)  # noqa: S101 (declared above)
            kept.choices = [(key, account.name) for key, account in self.members.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("protection") == Case.Protection.SEALED and not cleaned.get("understood"):
            self.add_error("understood", _("Tick that you understand it: this cannot be undone."))
        return cleaned

    @property
    def kept_accounts(self) -> list[Account]:
        return [self.members[key] for key in self.cleaned_data.get("kept", [])]
