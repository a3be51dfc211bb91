"""A new figure on its way: drafted, submitted with evidence, verified or returned, published, corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.oversight.monitoring import rules
from pertvarka.oversight.monitoring.errors import (
    DayAhead,
    DifferenceUnexplained,
    EvidenceMissing,
    EvidenceUnknown,
    FigureStands,
    IndicatorUnknown,
    ReasonMissing,
    StepNotPossible,
)
from pertvarka.oversight.monitoring.models import Submission, SubmissionStep
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.states import SubmissionState
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.oversight.results.models import Achievement
from pertvarka.programme.library import queries as library


@dataclass(frozen=True, slots=True)
class Figure:
    """What is stated: a value as of a day, the documents that prove it, what the reader must know."""

    indicator_code: str
    as_of: date
    value: int
    evidence: tuple[str, ...] = ()
    comment_lt: str = ""
    comment_en: str = ""


def computed(code: str, *, as_of: date) -> int | None:
    """What the records give for that day; None where the indicator is not counted from records."""
    if code not in all_definitions() or not all_definitions()[code].is_counted_from_records:
        return None
    value = measurement.numbers([code], as_of=as_of)[code]
    return int(value) if isinstance(value, Decimal | int) else None


def draft(*, figure: Figure, by: Account, replaces: Submission | None = None) -> Submission:
    """A figure of a day; what the records give at this moment is kept beside it.

    Raises:
        NotAllowed: the account submits no figures.
        IndicatorUnknown, DayAhead, EvidenceUnknown, FigureStands: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.SUBMISSION_PUBLISH, on=today)
    if figure.indicator_code not in all_definitions():
        raise IndicatorUnknown(code=figure.indicator_code)
    if figure.as_of > today:
        raise DayAhead
    _refuse_unknown(figure.evidence)
    try:
        with transaction.atomic():
            made = Submission.objects.create(
                indicator_code=figure.indicator_code, replaces=replaces, **_columns(figure)
            )
            _step(made, SubmissionState.DRAFT, by=by)
            audit.record("figure.drafted", about=reference(made), by=by.reference, indicator=figure.indicator_code)
    except IntegrityError as taken:
        raise FigureStands from taken
    return made


def change(*, submission: Submission, figure: Figure, expected_version: int, by: Account) -> Submission:
    """A draft or a returned figure is put right; the indicator stays.

    Raises:
        NotAllowed, DayAhead, EvidenceUnknown, FigureStands: as for a draft.
        StepNotPossible: it is with the group already.
        ChangedMeanwhile: somebody saved in the meantime.
    """
    today = timezone.localdate()
    policy.require(by, Permission.SUBMISSION_PUBLISH, on=today)
    if submission.state not in (SubmissionState.DRAFT, SubmissionState.RETURNED):
        raise StepNotPossible(before=submission.state, after=submission.state)
    if figure.as_of > today:
        raise DayAhead
    _refuse_unknown(figure.evidence)
    try:
        with transaction.atomic():
            locking.save_unless_changed(submission, expected_version=expected_version, changes=_columns(figure))
            audit.record("figure.changed", about=reference(submission), by=by.reference)
    except IntegrityError as taken:
        raise FigureStands from taken
    return submission


def submit(*, submission: Submission, by: Account) -> Submission:
    """To the monitoring group.

    Raises:
        NotAllowed: the account submits no figures.
        EvidenceMissing, DifferenceUnexplained: what the group would send back.
        StepNotPossible: it is submitted already.
    """
    policy.require(by, Permission.SUBMISSION_PUBLISH, on=timezone.localdate())
    if not submission.evidence:
        raise EvidenceMissing
    if (
        submission.computed is not None
        and submission.computed != submission.value
        and not submission.comment_lt.strip()
    ):
        raise DifferenceUnexplained(value=submission.value, computed=submission.computed)
    with transaction.atomic():
        _move(submission, SubmissionState.SUBMITTED, by=by)
        audit.record("figure.submitted", about=reference(submission), by=by.reference, evidence=submission.evidence)
    return submission


def verify(*, submission: Submission, by: Account) -> Submission:
    """The group has seen the rows and the evidence.

    Raises:
        NotAllowed: the account is not of the group.
        StepNotPossible: it does not wait.
    """
    policy.require(by, Permission.SUBMISSION_VERIFY, on=timezone.localdate())
    with transaction.atomic():
        _move(submission, SubmissionState.VERIFIED, by=by)
        audit.record("figure.verified", about=reference(submission), by=by.reference)
    return submission


def send_back(*, submission: Submission, reason: str, by: Account) -> Submission:
    """Returned, with what is to be put right.

    Raises:
        NotAllowed: the account is not of the group.
        ReasonMissing: nothing is said.
        StepNotPossible: it does not wait.
    """
    policy.require(by, Permission.SUBMISSION_VERIFY, on=timezone.localdate())
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        _move(submission, SubmissionState.RETURNED, by=by, reason=reason)
        audit.record("figure.returned", about=reference(submission), by=by.reference)
    return submission


def publish(*, submission: Submission, by: Account) -> Achievement:
    """A verified figure becomes a statement everybody reads; the one it corrects stays readable as corrected.

    Raises:
        NotAllowed: the account publishes no figures.
        StepNotPossible: it is not verified.
    """
    policy.require(by, Permission.SUBMISSION_PUBLISH, on=timezone.localdate())
    with transaction.atomic():
        _move(submission, SubmissionState.PUBLISHED, by=by)
        if submission.replaces:
            _move(submission.replaces, SubmissionState.CORRECTED, by=by, reason=submission.comment_lt)
            Achievement.objects.filter(source=source_of(submission.replaces)).update(state=Achievement.State.CORRECTED)
        made = Achievement.objects.create(
            indicator_code=submission.indicator_code,
            value=submission.value,
            as_of=submission.as_of,
            precision="day",
            state=Achievement.State.PUBLISHED,
            source=source_of(submission),
            comment_lt=submission.comment_lt,
            comment_en=submission.comment_en,
        )
        audit.record("figure.published", about=reference(submission), by=by.reference, value=submission.value)
    return made


def correct(*, submission: Submission, figure: Figure, by: Account) -> Submission:
    """A published figure was wrong: a new one begins, and takes its place when it is published.

    Raises:
        NotAllowed, DayAhead, EvidenceUnknown, FigureStands: as for a draft.
        StepNotPossible: it is not published.
        ReasonMissing: nothing is said of why.
    """
    if submission.state != SubmissionState.PUBLISHED:
        raise StepNotPossible(before=submission.state, after=SubmissionState.CORRECTED)
    if not figure.comment_lt.strip():
        raise ReasonMissing
    return draft(figure=figure, by=by, replaces=submission)


def reference(submission: Submission) -> str:
    """How the audit record names a figure on its way."""
    return f"figure:{submission.uuid}"


def source_of(submission: Submission) -> str:
    """How the published statement names where it comes from."""
    return f"monitoring-{submission.pk}"


def _columns(figure: Figure) -> Mapping[str, Any]:
    return {
        "as_of": figure.as_of,
        "value": figure.value,
        "computed": computed(figure.indicator_code, as_of=figure.as_of),
        "evidence": list(figure.evidence),
        "comment_lt": figure.comment_lt,
        "comment_en": figure.comment_en,
    }


def _refuse_unknown(codes: Sequence[str]) -> None:
    known = {document.code for document in library.with_codes(codes)}
    for code in codes:
        if code not in known:
            raise EvidenceUnknown(code=code)


def _move(submission: Submission, after: SubmissionState, *, by: Account, reason: str = "") -> None:
    if not rules.may_follow(rules.SUBMISSION_STEPS, submission.state, after):
        raise StepNotPossible(before=submission.state, after=after)
    locking.save_unless_changed(submission, expected_version=submission.version, changes={"state": after.value})
    _step(submission, after, by=by, reason=reason)


def _step(submission: Submission, after: SubmissionState, *, by: Account, reason: str = "") -> None:
    SubmissionStep.objects.create(submission=submission, after=after, reason=reason, taken_by=by)
