"""Studies: begun, described, led by named people, moved from plan to publication; focus groups as summaries."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.programme.library.models import Document
from pertvarka.programme.research import rules
from pertvarka.programme.research.errors import (
    DayFuture,
    DocumentUnknown,
    LeaderIsLast,
    ParticipantsMissing,
    StateMayNotFollow,
    StudyNotFound,
)
from pertvarka.programme.research.models import FocusGroup, Study, StudyMember
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import StudyState

SLUG_LENGTH = 70
LITHUANIAN = str.maketrans("ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "aceeisuuzACEEISUUZ")


@dataclass(frozen=True, slots=True)
class StudyWords:
    """What is said of a study; the columns of the same names."""

    kind: str
    title_lt: str
    title_en: str
    question_lt: str
    method_lt: str
    population_lt: str
    question_en: str = ""
    method_en: str = ""
    population_en: str = ""
    sample_planned: int | None = None
    sample_is_lower_bound: bool = False
    contractor: str = ""
    contract: str = ""
    report_documents: tuple[str, ...] = ()
    data_licence: str = ""


def begin(*, words: StudyWords, by: Account, is_invented: bool = False) -> Study:
    """A planned study; who begins it leads it.

    Raises:
        NotAllowed, DocumentUnknown.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    _check_documents(words.report_documents)
    with transaction.atomic():
        study = Study.objects.create(slug=_slug(words.title_lt), is_invented=is_invented, **_columns(words))
        StudyMember.objects.create(study=study, account=by)
        audit.record("study.begun", about=study.reference, by=by.reference)
    return study


def change(*, study: Study, words: StudyWords, expected_version: int, by: Account) -> Study:
    """What is said of the study.

    Raises:
        NotAllowed, StudyNotFound, DocumentUnknown.
        ChangedMeanwhile: somebody saved before; nothing was written.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    _check_documents(words.report_documents)
    with transaction.atomic():
        held = _held(study)
        locking.save_unless_changed(held, expected_version=expected_version, changes=_columns(words))
        audit.record("study.changed", about=held.reference, by=by.reference)
    return held


def move(*, study: Study, state: str, by: Account) -> Study:
    """One step on; published, the study stands on the public site.

    Raises:
        NotAllowed, StudyNotFound, StateMayNotFollow.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = _held(study)
        before = held.state
        if not rules.study_may_follow(before, state):
            raise StateMayNotFollow
        changes: dict[str, object] = {"state": state}
        if state == StudyState.PUBLISHED:
            changes["published_on"] = timezone.localdate()
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        audit.record("study.state_changed", about=held.reference, by=by.reference, before=before, after=state)
    return held


def name_leaders(*, study: Study, accounts: Collection[Account], by: Account) -> None:
    """These people lead the study, and nobody else.

    Raises:
        NotAllowed: only whoever oversees all studies names the leaders.
        LeaderIsLast: nobody was named.
    """
    policy.require(by, Permission.STUDY_OVERSEE, on=timezone.localdate())
    if not accounts:
        raise LeaderIsLast
    with transaction.atomic():
        held = _held(study)
        standing = {member.account_id: member for member in held.members.all()}
        wanted = {account.pk: account for account in accounts}
        for key in standing.keys() - wanted.keys():
            standing[key].delete()
        for key in wanted.keys() - standing.keys():
            StudyMember.objects.create(study=held, account=wanted[key])
        references = sorted(account.reference for account in accounts)
        audit.record("study.leaders_named", about=held.reference, by=by.reference, leaders=references)


def add_focus_group(
    *,
    study: Study,
    held_on: date,
    place: tuple[str, str],
    participants_count: int,
    summary: tuple[str, str],
    by: Account,
) -> FocusGroup:
    """A conversation that was held; both texts in Lithuanian and English, and no names in them.

    Raises:
        NotAllowed, StudyNotFound, ParticipantsMissing, DayFuture.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    if participants_count < 1:
        raise ParticipantsMissing
    if held_on > timezone.localdate():
        raise DayFuture
    with transaction.atomic():
        held = _held(study)
        group = FocusGroup.objects.create(
            study=held,
            held_on=held_on,
            place_lt=place[0],
            place_en=place[1],
            participants_count=participants_count,
            summary_lt=summary[0],
            summary_en=summary[1],
        )
        audit.record("study.focus_group_added", about=held.reference, by=by.reference, participants=participants_count)
    return group


def _held(study: Study) -> Study:
    """The study as it stands, locked, if the asker leads it."""
    held = led.studies().select_for_update().filter(pk=study.pk).first()
    if held is None:
        raise StudyNotFound
    return held


def _columns(words: StudyWords) -> dict[str, object]:
    return asdict(words) | {"report_documents": list(words.report_documents)}


def _check_documents(codes: Collection[str]) -> None:
    known = set(Document.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise DocumentUnknown(code)


def _slug(title: str) -> str:
    slug = slugify(title.translate(LITHUANIAN))[:SLUG_LENGTH].strip("-") or "tyrimas"
    return f"{slug}-{uuid4().hex[:6]}" if Study.objects.filter(slug=slug).exists() else slug
