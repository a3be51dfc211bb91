"""What is asked about the cluster: members and whom to write to, agreements, the log, joint plans, posts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, Ticks, offered_in, row
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import errors
from pertvarka.programme.cluster.actions.cooperation import Difficulty, Step
from pertvarka.programme.cluster.states import BENEFITS, DIFFICULTIES, LogState, MemberKind, PostKind, Purpose

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.DayAhead: "day",
    errors.LeavesBeforeJoining: "day",
    errors.MemberAlready: "organisation",
    errors.PartiesMissing: "parties",
    errors.EndsBeforeSigning: "ends_on",
    errors.HandledWithoutAction: "action",
    errors.DocumentUnknown: "documents",
}
WHOLE_COUNTRY = _("The whole country")
CHOOSE = _("Choose one")

show_refusal = beside(FIELDS_OF_ERRORS)


class OfRegion(forms.Form):
    """A form about one of the regions the person keeps; `with_country` for the programme office."""

    region = Offered(label=_("Where"), required=False)

    def __init__(self, *args: Any, regions: Iterable[Region], with_country: bool, **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = offered_in(self, "region")
        field.offer(
            {region.code: (region, region.name) for region in regions}, empty=WHOLE_COUNTRY if with_country else None
        )
        field.required = not with_country

    @property
    def chosen_region(self) -> Region | None:
        chosen: Region | None = row(self, "region")
        return chosen


def offer_organisations(form: forms.Form, name: str, organisations: Iterable[Organisation], *, empty: Any) -> None:
    offered_in(form, name).offer({body.code: (body, body.name) for body in organisations}, empty=empty)


class JoinForm(OfRegion):
    organisation = Offered(label=_("Organisation"))
    kind = forms.ChoiceField(label=_("Kind of member"), choices=[("", CHOOSE), *MemberKind.choices])
    purposes = forms.MultipleChoiceField(
        label=_("What it joins for"), choices=Purpose.choices, widget=Ticks, required=False
    )
    day = Day(label=_("Joined on"))

    field_order = ["organisation", "region", "kind", "purposes", "day"]

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offer_organisations(self, "organisation", organisations, empty=CHOOSE)

    @property
    def chosen_organisation(self) -> Organisation:
        chosen: Organisation = row(self, "organisation")
        return chosen


class ContactForm(forms.Form):
    name = Line(label=_("Name and surname"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=160, error_messages={"required": _("Write a few words")})
    phone = Line(label=_("Telephone"), max_length=40, required=False)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


class LeaveForm(forms.Form):
    day = Day(label=_("Left on"))
    reason = Line(label=_("Why it leaves"), max_length=300)


class AgreementForm(OfRegion):
    title = Line(label=_("Title of the agreement"), max_length=240)
    subject = Words(label=_("What the parties agreed to do"))
    parties = forms.MultipleChoiceField(label=_("Parties"), widget=Ticks, error_messages={"required": CHOOSE})
    day = Day(label=_("Signed on"))
    ends_on = Day(label=_("Ends on"), required=False)

    field_order = ["title", "subject", "region", "parties", "day", "ends_on"]

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.organisations = {body.code: body for body in organisations}
        field = self.fields["parties"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        field.choices = [(code, body.name) for code, body in self.organisations.items()]

    @property
    def chosen_parties(self) -> list[Organisation]:
        return [self.organisations[code] for code in self.cleaned_data["parties"]]


class NoteForm(OfRegion):
    kind = forms.ChoiceField(label=_("What is it"))
    what = Words(label=_("What happened"), help_text=_("Without names of persons."))
    action = Words(label=_("What is done about it"), required=False)
    owner = Offered(label=_("Who takes care of it"), required=False)
    day = Day(label=_("Noted on"))
    due_on = Day(label=_("To be done by"), required=False)

    field_order = ["kind", "what", "region", "action", "owner", "day", "due_on"]

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 (declared above)
        kinds.choices = [
            (_("Difficulties"), [(kind.value, kind.label) for kind in DIFFICULTIES]),
            (_("Benefits"), [(kind.value, kind.label) for kind in BENEFITS]),
        ]
        offer_organisations(self, "owner", organisations, empty=_("Nobody yet"))

    @property
    def entry(self) -> Difficulty:
        given = self.cleaned_data
        return Difficulty(
            kind=given["kind"],
            region=self.chosen_region,
            noted_on=given["day"],
            what=given["what"],
            action=given["action"],
            owner=row(self, "owner"),
            due_on=given["due_on"],
        )


class HandleForm(Versioned):
    state = Choice(label=_("How far is it"), choices=LogState.choices)
    action = Words(label=_("What is done about it"), required=False)


class StepForm(forms.Form):
    what = Line(label=_("What will be done"), max_length=300)
    owner = Offered(label=_("Who does it"))
    due_on = Day(label=_("To be done by"))

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offer_organisations(self, "owner", organisations, empty=CHOOSE)

    @property
    def step(self) -> Step:
        return Step(self.cleaned_data["what"], row(self, "owner"), self.cleaned_data["due_on"])


class ActivityForm(OfRegion):
    title = Line(label=_("What is done together"), max_length=240)
    aim = Words(label=_("What for"), required=False)
    day = Day(label=_("Agreed on"))

    field_order = ["title", "aim", "region", "day"]


class PostForm(OfRegion):
    kind = Choice(label=_("What is it"), choices=PostKind.choices)
    title = Line(label=_("Title"), max_length=200)
    text = Words(label=_("Text"), rows=6, help_text=_("Without names of persons."))
    documents = Line(
        label=_("Documents"),
        required=False,
        max_length=400,
        help_text=_("Codes of documents of the library, with commas between them."),
    )

    field_order = ["kind", "title", "text", "region", "documents"]

    @property
    def document_codes(self) -> tuple[str, ...]:
        return tuple(code.strip() for code in self.cleaned_data["documents"].split(",") if code.strip())


class ReplyForm(forms.Form):
    text = Words(label=_("Your answer"))
