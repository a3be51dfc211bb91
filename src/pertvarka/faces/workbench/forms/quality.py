"""What is asked about quality: a process begun, hours, scores, actions, the next stage; and checks of places."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.faces.workbench.forms.offers import WHOLE
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import quality_errors as errors
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.models import Criterion, Principle, QualityFramework
from pertvarka.services.institutions.quality_definitions import checklist
from pertvarka.services.institutions.quality_states import QualityStage, SiteAnswer

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.ProcessStandsAlready: "organisation",
    errors.DayAhead: "day",
    errors.ConsultantUnknown: "consultant",
    errors.ScoreOutOfScale: "score",
    errors.StageLacks: "stage",
    errors.StageMayNotFollow: "stage",
    errors.ProgressEmpty: "text",
    errors.ProgressNotOfThisYear: "text",
    errors.CriteriaRefused: "file",
    errors.CriteriaInUse: "file",
}
CHOOSE = _("Choose one")

show_refusal = beside(FIELDS_OF_ERRORS)


class BeginForm(forms.Form):
    organisation = Offered(label=_("Organisation"))
    framework = Offered(label=_("Framework of quality"))
    consultant = forms.EmailField(
        label=_("E-mail of the consultant"), required=False, help_text=_("As the account of the consultant has it.")
    )

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        frameworks: Iterable[QualityFramework],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "organisation").offer({one.code: (one, one.name) for one in organisations}, empty=CHOOSE)
        told = {str(one.pk): (one, f"{one.title} {one.version}") for one in frameworks}
        offered_in(self, "framework").offer(told)

    @property
    def chosen(self) -> dict[str, Any]:
        return {name: row(self, name) for name in ("organisation", "framework")}


class ConsultationForm(forms.Form):
    day = Day(label=_("Held on"))
    hours = forms.DecimalField(
        label=_("Hours"),
        min_value=0.5,
        max_value=12,
        max_digits=4,
        decimal_places=1,
        localize=True,
        error_messages=WHOLE,
    )
    topic = Line(label=_("What it was about"), max_length=200)


class ProgressForm(forms.Form):
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = Words(
        label=_("What became better in the year, and what did not?"), rows=8, help_text=_("Without names of persons.")
    )


class ScoreForm(forms.Form):
    criterion = Offered(label=_("Criterion"), required=False)
    score = forms.IntegerField(label=_("Score"), min_value=0, error_messages=WHOLE)
    evidence = Words(label=_("What was seen or read"), rows=3, help_text=_("Without names of persons."))

    def __init__(self, *args: Any, criteria: Iterable[Criterion], scale_max: int, **settings: Any) -> None:
        super().__init__(*args, **settings)
        held = {str(one.pk): (one, f"{one.number} {one.text[:80]}") for one in criteria}
        if held:
            offered_in(self, "criterion").offer(held, empty=_("The whole principle"))
        else:
            del self.fields["criterion"]
        self.fields["score"].help_text = _("From 0 to %(scale_max)s.") % {"scale_max": scale_max}

    @property
    def chosen_criterion(self) -> Criterion | None:
        if "criterion" not in self.fields:
            return None
        chosen: Criterion | None = row(self, "criterion")
        return chosen


class ActionForm(forms.Form):
    principle = Offered(label=_("Principle"))
    what = Line(label=_("What will be done better"), max_length=300)
    owner = Line(label=_("Who sees to it"), max_length=120, help_text=_("A position, not a name."))
    due_on = Day(label=_("To be done by"))

    def __init__(self, *args: Any, principles: Iterable[Principle], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "principle").offer({str(one.order): (one, one.title) for one in principles}, empty=CHOOSE)

    @property
    def chosen_principle(self) -> Principle:
        chosen: Principle = row(self, "principle")
        return chosen


class StageForm(Versioned):
    stage = Choice(label=_("Next stage"))
    day = Day(label=_("Day of the audit or of the certificate"), required=False)

    def __init__(self, *args: Any, now: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        stages = self.fields["stage"]
        assert isinstance(stages, forms.ChoiceField)  # noqa: S101 (declared above)
        stages.choices = [(code, QualityStage(code).label) for code in quality_rules.STEPS[now]]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("stage") in {"audit", "certified", "renewed"} and not given.get("day"):
            self.add_error("day", _("Enter the date"))
        return given


class CriteriaForm(forms.Form):
    file = forms.FileField(
        label=_("File of criteria"),
        help_text=_("XLSX or CSV with a heading and three columns: number of the principle, number, text."),
        error_messages={"required": _("Choose a file")},
    )


class SiteCheckForm(forms.Form):
    """Every item of the checklist, then what else was seen."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for item in checklist().items:
            self.fields[item.code] = Choice(label=str(item), choices=SiteAnswer.choices)
        self.fields["day"] = Day(label=_("Checked on"))
        self.fields["note"] = Words(
            label=_("What else was seen"), rows=3, required=False, help_text=_("Without names of persons.")
        )

    @property
    def answers(self) -> dict[str, str]:
        return {item.code: self.cleaned_data[item.code] for item in checklist().items}
