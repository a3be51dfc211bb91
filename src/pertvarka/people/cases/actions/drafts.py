"""A registration begun and not sent yet: kept sealed for seven days, read by its author, gone when sent or thrown away.

No audit event tells of a draft: nothing is registered, and nobody but its author can see it. The searches made on the
way leave their records in the view log.
"""

import json
import uuid as uuids
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.people.cases.actions import registration
from pertvarka.people.cases.actions.person_links import SaidToBe
from pertvarka.people.cases.actions.registration import NewCase, NewPerson
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, RegistrationDraft
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries.drafts import KEPT_FOR, Answers, place


def begin(*, answers: Answers, by: Account) -> UUID:
    """Keep the first answers; drafts of the author whose days are over are thrown away on the same occasion.

    Raises:
        NotAllowed: the account registers nobody.
    """
    policy.require(by, Permission.CASE_REGISTER, on=timezone.localdate())
    key = uuids.uuid4()
    with transaction.atomic():
        RegistrationDraft.objects.filter(account=by, changed_at__lte=timezone.now() - KEPT_FOR).delete()
        RegistrationDraft.objects.create(uuid=key, account=by, answers_sealed=_sealed(answers, key=key))
    return key


def keep(*, draft: UUID, answers: Answers, by: Account) -> None:
    """Keep what has been typed so far, right or wrong, for seven days from now.

    Raises:
        NotAllowed: the account registers nobody.
        CaseNotFound: there is no such draft of this account.
    """
    policy.require(by, Permission.CASE_REGISTER, on=timezone.localdate())
    columns = {"answers_sealed": _sealed(answers, key=draft), "changed_at": timezone.now()}
    if not RegistrationDraft.objects.filter(uuid=draft, account=by).update(**columns):
        raise CaseNotFound


def discard(*, draft: UUID, by: Account) -> None:
    """Throw a draft away: asked for by its author, or because it was sent. Whoever lost the role may still do it."""
    RegistrationDraft.objects.filter(uuid=draft, account=by).delete()


def send(*, draft: UUID, person: NewPerson, case: NewCase, same: SaidToBe | None = None, by: Account) -> Case:
    """Register what a draft says; with it the draft has done its work. Both or neither.

    Raises:
        As `registration.register`.
    """
    with transaction.atomic():
        opened = registration.register(person=person, case=case, same=same, by=by)
        discard(draft=draft, by=by)
    return opened


def _sealed(answers: Answers, *, key: UUID) -> bytes:
    return sealing.seal(json.dumps(answers, ensure_ascii=False), place=place(key))
