"""The way of an organisation to a certificate: begun, consulted, scored, improved, audited, certified."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import criteria_file, quality_rules
from pertvarka.services.institutions.models import (
    Criterion,
    CriterionScore,
    ImprovementAction,
    Principle,
    QualityConsultation,
    QualityFramework,
    QualityProcess,
    YearlyProgress,
)
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_errors import (
    ActionDoneAlready,
    CriteriaInUse,
    DayAhead,
    ProcessNotFound,
    ProcessStandsAlready,
    ProgressEmpty,
    ProgressNotOfThisYear,
    ScoreOutOfScale,
    StageLacks,
    StageMayNotFollow,
)
from pertvarka.services.institutions.queries import quality


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a principle, or of one of its criteria."""

    principle: Principle
    score: int
    evidence: str
    criterion: Criterion | None = None


def begin(
    *, organisation: Organisation, framework: QualityFramework, consultant: Account | None, by: Account
) -> QualityProcess:
    """An organisation begins; the consultant leads it from then on.

    Raises:
        NotAllowed: only the programme office begins a process.
        ProcessStandsAlready: it is on its way already.
    """
    policy.require(by, Permission.QUALITY_BEGIN, on=timezone.localdate())
    try:
        with transaction.atomic():
            made = QualityProcess.objects.create(
                organisation=organisation,
                framework=framework,
                consultant=consultant,
                began_on=timezone.localdate(),
                is_invented=organisation.is_invented,
            )
            _record("quality.begun", made, by=by)
    except IntegrityError as stands:
        raise ProcessStandsAlready from stands
    return made


@transaction.atomic
def consult(*, process: QualityProcess, held_on: date, hours: Decimal, topic: str, by: Account) -> QualityConsultation:
    """Hours of consultancy.

    Raises:
        NotAllowed, ProcessNotFound: it is not the consultant's process.
        DayAhead: the day has not come.
    """
    _require(process, by=by)
    if held_on > timezone.localdate():
        raise DayAhead
    made = QualityConsultation.objects.create(process=process, held_on=held_on, hours=hours, topic=topic, by=by)
    _record("quality.consulted", process, by=by, hours=str(hours))
    return made


@transaction.atomic
def score(*, process: QualityProcess, found: Found, by: Account) -> CriterionScore:
    """What was found today; earlier scores stay as the way there.

    Raises:
        NotAllowed, ProcessNotFound: it is not the consultant's process.
        ScoreOutOfScale: the framework's scale has no such score.
    """
    _require(process, by=by)
    if not 0 <= found.score <= process.framework.scale_max:
        raise ScoreOutOfScale(scale_max=process.framework.scale_max)
    made = CriterionScore.objects.create(
        process=process,
        principle=found.principle,
        criterion=found.criterion,
        score=found.score,
        evidence=found.evidence,
        found_by=by,
    )
    _record("quality.scored", process, by=by, principle=found.principle.order, score=found.score)
    return made


@transaction.atomic
def plan_action(
    *, process: QualityProcess, principle: Principle, what: str, owner: str, due_on: date, by: Account
) -> ImprovementAction:
    """Something the organisation will do better.

    Raises:
        NotAllowed, ProcessNotFound: it is neither the consultant's process nor one's own organisation.
    """
    _require(process, by=by, may_own=True)
    made = ImprovementAction.objects.create(process=process, principle=principle, what=what, owner=owner, due_on=due_on)
    _record("quality.action_planned", process, by=by)
    return made


@transaction.atomic
def finish_action(*, action: ImprovementAction, by: Account) -> ImprovementAction:
    """It is done today.

    Raises:
        NotAllowed, ProcessNotFound: it is neither the consultant's process nor one's own organisation.
        ActionDoneAlready: a second click, or a colleague was first.
    """
    _require(action.process, by=by, may_own=True)
    today = timezone.localdate()
    if not ImprovementAction.objects.filter(pk=action.pk, done_on=None).update(done_on=today):
        raise ActionDoneAlready
    _record("quality.action_done", action.process, by=by)
    action.done_on = today
    return action


@transaction.atomic
def go_on(*, process: QualityProcess, stage: str, on: date, expected_version: int, by: Account) -> QualityProcess:
    """The next stage; `on` is the day of the audit or of the certificate where the stage has one.

    Raises:
        NotAllowed, ProcessNotFound: it is not the consultant's process.
        StageMayNotFollow, StageLacks: what is not possible yet and why.
        ChangedMeanwhile: a colleague was first.
    """
    _require(process, by=by)
    if stage not in quality_rules.STEPS[process.stage]:
        raise StageMayNotFollow
    standing = quality.standing(process, audit_on=on if stage == "audit" else process.audit_on)
    missing = quality_rules.missing_for(stage, standing)
    if missing:
        raise StageLacks(codes=missing)
    changes: dict[str, object] = {"stage": stage}
    if stage == "audit":
        changes["audit_on"] = on
    if stage in {"certified", "renewed"}:
        if on > timezone.localdate():
            raise DayAhead
        changes |= {"certified_on": on, "certified_until": quality_rules.ends_on(on)}
    locking.save_unless_changed(process, expected_version=expected_version, changes=changes)
    _record("quality.stage_reached", process, by=by, stage=stage)
    return process


@transaction.atomic
def report_progress(
    *, process: QualityProcess, year: int, text: str, expected_version: int, by: Account
) -> YearlyProgress:
    """What a certified organisation reports of a year; `expected_version` 0 where nothing was reported yet.

    Raises:
        NotAllowed, ProcessNotFound: it is neither the consultant's process nor one's own organisation.
        ProgressNotOfThisYear, ProgressEmpty: what was typed.
        ChangedMeanwhile: a colleague reported first.
    """
    _require(process, by=by, may_own=True)
    if year not in quality.years_to_report(process):
        raise ProgressNotOfThisYear
    if not text.strip():
        raise ProgressEmpty
    changes = {"text": text.strip(), "reported_on": timezone.localdate(), "reported_by": by}
    made = YearlyProgress.objects.filter(process=process, year=year).first()
    if made is None:
        made, is_new = YearlyProgress.objects.get_or_create(process=process, year=year, defaults=changes)
        if not is_new:  # a colleague's came between the two questions
            raise ChangedMeanwhile(mine=changes, theirs={"text": made.text}, version=made.version)
    else:
        locking.save_unless_changed(made, expected_version=expected_version, changes=changes)
    _record("quality.progress_reported", process, by=by, year=year)
    return made


@transaction.atomic
def load_criteria(*, framework: QualityFramework, content: bytes, by: Account) -> int:
    """The criteria of a framework, all of the file or none; returns how many.

    Raises:
        NotAllowed: only the programme office loads them.
        CriteriaInUse: scores stand on those loaded before.
        CriteriaRefused: the file's faults, row by row.
    """
    policy.require(by, Permission.QUALITY_BEGIN, on=timezone.localdate())
    if CriterionScore.objects.filter(criterion__principle__framework=framework).exists():
        raise CriteriaInUse
    principles = {row.order: row for row in framework.principles.all()}
    rows = criteria_file.read(content, principles=len(principles))
    Criterion.objects.filter(principle__framework=framework).delete()
    Criterion.objects.bulk_create(
        Criterion(principle=principles[row.principle], number=row.number, text=row.text) for row in rows
    )
    audit.record(
        "quality.criteria_loaded",
        about=f"quality_framework:{framework.code}-{framework.version}",
        by=by.reference,
        criteria=len(rows),
    )
    return len(rows)


def _require(process: QualityProcess, *, by: Account, may_own: bool = False) -> None:
    """The consultant of the process, or the programme office; where it says so, the organisation itself."""
    if not quality.may_lead(process, by) and not (may_own and quality.is_own(process, by)):
        raise ProcessNotFound


def _record(kind: str, process: QualityProcess, *, by: Account, **details: object) -> None:
    audit.record(kind, about=f"quality_process:{process.uuid}", by=by.reference, **details)
