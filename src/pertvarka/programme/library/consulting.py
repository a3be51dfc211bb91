"""Consultations on a method: days in which members comment, and the answer every comment gets."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import held, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.library import method_queries, rules
from pertvarka.programme.library.errors import (
    AnswerMissing,
    AnswersSettled,
    RoundEndsBeforeItOpens,
    RoundInThePast,
    RoundNotOpen,
    RoundRunning,
    StepLacks,
    StepNotThere,
)
from pertvarka.programme.library.models import Comment, ConsultationRound, PackageVersion
from pertvarka.programme.library.permissions import Permission
from pertvarka.programme.library.states import CommentState, VersionState


def open_round(
    *, version: PackageVersion, opens_on: date, closes_on: date, question: str, by: Account
) -> ConsultationRound:
    """Ask the members, for the first time or again; a version being drafted goes to consultation by it.

    Raises:
        NotAllowed: the account does not keep methods.
        RoundEndsBeforeItOpens, RoundInThePast: the days typed.
        StepNotThere: the version is neither being drafted nor in consultation.
        StepLacks: there is no text to comment on.
        RoundRunning: the former round is not over.
    """
    today = timezone.localdate()
    policy.require(by, Permission.PACKAGE_CHANGE, on=today)
    if closes_on < opens_on:
        raise RoundEndsBeforeItOpens
    if closes_on < today:
        raise RoundInThePast
    with transaction.atomic():
        standing = PackageVersion.objects.select_for_update().get(pk=version.pk)
        if standing.state not in {VersionState.DRAFTING, VersionState.CONSULTATION}:
            raise StepNotThere
        has = method_queries.standing(standing, on=today)
        lacking = rules.missing_for(VersionState.CONSULTATION, has)
        if lacking:
            raise StepLacks(lacking=lacking)
        if has.round_is_open and standing.state == VersionState.CONSULTATION:
            raise RoundRunning
        if standing.state == VersionState.DRAFTING:
            standing.state = VersionState.CONSULTATION
            standing.row_version += 1
            standing.save(update_fields=["state", "row_version"])
        made = ConsultationRound.objects.create(
            version=standing, opens_on=opens_on, closes_on=closes_on, question=question
        )
        audit.record("method.consultation_opened", about=f"method_version:{version.uuid}", by=by.reference)
    return made


def comment(*, on: ConsultationRound, place: str, text: str, by: Account) -> Comment:
    """What a member would change, and where; in the name of the organisation they work in.

    Raises:
        NotAllowed: the account may not comment.
        RoundNotOpen: it is not a day of the round, or the version went back to drafting.
    """
    today = timezone.localdate()
    policy.require(by, Permission.COMMENT_WRITE, on=today)
    with transaction.atomic():
        version = PackageVersion.objects.select_for_update().get(pk=on.version_id)
        is_day = on.opens_on <= today <= on.closes_on
        if version.state != VersionState.CONSULTATION or not is_day or method_queries.newest_round(version) != on:
            raise RoundNotOpen
        made = Comment.objects.create(
            round=on, place=place.strip(), text=text, by=by, organisation_id=_organisation_of(by, on=today)
        )
        audit.record("method.commented", about=f"method_version:{version.uuid}", by=by.reference)
    return made


def answer(*, comment: Comment, text: str, state: str, by: Account) -> Comment:
    """Say what was done with a comment; while the consultation is not settled, the answer may be corrected.

    Raises:
        NotAllowed: the account does not keep methods.
        AnswerMissing: no words, or the state still waits.
        AnswersSettled: the version is past consultation.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    if not text.strip() or state == CommentState.OPEN:
        raise AnswerMissing
    with transaction.atomic():
        version = PackageVersion.objects.select_for_update().get(pk=comment.round.version_id)
        if version.state not in {VersionState.CONSULTATION, VersionState.DRAFTING}:
            raise AnswersSettled
        comment.answer, comment.state, comment.answered_at = text.strip(), state, timezone.now()
        comment.save(update_fields=["answer", "state", "answered_at"])
        audit.record("method.comment_answered", about=f"method_version:{version.uuid}", by=by.reference, state=state)
    return comment


def _organisation_of(account: Account, *, on: date) -> int | None:
    return next((row.organisation_id for row in held.memberships(account, on=on) if row.organisation_id), None)
