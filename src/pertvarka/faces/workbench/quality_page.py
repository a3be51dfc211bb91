"""What the pages of quality share: the line of stages, words of a stage, crumbs."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import Crumb, PhaseLine, phase_line
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.models import QualityProcess
from pertvarka.services.institutions.quality_states import QualityStage

LINE = (
    QualityStage.CONSULTATION,
    QualityStage.SELF_ASSESSMENT,
    QualityStage.IMPROVEMENT_PLAN,
    QualityStage.APPLICATION,
    QualityStage.AUDIT,
    QualityStage.CERTIFIED,
)
ENDS = (QualityStage.RENEWED, QualityStage.LAPSED)


def crumbs(*further: Crumb) -> list[Crumb]:
    return [Crumb(_("Quality"), reverse("workbench:quality")), *further]


def stages(process: QualityProcess) -> PhaseLine:
    """Six stages; after the certificate the line stays whole."""
    now = QualityStage.CERTIFIED if process.stage in ENDS else QualityStage(process.stage)
    labels = [str(stage.label) for stage in LINE]
    return phase_line(label=_("Stages of quality"), phases=labels, current=LINE.index(now))


def runs_out(process: QualityProcess) -> bool:
    return process.certified_until is not None and quality_rules.runs_out(
        process.certified_until, today=timezone.localdate()
    )
