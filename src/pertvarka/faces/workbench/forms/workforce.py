"""What is asked about staff: who works here, where they went, who assesses them, what they learn, what they want."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench import workforce_words as words
from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.programme.events.models import Event
from pertvarka.services.workforce import definitions, errors
from pertvarka.services.workforce.states import ItemKind, WentTo, Wish

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.NameMissing: "name",
    errors.ProfessionUnknown: "profession",
    errors.ShareImpossible: "employment_share",
    errors.DayImpossible: "day",
    errors.AccountTaken: "account",
    errors.ManagesThemselves: "manager",
    errors.OpensToThemselves: "manager",
    errors.AssessorOfThem: "manager",
    errors.WayUnknown: "went_to",
    errors.NotAnAssessor: "assessor",
    errors.AppointsThemselves: "assessor",
    errors.DueDayImpossible: "due_on",
    errors.TextMissing: "what",
    errors.TrainingUnknown: "training",
}
NOBODY = _("Nobody")
NO_ACCOUNT = _("Has no account here")

show_refusal = beside(FIELDS_OF_ERRORS)


class StaffForm(forms.Form):
    name = Line(label=_("Name and surname"), max_length=120)
    profession = forms.ChoiceField(label=_("Profession"), error_messages={"required": _("Choose one")})
    employment_share = forms.DecimalField(
        label=_("Share of full time"),
        help_text=_("1 is full time, 0.5 is half."),
        max_digits=3,
        decimal_places=2,
        localize=True,
        error_messages={"required": _("Write a number"), "invalid": _("Write a number")},
    )
    day = Day(label=_("Works here since"))
    account = Offered(
        label=_("Account of the worker"),
        required=False,
        help_text=_("With an account the worker sees their own assessment and plan."),
    )
    manager = Offered(
        label=_("Direct manager"),
        required=False,
        help_text=_("Who leads this worker's day. The manager sees the result of the assessment."),
    )

    def __init__(self, *args: Any, colleagues: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        profession = self.fields["profession"]
        assert isinstance(profession, forms.ChoiceField)  # noqa: S101 (declared above)
        profession.choices = [
            ("", _("Choose one")),
            *((code, str(one)) for code, one in definitions.professions().items()),
        ]
        held = {str(one.uuid): (one, one.name) for one in colleagues}
        offered_in(self, "account").offer(held, empty=NO_ACCOUNT)
        offered_in(self, "manager").offer(held, empty=NOBODY)

    def chosen(self, name: str) -> Account | None:
        found: Account | None = row(self, name)
        return found


class AccountsForm(Versioned):
    """Who leads the worker and with which account they come in; whoever stands there now is offered too."""

    manager = Offered(
        label=_("Direct manager"),
        required=False,
        help_text=_("The manager sees the result of the assessment. The former one sees it no more, at once."),
    )
    account = Offered(
        label=_("Account of the worker"),
        required=False,
        help_text=_("With an account the worker sees their own assessment and plan."),
    )

    def __init__(self, *args: Any, colleagues: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        held = {str(one.uuid): (one, one.name) for one in colleagues}
        offered_in(self, "manager").offer(held, empty=NOBODY)
        offered_in(self, "account").offer(held, empty=NO_ACCOUNT)

    def chosen(self, name: str) -> Account | None:
        found: Account | None = row(self, name)
        return found


class EndForm(forms.Form):
    day = Day(label=_("Last day of work"))
    went_to = Choice(label=_("Where did the worker go?"), choices=WentTo.choices)
    organisation = Offered(label=_("To which organisation, if known?"), required=False)

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "organisation").offer(
            {one.code: (one, one.name) for one in organisations}, empty=_("Not known")
        )


class AssessForm(forms.Form):
    assessor = Offered(
        label=_("Who assesses?"), help_text=_("Not the worker, not their manager, and not you: somebody from outside.")
    )
    due_on = Day(label=_("By when?"))

    def __init__(self, *args: Any, assessors: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "assessor").offer({str(one.uuid): (one, one.name) for one in assessors}, empty=_("Choose one"))


class DiscussForm(forms.Form):
    day = Day(label=_("When did you talk the result over?"))


class AimForm(Versioned):
    aim = Words(label=_("What does the worker want to be able to do?"), help_text=_("In the worker's own words."))


class ItemForm(forms.Form):
    """A training is chosen out of those that take people now; anything else is written."""

    domain = forms.ChoiceField(label=_("What has to be learnt?"), error_messages={"required": _("Choose one")})
    kind = Choice(label=_("How?"), choices=ItemKind.choices)
    training = Offered(label=_("Which training?"), required=False, help_text=_("Trainings that take people now."))
    what = Line(
        label=_("What will be done?"), required=False, max_length=300, help_text=_("Not needed for a training.")
    )
    due_on = Day(
        label=_("By when?"), required=False, help_text=_("Not needed for a training. For example, 2026-11-21.")
    )

    def __init__(self, *args: Any, groups: Iterable[Event], **settings: Any) -> None:
        super().__init__(*args, **settings)
        domain = self.fields["domain"]
        assert isinstance(domain, forms.ChoiceField)  # noqa: S101 (declared above)
        domain.choices = [("", _("Choose one")), *words.DOMAINS.items()]
        told = {str(one.uuid): (one, f"{one.starts_on:%Y-%m-%d} {one.title}") for one in groups}
        offered_in(self, "training").offer(told, empty=_("No training"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == ItemKind.TRAINING and not given.get("training"):
            self.add_error("training", _("Choose a training"))
        elif given.get("kind") and given["kind"] != ItemKind.TRAINING:
            if not given.get("what"):
                self.add_error("what", _("Write a few words"))
            if not given.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", _("Enter the date"))
        return given


class EnrolForm(forms.Form):
    email = forms.EmailField(label=_("E-mail of the worker"), error_messages={"required": _("Write an e-mail")})


class WishForm(forms.Form):
    wish = Choice(label=_("What does the worker want after the institution closes?"), choices=Wish.choices)
    municipality = Offered(label=_("In which municipality?"), required=False)
    own_words = Words(label=_("In own words"), required=False, rows=3)

    def __init__(self, *args: Any, municipalities: Iterable[Municipality], **settings: Any) -> None:
        super().__init__(*args, **settings)
        told = {one.code: (one, one.name) for one in municipalities}
        offered_in(self, "municipality").offer(told, empty=_("Anywhere"))
