"""Figures on their way: what waits for the group, one of them with its rows, evidence and steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from pertvarka.oversight.monitoring.models import Submission, SubmissionStep
from pertvarka.oversight.monitoring.states import SubmissionState
from pertvarka.oversight.results import queries as results
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import Indicator
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.models import Document

SEEN_BY_GROUP = (
    SubmissionState.SUBMITTED,
    SubmissionState.RETURNED,
    SubmissionState.VERIFIED,
    SubmissionState.PUBLISHED,
    SubmissionState.CORRECTED,
)
ORDER = (
    SubmissionState.SUBMITTED,
    SubmissionState.RETURNED,
    SubmissionState.VERIFIED,
    SubmissionState.DRAFT,
    SubmissionState.PUBLISHED,
    SubmissionState.CORRECTED,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure with its indicator and what the reform says of it on that day."""

    submission: Submission
    indicator: Indicator
    result: IndicatorResult
    evidence: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    submission: Submission
    indicator: Indicator | None

    @property
    def differs(self) -> bool:
        return self.submission.computed is not None and self.submission.computed != self.submission.value


def seen(*, with_drafts: bool) -> QuerySet[Submission]:
    """What waits first; drafts are seen by those who write them only."""
    rows = Submission.objects.all() if with_drafts else Submission.objects.filter(state__in=SEEN_BY_GROUP)
    places = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(ORDER)), output_field=IntegerField()
    )
    return rows.order_by(places, "indicator_code", "-as_of", "-id")


def listed(rows: QuerySet[Submission]) -> list[Listed]:
    """With their indicators; two questions."""
    found = list(rows)
    named = framework.indicators({one.indicator_code for one in found})
    return [Listed(one, named.get(one.indicator_code)) for one in found]


def waiting_count() -> int:
    return Submission.objects.filter(state=SubmissionState.SUBMITTED).count()


def to_publish() -> list[Submission]:
    return list(Submission.objects.filter(state=SubmissionState.VERIFIED).order_by("indicator_code"))


def returned() -> list[Submission]:
    return list(Submission.objects.filter(state=SubmissionState.RETURNED).order_by("indicator_code"))


def one(uuid: UUID, *, with_drafts: bool) -> Submission | None:
    steps = Prefetch("steps", SubmissionStep.objects.select_related("taken_by"))
    return (
        seen(with_drafts=with_drafts)
        .filter(uuid=uuid)
        .select_related("replaces", "replaced_by")
        .prefetch_related(steps)
        .first()
    )


def shown(submission: Submission) -> Shown | None:
    """None where the indicator is gone."""
    indicator = framework.indicator(submission.indicator_code)
    if indicator is None:
        return None
    version = framework.version(None, as_of=submission.as_of)
    result = results.result(indicator=indicator, version=version, as_of=submission.as_of)
    return Shown(submission, indicator, result, tuple(documents(submission.evidence)))


def documents(codes: Sequence[str]) -> list[Document]:
    """In the order they are named in."""
    found = {document.code: document for document in library.with_codes(codes)}
    return [found[code] for code in codes if code in found]


def next_waiting(after: Submission) -> Submission | None:
    """Who has decided goes on to the next."""
    return (
        Submission.objects.filter(state=SubmissionState.SUBMITTED)
        .exclude(pk=after.pk)
        .order_by("indicator_code")
        .first()
    )
