"""What is asked about a hand-over: to whom, what goes, until when the sender reads; and how the receiver answers."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Words
from pertvarka.faces.workbench.forms.offered import Offered, OfferedHere, offered_in
from pertvarka.faces.workbench.forms.team import with_load
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.models import Transfer
from pertvarka.people.cases.queries.team import Manager


class OfferForm(forms.Form):
    """All of an offer. A page shows some of the fields, the others travel hidden, so that nothing is kept anywhere."""

    organisation = Offered(label=_("To which organisation?"))
    municipality = Offered(
        label=_("In which municipality will the person live?"),
        required=False,
        help_text=_("Only where it is another than that of the organisation."),
    )
    extent = Choice(label=_("What goes along?"), choices=Transfer.Extent.choices)
    reason = Words(label=_("Why is the case handed over?"), rows=3)
    summary = Words(
        label=_("What does the receiver have to know in order to decide?"),
        rows=8,
        help_text=_("They read this before they accept, without the name. It stays with you afterwards."),
    )
    grace_until_on = Day(
        label=_("Until which day may you still read the case?"),
        help_text=_("For example, 2026-11-21. At most 90 days from today."),
    )

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[Organisation],
        municipalities: Sequence[Municipality],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "organisation").offer(
            {str(one.uuid): (one, str(one)) for one in organisations}, empty=_("Choose an organisation")
        )
        offered_in(self, "municipality").offer(
            {one.code: (one, str(one)) for one in municipalities}, empty=_("That of the organisation")
        )

    def clean_grace_until_on(self) -> date:
        day: date = self.cleaned_data["grace_until_on"]
        try:
            diary_rules.check_grace(day, today=timezone.localdate())
        except PertvarkaError as refused:
            raise forms.ValidationError(refused.sentence) from refused
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        organisation = offered_in(self, "organisation").rows.get(cleaned.get("organisation", ""))
        if organisation and organisation.municipality is None and not cleaned.get("municipality"):
            self.add_error("municipality", _("This organisation serves the whole country: choose the municipality."))
        return cleaned

    def propose(self, name: str, value: str) -> None:
        """Fill in what is usual where nothing has been typed yet."""
        if not self.data.get(name):
            self.data = {**self.data.dict(), name: value}  # type: ignore[attr-defined]  # of a request

    def has_faults(self, names: Collection[str]) -> bool:
        return any(name in self.errors for name in names)

    def show(self, names: Collection[str], *, with_faults: bool) -> None:
        """Draw these fields only; what is wrong elsewhere is told on its own page."""
        for name, field in self.fields.items():
            if name not in names:
                field.widget = field.hidden_widget()
        told = {*names, NON_FIELD_ERRORS} if with_faults else set()
        for name in [name for name in self.errors if name not in told]:
            del self.errors[name]


class AcceptForm(forms.Form):
    manager = OfferedHere(label=_("Who manages the case?"))

    def __init__(self, *args: Any, managers: Iterable[Manager], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "manager").offer({str(one.account.uuid): (one.account, with_load(one)) for one in managers})


class RefuseForm(forms.Form):
    reason = Words(label=_("Why can the case not be taken?"), rows=3)
