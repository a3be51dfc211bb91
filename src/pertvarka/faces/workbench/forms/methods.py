"""What is asked about methods: the package, its versions and documents, consultations, comments and answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Ticks
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.library import errors
from pertvarka.programme.library.method_actions import Method, Particulars
from pertvarka.programme.library.retitling import Correction
from pertvarka.programme.library.states import CommentState, FileRole, PackageKind

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.PackageTwice: "title_lt",
    errors.TitleSame: "title_lt",
    errors.NoSuchDocument: "document",
    errors.DocumentAttached: "document",
    errors.RoundEndsBeforeItOpens: "closes_on",
    errors.RoundInThePast: "closes_on",
    errors.AnswerMissing: "answer",
}
ANSWERED = [(state.value, state.label) for state in CommentState if state != CommentState.OPEN]

show_refusal = beside(FIELDS_OF_ERRORS)


class MethodForm(forms.Form):
    kind = Choice(label=_("What is it"), choices=PackageKind.choices)
    title_lt = Line(label=_("Title in Lithuanian"), max_length=300)
    title_en = Line(label=_("Title in English"), max_length=300)
    service_types = forms.MultipleChoiceField(
        label=_("Services it is written for"), widget=Ticks, required=False, help_text=_("None, if it is for all.")
    )
    authors = Line(label=_("Authors"), max_length=300, required=False)
    contract = Line(label=_("Number of the contract"), max_length=40, required=False)

    def __init__(self, *args: Any, service_types: Iterable[tuple[str, str]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["service_types"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        field.choices = list(service_types)

    @property
    def method(self) -> Method:
        given = self.cleaned_data
        return Method(
            kind=given["kind"],
            title_lt=given["title_lt"],
            title_en=given["title_en"],
            service_type_codes=given["service_types"],
            authors=given["authors"],
            contract=given["contract"],
        )


class TitleForm(Versioned):
    """The titles; `version` is one more than how often they were corrected."""

    title_lt = Line(label=_("Title in Lithuanian"), max_length=300)
    title_en = Line(label=_("Title in English"), max_length=300)
    reason = Line(
        label=_("What was wrong"),
        max_length=300,
        help_text=_("It stands on the open page beside the former title."),
    )

    @property
    def correction(self) -> Correction:
        given = self.cleaned_data
        return Correction(
            title_lt=given["title_lt"],
            title_en=given["title_en"],
            reason=given["reason"],
            corrected_before=given["version"] - 1,
        )


class ParticularsForm(forms.Form):
    licence = Line(
        label=_("Licence of the text"), max_length=80, required=False, help_text=_("For example, CC BY 4.0.")
    )
    note_lt = Words(label=_("What is new, in Lithuanian"), required=False)
    note_en = Words(label=_("What is new, in English"), required=False)

    @property
    def particulars(self) -> Particulars:
        given = self.cleaned_data
        return Particulars(licence=given["licence"], note_lt=given["note_lt"], note_en=given["note_en"])


class StepForm(Versioned):
    after = forms.CharField(max_length=12, widget=forms.HiddenInput)


class AttachForm(forms.Form):
    document = Line(
        label=_("Code of the document"),
        max_length=80,
        help_text=_("It stands at the end of the address of the document's page."),
    )
    role = Choice(label=_("What is it in the method"), choices=FileRole.choices, initial=FileRole.TEXT)


class RoundForm(forms.Form):
    opens_on = Day(label=_("First day"))
    closes_on = Day(label=_("Last day"))
    question = Words(label=_("What you ask members about"), required=False)


class CommentForm(forms.Form):
    place = Line(
        label=_("Which place of the text"),
        max_length=160,
        required=False,
        help_text=_("Chapter, page or a few words of it."),
    )
    text = Words(label=_("Your comment"), rows=6, help_text=_("Without names of persons."))


class AnswerForm(forms.Form):
    state = Choice(label=_("What is done with the comment"), choices=ANSWERED)
    answer = Words(label=_("Answer"))
