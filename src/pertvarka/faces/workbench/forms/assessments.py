"""What is asked about an assessment: who does it by when, who was asked, is it sound, does the person agree."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Words
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.people.assessments.actions.planning import Appointed
from pertvarka.people.assessments.models import Assessment, Informant


class PlanForm(forms.Form):
    instrument = Choice(label=_("With what?"))
    reason = Choice(label=_("Why now?"), choices=Assessment.Reason.choices)
    first = forms.ChoiceField(label=_("Who assesses?"), error_messages={"required": _("Choose one")})
    second = forms.ChoiceField(
        label=_("Who assesses with them?"),
        required=False,
        help_text=_(
            "Only where the method asks for two. They do not see each other's form before both have submitted."
        ),
    )
    due_on = Day(label=_("By when?"))

    def __init__(
        self, *args: Any, versions: Iterable[InstrumentVersion], assessors: Sequence[Appointed], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.uuid): version for version in versions}
        self.assessors = {f"{one.account.uuid}:{one.organisation.uuid}": one for one in assessors}
        named = [(key, f"{one.account.name} – {one.organisation.name}") for key, one in self.assessors.items()]
        self._offer("instrument", [(key, _told(version)) for key, version in self.versions.items()])
        self._offer("first", [("", "–"), *named])
        self._offer("second", [("", "–"), *named])

    @property
    def version(self) -> InstrumentVersion:
        return self.versions[self.cleaned_data["instrument"]]

    @property
    def appointed(self) -> list[Appointed]:
        keys = [self.cleaned_data["first"], self.cleaned_data.get("second", "")]
        return [self.assessors[key] for key in keys if key]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared above)
        field.choices = choices


class InformantForm(forms.Form):
    kind = Choice(label=_("Who was asked?"), choices=Informant.Kind.choices)
    relation = Line(
        label=_("What are they to the person?"),
        required=False,
        max_length=100,
        help_text=_("For example, sister or key worker. No names."),
    )
    spoken_on = Day(label=_("When did you talk?"))


class CheckForm(forms.Form):
    CHECKED, SENT_BACK = "checked", "sent_back"
    decision = Choice(
        label=_("Is the assessment sound?"),
        choices=[(CHECKED, _("Yes, it can be discussed with the person")), (SENT_BACK, _("No, send it back"))],
    )
    reason = Words(label=_("What has to be done better?"), required=False, help_text=_("Needed when sending back."))


class AgreeForm(forms.Form):
    agreed_on = Day(label=_("On which day?"))
    agreed_by = Choice(label=_("Who agreed?"), choices=Assessment.AgreedBy.choices)
    words = Words(
        label=_("How was agreement reached?"),
        help_text=_("Write where the person sees it otherwise, in their own words."),
    )


def _told(version: InstrumentVersion) -> str:
    return str(version.instrument.title)
