"""What is asked, page by page, when a person is registered. Each form checks what it can see; the action checks all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Words
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import national_code
from pertvarka.people.cases.actions import identity
from pertvarka.people.cases.errors import (
    CodeOfSomeoneElse,
    DateImpossible,
    DateInFuture,
    NationalCodeMalformed,
)
from pertvarka.people.cases.models import Case, Ground, Person, TargetGroupMembership

LINE_LIMIT = 200
CODE_LIMIT = 20
CODE_HELP = _("11 digits, as in the document.")
LANGUAGES = (
    ("lt", pgettext_lazy("language a person speaks", "Lithuanian")),
    ("pl", pgettext_lazy("language a person speaks", "Polish")),
    ("ru", pgettext_lazy("language a person speaks", "Russian")),
    ("uk", pgettext_lazy("language a person speaks", "Ukrainian")),
    ("be", pgettext_lazy("language a person speaks", "Belarusian")),
    ("en", pgettext_lazy("language a person speaks", "English")),
)


FIRST_NAME = {"required": _("Enter the first name")}
SURNAME = {"required": _("Enter the surname")}
BIRTH_DATE = {"required": _("Enter the date of birth")}


class Several(forms.MultipleChoiceField):
    """Any number of a few, all in sight."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"required": _("Choose at least one")}


class Code(Line):
    """A national code as typed; what is kept is its eleven digits."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "label": _("National code"),
                "max_length": CODE_LIMIT,
                "help_text": CODE_HELP,
                "required": False,
                **settings,
            }
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        try:
            return national_code.parse(text, today=timezone.localdate()).text
        except NationalCodeMalformed as malformed:
            raise forms.ValidationError(malformed.sentence) from malformed


class Unremembered(forms.Form):
    """Neither the browser nor its password store learns who the person is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.widget.attrs.setdefault("autocomplete", "off")
                field.widget.attrs.setdefault("spellcheck", "false")


class GroundForm(forms.Form):
    """The legal ground, and how the person learnt what happens to their data."""

    basis = Choice(label=_("On what ground are the data used?"), choices=Ground.Basis.choices, initial=Ground.Basis.LAW)
    article = Line(
        label=_("Provision or decision"),
        error_messages={"required": _("Enter the provision or the decision")},
        max_length=120,
        help_text=_("For example, GDPR Art. 6(1)(e), or a court decision."),
    )
    informed_form = Choice(label=_("How was it explained to the person?"), choices=Ground.Form.choices)
    informed_on = Day(label=_("When was it explained?"))

    def clean_informed_on(self) -> date:
        day: date = self.cleaned_data["informed_on"]
        return _not_ahead(day)


class SearchForm(Unremembered):
    """By exact code, or by name and date of birth together."""

    national_code = Code(help_text=_("If you have it, it is enough: 11 digits."))
    first_name = Line(label=_("First name"), max_length=LINE_LIMIT, required=False)
    surname = Line(label=_("Surname"), max_length=LINE_LIMIT, required=False)
    birth_date = Day(label=_("Date of birth"), required=False)

    def clean_birth_date(self) -> date | None:
        day: date | None = self.cleaned_data["birth_date"]
        return _of_birth(day) if day else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or cleaned.get("national_code"):
            return cleaned
        for name, sentence in (
            ("first_name", _("Enter the first name, or the national code above")),
            ("surname", _("Enter the surname, or the national code above")),
            ("birth_date", _("Enter the date of birth, or the national code above")),
        ):
            if not cleaned.get(name):
                self.add_error(name, sentence)
        return cleaned


class BasicsForm(Unremembered):
    """Who the person is. Everything that names the person is sealed when the case is registered."""

    first_name = Line(label=_("First name"), max_length=LINE_LIMIT, error_messages=FIRST_NAME)
    surname = Line(label=_("Surname"), max_length=LINE_LIMIT, error_messages=SURNAME)
    birth_date = Day(label=_("Date of birth"), error_messages=BIRTH_DATE)
    sex = Choice(label=_("Sex"), choices=Person.Sex.choices)
    national_code = Code()
    municipality = forms.ChoiceField(
        label=_("Municipality where the person lives"),
        error_messages={"required": _("Choose the municipality"), "invalid_choice": _("Choose the municipality")},
    )
    address = Line(label=_("Address"), required=False, max_length=LINE_LIMIT)
    phone = Line(label=_("Telephone"), required=False, max_length=40)
    target_groups = Several(
        label=_("Whom the reform is for: the person's groups"), choices=TargetGroupMembership.Group.choices
    )
    legal_status = Choice(label=_("Legal status"), choices=Person.LegalStatus.choices)
    communication = Several(
        label=_("How does the person communicate?"), choices=Person.Communication.choices, required=False
    )
    languages = Several(label=_("In which languages?"), choices=LANGUAGES, required=False, initial=["lt"])

    def __init__(self, *args: Any, municipalities: Mapping[str, Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipalities = municipalities
        _offer(
            self, "municipality", [("", _("Choose")), *((code, str(place)) for code, place in municipalities.items())]
        )

    def clean_birth_date(self) -> date:
        day: date = self.cleaned_data["birth_date"]
        return _of_birth(day)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("national_code") and cleaned.get("birth_date") and cleaned.get("sex"):
            parts = identity.SealedParts("", "", cleaned["birth_date"], cleaned["national_code"])
            try:
                identity.check(parts, sex=cleaned["sex"], today=timezone.localdate())
            except CodeOfSomeoneElse as refused:
                self.add_error("national_code", refused.sentence)
        return cleaned

    @property
    def chosen_municipality(self) -> Municipality:
        return self.municipalities[self.cleaned_data["municipality"]]


class LeadForm(forms.Form):
    """The case itself: what kind of work, who leads it, since when, why."""

    kind = Choice(label=_("What kind of case is it?"), choices=Case.Kind.choices)
    organisation = Choice(label=_("Which organisation leads it?"))
    manager = Choice(
        label=_("Who manages it?"),
        error_messages={
            "required": _("A case needs a manager: choose one"),
            "invalid_choice": _("This person does not work as a case manager there today. Choose another."),
        },
    )
    opened_on = Day(label=_("Opened on"))
    opening_reason = Words(
        label=_("Why is the case opened?"), help_text=_("In two or three sentences, without names of others.")
    )
    risk = Choice(label=_("How great is the risk now?"), choices=Case.Risk.choices, initial=Case.Risk.LOW)

    def __init__(
        self,
        *args: Any,
        units: Mapping[str, Organisation],
        managers: Mapping[str, Account],
        birth_date: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.units, self.managers, self.birth_date = units, managers, birth_date
        _offer(self, "organisation", [(code, str(unit)) for code, unit in units.items()])
        _offer(self, "manager", [(key, account.name) for key, account in managers.items()])

    def clean_opened_on(self) -> date:
        day = _not_ahead(self.cleaned_data["opened_on"])
        if self.birth_date and day < self.birth_date:
            raise forms.ValidationError(DateImpossible().sentence)
        return day

    @property
    def chosen_unit(self) -> Organisation:
        return self.units[self.cleaned_data["organisation"]]

    @property
    def chosen_manager(self) -> Account:
        return self.managers[self.cleaned_data["manager"]]


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared above)
    field.choices = choices


def _not_ahead(day: date) -> date:
    if day > timezone.localdate():
        raise forms.ValidationError(DateInFuture().sentence)
    return day


def _of_birth(day: date) -> date:
    if day < identity.EARLIEST_BIRTH:
        raise forms.ValidationError(DateImpossible().sentence)
    return _not_ahead(day)
