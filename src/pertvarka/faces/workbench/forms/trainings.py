"""What is asked about a training programme, about a group of it, and for whose record one looks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.events import WHOLE, EventForm
from pertvarka.faces.workbench.forms.fields import Line, Versioned
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.foundation.access.models import Account
from pertvarka.programme.events import audiences
from pertvarka.programme.events.actions.trainings import ProgrammeTerms
from pertvarka.programme.events.models import TrainingContract, TrainingProgramme
from pertvarka.programme.events.states import EventKind


class ProgrammeForm(Versioned):
    title_lt = Line(label=_("Title, in Lithuanian"), max_length=240)
    title_en = Line(label=_("Title, in English"), max_length=240)
    audience = forms.ChoiceField(
        label=_("For whom"), choices=list(audiences.WORDS.items()), error_messages={"required": _("Choose one")}
    )
    academic_hours = forms.DecimalField(
        label=_("Academic hours"), min_value=1, max_value=999, decimal_places=1, max_digits=5, error_messages=WHOLE
    )
    completed_percent = forms.IntegerField(
        label=_("Completed by attending at least, in per cent"),
        min_value=1,
        max_value=100,
        initial=80,
        error_messages=WHOLE,
        help_text=_("Of the hours of the group's half-days."),
    )
    contract = Offered(
        label=_("Contract"), required=False, help_text=_("What the contract asks for stands on its own page.")
    )
    planned_groups = forms.IntegerField(
        label=_("Groups planned"), required=False, min_value=0, max_value=10_000, error_messages=WHOLE
    )
    planned_persons = forms.IntegerField(
        label=_("Persons planned"), required=False, min_value=0, max_value=100_000, error_messages=WHOLE
    )

    def __init__(self, *args: Any, contracts: Iterable[TrainingContract], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["version"].required = False
        offered_in(self, "contract").offer(
            {str(one.uuid): (one, f"{one.number}, {one.title}") for one in contracts}, empty=_("Without a contract")
        )

    @property
    def terms(self) -> ProgrammeTerms:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ProgrammeTerms(**{**given, "contract": row(self, "contract")})

    @staticmethod
    def initial_of(programme: TrainingProgramme) -> dict[str, Any]:
        given = {name: getattr(programme, name) for name in ProgrammeForm.base_fields}
        return {**given, "contract": str(programme.contract.uuid) if programme.contract else ""}


class GroupForm(EventForm):
    """A group is an event of the kind training; its programme says the rest."""

    def __init__(self, *args: Any, trainers: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        for name in ("kind", "new_series", "budget_line"):
            del self.fields[name]
        # A group belongs to its programme; the form of events asks for the series all the same.
        self.fields["series"].widget = forms.HiddenInput()
        self.fields["trainer"] = Offered(
            label=_("Trainer"), required=False, help_text=_("They meet the list of this group and tick who came.")
        )
        offered_in(self, "trainer").offer(
            {str(one.uuid): (one, one.name) for one in trainers}, empty=_("Not chosen yet")
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {**given, "kind": EventKind.TRAINING, "budget_line": "", "new_series": ""}

    @property
    def trainer(self) -> Account | None:
        chosen: Account | None = row(self, "trainer")
        return chosen


class TrainerForm(forms.Form):
    trainer = Offered(label=_("Trainer"), required=False)

    def __init__(self, *args: Any, trainers: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "trainer").offer({str(one.uuid): (one, one.name) for one in trainers}, empty=_("Nobody yet"))


class RecordForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=200,
        error_messages={
            "required": _("Write an e-mail address, for example name@office.lt"),
            "invalid": _("Write an e-mail address, for example name@office.lt"),
        },
    )
