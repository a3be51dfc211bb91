"""What is asked about a referral: of whom, from when, what is shared; and how the provider answers."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import EXAMPLE, Choice, Day, Words
from pertvarka.faces.workbench.forms.offered import Ticks
from pertvarka.people.cases.models import Part, Person
from pertvarka.people.delivery import rules
from pertvarka.people.delivery.models import Beneficiary, Referral

PARTS = [(code, Part(code).label) for code in rules.SHAREABLE]


class ReferralForm(forms.Form):
    """All of a referral. A page shows some of the fields, the others travel hidden: nothing is kept anywhere."""

    purpose = Words(
        label=_("What do you ask the provider for?"),
        rows=4,
        help_text=_("Which service, how much, what for. Without names."),
    )
    wished_from = Day(label=_("From which day?"))
    stays_in_queue = forms.BooleanField(label=_("The person stays in the queue until a place is free"), required=False)
    exception_reason = Words(
        label=_("Why do you ask for an exception?"),
        rows=3,
        required=False,
        help_text=_("The provider reads this beside the condition that is not met."),
    )
    shared_summary = Words(
        label=_("What does the provider have to know in order to answer?"),
        rows=6,
        help_text=_("They read this before they answer. Write no names and nothing the service does not need."),
    )
    shared_parts = forms.MultipleChoiceField(
        label=_("What else opens to the provider once it accepts?"),
        choices=PARTS,
        required=False,
        widget=Ticks,
        help_text=_("The case itself opens by its number. Tick only what the service cannot do without."),
    )

    def __init__(self, *args: Any, is_full: bool, needs_exception: bool, **settings: Any) -> None:
        super().__init__(*args, **settings)
        if not is_full:
            del self.fields["stays_in_queue"]
        if needs_exception:
            self.fields["exception_reason"].required = True
        else:
            del self.fields["exception_reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "stays_in_queue" in self.fields and not cleaned.get("stays_in_queue"):
            self.add_error("stays_in_queue", _("All places are taken: tick this, or choose another offer."))
        return cleaned

    def has_faults(self, names: Collection[str]) -> bool:
        return any(name in self.errors for name in names)

    def show(self, names: Collection[str], *, with_faults: bool) -> None:
        """Draw these fields only; what is wrong elsewhere is told on its own page."""
        for name, field in self.fields.items():
            if name not in names:
                field.widget = field.hidden_widget()
                if isinstance(field, forms.ChoiceField):
                    field.widget.choices = field.choices
        told = {*names, NON_FIELD_ERRORS} if with_faults else set()
        for name in [name for name in self.errors if name not in told]:
            del self.errors[name]


class AcceptForm(forms.Form):
    starts_on = Day(label=_("From which day?"), help_text=EXAMPLE)
    words = Words(label=_("What should the team know?"), rows=2, required=False)


class QueueForm(forms.Form):
    words = Words(label=_("When might a place be free?"), rows=2, required=False)


class RefusalForm(forms.Form):
    reason = Choice(label=_("Why?"), choices=Referral.Refusal.choices)
    words = Words(label=_("In words, for the person and the team"), rows=3)


class StartForm(forms.Form):
    starts_on = Day(label=_("On which day did the service begin?"), help_text=EXAMPLE)


class PauseForm(forms.Form):
    reason = forms.CharField(label=_("Why is the service paused?"), max_length=300)


class EndForm(forms.Form):
    ends_on = Day(label=_("Last day of the service"), help_text=EXAMPLE)
    reason = forms.CharField(label=_("Why does it end?"), max_length=300)
    outcome = Words(label=_("What came of it?"), rows=3, required=False)
    satisfaction = forms.TypedChoiceField(
        label=_("How does the person say it was, from 1 to 5?"),
        choices=[("", _("did not say")), *((str(number), str(number)) for number in range(1, 6))],
        coerce=int,
        empty_value=None,
        required=False,
    )


class BeneficiaryForm(forms.Form):
    role = Choice(label=_("Who is it?"), choices=Beneficiary.Role.choices)
    sex = Choice(label=_("Sex"), choices=Person.Sex.choices)
    birth_year = forms.IntegerField(label=_("Year of birth"), min_value=1900, max_value=2100)
