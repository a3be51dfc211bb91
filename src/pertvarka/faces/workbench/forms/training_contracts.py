"""What is asked about a contract of trainings, about a thing it asks for, and about taking it over."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.events import WHOLE
from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import contract_errors as errors
from pertvarka.programme.events.actions.contracts import ContractTerms
from pertvarka.programme.events.actions.deliverables import DeliverableTerms
from pertvarka.programme.events.models import TrainingContract, TrainingDeliverable, TrainingProgramme
from pertvarka.programme.events.states import DeliverableKind

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.AcceptanceReasonMissing: "reason",
    errors.AcceptedBeforeDelivered: "on",
    errors.ContractEndsBeforeSigning: "until_on",
    errors.ContractNumberTaken: "number",
    errors.CountNotWhole: "asked_count",
    errors.DeliverableUntold: "what_lt",
    errors.DeliveredNotWhole: "delivered_count",
    errors.DeliveryHalfTold: "delivered_count",
    errors.DeliveryIsCounted: "delivered_count",
    errors.DueBeforeSigning: "due_on",
    errors.ProgrammeOfAnotherContract: "programme",
    errors.SupplierMissing: "supplier",
}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = FIELDS_OF_ERRORS.get(type(refused), "")
    if isinstance(refused, errors.DeliveryAhead):
        field = "delivered_on" if "delivered_on" in form.fields else "on"
    form.add_error(field if field in form.fields else None, refused.sentence)


class ContractForm(Versioned):
    number = Line(label=_("Number of the contract"), max_length=60)
    title_lt = Line(label=_("What it is for, in Lithuanian"), max_length=240)
    title_en = Line(label=_("What it is for, in English"), max_length=240, required=False)
    supplier = Offered(label=_("Supplier"), required=False)
    supplier_words = Line(label=_("Supplier, if it is not on the list"), max_length=200, required=False)
    signed_on = Day(label=_("Signed on"))
    until_on = Day(label=_("Valid until"), required=False)
    amount = forms.DecimalField(
        label=_("Amount, EUR"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        localize=True,
        error_messages={
            "invalid": _("Write an amount, for example 48000 or 48000.50"),
            "max_digits": _("Write an amount, for example 48000 or 48000.50"),
            "max_whole_digits": _("Write an amount, for example 48000 or 48000.50"),
            "max_decimal_places": _("Write an amount, for example 48000 or 48000.50"),
            **{key: WHOLE[key] for key in ("min_value", "max_value")},
        },
    )

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["version"].required = False
        offered_in(self, "supplier").offer(
            {body.code: (body, body.name) for body in organisations}, empty=_("Not on the list")
        )

    @property
    def terms(self) -> ContractTerms:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ContractTerms(**{**given, "supplier": row(self, "supplier")})

    @staticmethod
    def initial_of(contract: TrainingContract) -> dict[str, Any]:
        given = {name: getattr(contract, name) for name in ContractForm.base_fields}
        return {**given, "supplier": contract.supplier.code if contract.supplier else ""}


class DeliverableForm(Versioned):
    kind = Choice(label=_("What is asked for"), choices=DeliverableKind.choices)
    what_lt = Line(
        label=_("Which one, in Lithuanian"),
        max_length=300,
        required=False,
        help_text=_("For a programme or a report; the groups tell the rest."),
    )
    what_en = Line(label=_("Which one, in English"), max_length=300, required=False)
    programme = Offered(label=_("Training programme"), required=False)
    asked_count = forms.DecimalField(
        label=_("How many are asked for"),
        min_value=1,
        max_value=999_999,
        decimal_places=1,
        localize=True,
        error_messages=WHOLE,
    )
    due_on = Day(label=_("Due on"))
    delivered_count = forms.DecimalField(
        label=_("How many were delivered"),
        required=False,
        min_value=1,
        max_value=999_999,
        decimal_places=1,
        localize=True,
        error_messages=WHOLE,
        help_text=_("For a programme or a report. Groups, persons and hours are counted by themselves."),
    )
    delivered_on = Day(label=_("Delivered on"), required=False)

    def __init__(self, *args: Any, programmes: Iterable[TrainingProgramme], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["version"].required = False
        offered_in(self, "programme").offer(
            {str(one.uuid): (one, one.title) for one in programmes}, empty=_("All programmes of the contract")
        )

    @property
    def terms(self) -> DeliverableTerms:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return DeliverableTerms(**{**given, "programme": row(self, "programme")})

    @staticmethod
    def initial_of(deliverable: TrainingDeliverable) -> dict[str, Any]:
        given = {name: getattr(deliverable, name) for name in DeliverableForm.base_fields}
        given |= {name: _short(given[name]) for name in ("asked_count", "delivered_count")}
        return {**given, "programme": str(deliverable.programme.uuid) if deliverable.programme else ""}


def _short(count: Decimal | None) -> Decimal | int | None:
    """A whole count without its decimal."""
    return int(count) if count is not None and count == int(count) else count


class AcceptForm(forms.Form):
    on = Day(label=_("Accepted on"))


class TakeBackForm(forms.Form):
    reason = Words(label=_("Why the acceptance is taken back"), rows=2, max_length=300)
