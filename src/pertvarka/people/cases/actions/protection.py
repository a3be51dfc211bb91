"""Restricting a case (staff's relatives, known people) and sealing one (adoption): from then on fewer see it."""

import hashlib
import uuid
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, sealing
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions.diary import content_place
from pertvarka.people.cases.attachments import MediaType
from pertvarka.people.cases.errors import (
    CaseNotFound,
    KeptNotOnTeam,
    NotProtected,
    OfferStands,
    ProtectionNotStronger,
)
from pertvarka.people.cases.models import Attachment, Case, Part, Person, Relationship, TeamMember, Transfer
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import TransferState

REASON_LIMIT = 300
DECISION_LIMIT = 200
STRENGTH = [Case.Protection.ORDINARY, Case.Protection.RESTRICTED, Case.Protection.SEALED]
FAMILY_BEFORE = (
    Relationship.Kind.MOTHER,
    Relationship.Kind.FATHER,
    Relationship.Kind.SIBLING,
    Relationship.Kind.GRANDPARENT,
    Relationship.Kind.RELATIVE,
)


def protect(*, case: Case, protection: str, reason: str, kept: Sequence[Account] = (), by: Account) -> None:
    """Cut a case off from rights over whole organisations.

    A restricted case keeps the members named on its team. A sealed one keeps its manager and those in `kept`; everyone
    else leaves this moment, the ties to the family of before end, and what they were stands in a sealed file of the
    case alone. The new family is written down after sealing.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused: the account does not lead the case.
        ProtectionNotStronger: it is protected so already.
        KeptNotOnTeam: somebody in `kept` is not named on the team.
        OfferStands: a case is not sealed while it is offered to others.
        TextMissing, TextTooLong: the reason.
    """
    policy.require(by, Permission.CASE_PROTECT, on=timezone.localdate())
    why = diary_rules.written(reason, limit=REASON_LIMIT)
    wanted = Case.Protection(protection)
    with transaction.atomic():
        standing = _locked(case)
        if STRENGTH.index(wanted) <= STRENGTH.index(Case.Protection(standing.protection)):
            raise ProtectionNotStronger
        leaving = _team_now(standing)
        if wanted == Case.Protection.SEALED:
            if Transfer.objects.filter(case=standing, state=TransferState.OFFERED).exists():
                raise OfferStands
            staying = _admitted(standing, kept)
            leaving = leaving.exclude(pk__in=staying)
            _end_ties(standing, decision=why, by=by)
        else:
            leaving = leaving.filter(account=None)
        _change(standing, protection=wanted, reason=why)
        if wanted == Case.Protection.SEALED:
            _cut_ties_of_others(standing)
        audit.record("case.protected", about=case.reference, by=by.reference, protection=wanted)
        # Last of all: whoever seals a case and does not stay writes nothing into it after this.
        leaving.update(until=Greatest(F("since"), Value(timezone.now())))


def unprotect(*, case: Case, reason: str, by: Account) -> None:
    """Open a case again to the rights over its organisation. The team stays as it is; sealed notes stay sealed.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused: the account does not lead the case.
        NotProtected: it is an ordinary case.
        TextMissing, TextTooLong: the reason.
    """
    policy.require(by, Permission.CASE_PROTECT, on=timezone.localdate())
    why = diary_rules.written(reason, limit=REASON_LIMIT)
    with transaction.atomic():
        standing = _locked(case)
        if standing.protection == Case.Protection.ORDINARY:
            raise NotProtected
        _change(standing, protection=Case.Protection.ORDINARY, reason=why)
        audit.record("case.unprotected", about=case.reference, by=by.reference, before=standing.protection)


def _locked(case: Case) -> Case:
    if not Case.objects.filter(pk=case.pk).exists():
        raise CaseNotFound
    held = Case.objects.select_for_update().filter(pk=case.pk).first()
    if held is None:
        raise WriteRefused
    return held


def _change(case: Case, *, protection: Case.Protection, reason: str) -> None:
    Case.objects.filter(pk=case.pk).update(protection=protection, protection_reason=reason, version=F("version") + 1)


def _team_now(case: Case) -> "QuerySet[TeamMember]":
    return TeamMember.objects.filter(Q(until=None) | Q(until__gt=timezone.now()), case=case)


def _admitted(case: Case, kept: Sequence[Account]) -> list[int]:
    """Rows of the team that stay: the manager's and those named, each admitted from now on to what is sealed."""
    wanted = {case.manager_id, *(account.pk for account in kept)}
    rows = list(_team_now(case).filter(kind=TeamMember.Kind.MEMBER, account_id__in=wanted))
    if {row.account_id for row in rows} != wanted:
        raise KeptNotOnTeam
    for row in rows:
        row.parts = [*row.parts, Part.SEALED] if Part.SEALED not in row.parts else row.parts
        TeamMember.objects.filter(pk=row.pk).update(parts=row.parts)
    return [row.pk for row in rows]


def _end_ties(case: Case, *, decision: str, by: Account) -> None:
    """End the person's ties to the family of before, and keep what they were where only this case's members find it.

    Other cases of the person, present and future, see ended ties without a name and without the way to another file.
    """
    ties = list(Relationship.objects.filter(person_id=case.person_id, kind__in=FAMILY_BEFORE))
    if not ties:
        return
    _keep_what_was(ties, case=case, by=by)
    today = timezone.localdate()
    for tie in ties:
        Relationship.objects.filter(pk=tie.pk).update(
            other=None,
            other_name_sealed=None,
            keep_together=False,
            contact=Relationship.Contact.FORBIDDEN,
            decision=tie.decision or decision[:DECISION_LIMIT],
            note="",
            until_on=max(today, tie.since_on or today) if tie.until_on is None else tie.until_on,
            version=F("version") + 1,
        )


def _cut_ties_of_others(case: Case) -> None:
    """In files this account cannot see: nothing there leads to the sealed person any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.cut_ties(%s)", [case.pk])


def _keep_what_was(ties: list[Relationship], *, case: Case, by: Account) -> None:
    """A sealed file: the person may once ask where they come from, and only somebody of this case may look."""
    seen = Person.objects.filter(pk__in=[tie.other_id for tie in ties if tie.other_id]).in_bulk()
    with translation.override(by.language):
        title = _("Family ties before the case was sealed")
        lines = [f"{tie.get_kind_display()}: {_named(tie, seen)} {tie.note}".rstrip() for tie in ties]
    content = "\n".join(lines).encode()
    key = uuid.uuid4()
    Attachment.objects.create(
        uuid=key,
        case=case,
        title=title,
        media_type=MediaType.TEXT,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        content_sealed=sealing.seal_bytes(content, place=content_place(key)),
        attached_by=by,
    )


def _named(tie: Relationship, seen: dict[int, Person]) -> str:
    if tie.other_id is None:
        return tie.other_name
    # Another worker's file: its key stays, so that somebody with the right can find it.
    other = seen.get(tie.other_id)
    return " ".join((tie.other_name, other.reference if other else f"person {tie.other_id}")).strip()
