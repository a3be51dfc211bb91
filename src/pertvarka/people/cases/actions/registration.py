"""Registering a person and opening a case: the first act, from which the team, the number and the diary follow."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import rules
from pertvarka.people.cases.actions import identity, person_links
from pertvarka.people.cases.errors import (
    AlreadyRegistered,
    DateImpossible,
    DateInFuture,
    ManagerMissing,
)
from pertvarka.people.cases.models import (
    Case,
    CaseStateChange,
    Ground,
    Identity,
    Part,
    Person,
    TargetGroupMembership,
    TeamMember,
)
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import search
from pertvarka.people.cases.states import CaseState


@dataclass(frozen=True, slots=True)
class GroundGiven:
    """On what ground the data are processed, and how the person was told."""

    basis: str
    article: str
    informed_form: str
    informed_on: date
    purpose: str = Ground.Purpose.CASE_MANAGEMENT


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is registered, as the answers of the registration say."""

    first_name: str
    surname: str
    birth_date: date
    sex: str
    legal_status: str
    national_code: str = ""
    address: str = ""
    phone: str = ""
    communication: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("lt",)
    target_groups: tuple[str, ...] = ()
    is_invented: bool = False

    @property
    def parts(self) -> identity.SealedParts:
        return identity.SealedParts(
            first_name=self.first_name,
            surname=self.surname,
            birth_date=self.birth_date,
            national_code="".join(self.national_code.split()),
            address=self.address,
            phone=self.phone,
        )


@dataclass(frozen=True, slots=True)
class NewCase:
    """The case that is opened with the person."""

    kind: str
    municipality: Municipality
    organisation: Organisation
    manager: Account
    opened_on: date
    opening_reason: str
    risk: str = Case.Risk.LOW
    ground: GroundGiven | None = field(default=None)


def register(*, person: NewPerson, case: NewCase, same: person_links.SaidToBe | None = None, by: Account) -> Case:
    """Register a person and open the first case; the manager is on its team from the same statement.

    `same` says that the person is registered already: linked at once where the registrar works with that file too, and
    asked of the data protection officer otherwise.

    Only who leads a case may write down whose it is. So the case of a colleague is opened by its registrar and goes to
    the colleague in the same transaction; the registrar is off the team before anybody could look.

    Raises:
        NotAllowed: the account registers nobody in that organisation.
        DateInFuture, DateImpossible: of birth or of opening.
        NationalCodeMalformed, CodeOfSomeoneElse: the code is nobody's, or somebody else's.
        AlreadyRegistered: somebody with this code is in the system; not told where.
        ManagerMissing: the manager, or the registrar, does not work as one in that organisation today.
        As `person_links.link`, where `same` is given.
    """
    today = timezone.localdate()
    policy.require(by, Permission.CASE_REGISTER, on=today)
    identity.check(person.parts, sex=person.sex, today=today)
    if case.opened_on > today:
        raise DateInFuture
    if case.opened_on < person.birth_date:
        raise DateImpossible
    with transaction.atomic():
        for manager in {by, case.manager}:
            require_manager(manager, organisation=case.organisation)
        if person.national_code and search.is_code_known(person.national_code):
            raise AlreadyRegistered
        made = _person(person, organisation=case.organisation)
        opened = _case(case, person=made, manager=by)
        # Only now does the team stand, and with it the right to write who the person is.
        _identity(person, of=made)
        _records(person, case, of=made, opened=opened, by=by)
        audit.record("case.registered", about=opened.reference, by=by.reference, number=opened.number)
        if same is not None:
            person_links.link(case=opened, same=same, by=by)
        if case.manager != by:
            _give(opened, to=case.manager, by=by)
    return opened


def require_manager(manager: Account, *, organisation: Organisation) -> None:
    """The manager must hold the role that manages cases, today, in the organisation that leads."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s IN (SELECT scope.holders(%s, %s))", [manager.pk, Permission.CASE_REGISTER, organisation.pk]
        )
        if not cursor.fetchone()[0]:
            raise ManagerMissing


def _person(person: NewPerson, *, organisation: Organisation) -> Person:
    return Person.objects.create(
        open_to_id=organisation.pk,
        sex=person.sex,
        birth_year=person.birth_date.year,
        communication=list(person.communication),
        languages=list(person.languages),
        legal_status=person.legal_status,
        is_invented=person.is_invented,
    )


def _case(case: NewCase, *, person: Person, manager: Account) -> Case:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.next_case_number()")
        number = cursor.fetchone()[0]
    opened = Case.objects.create(
        number=number,
        person=person,
        kind=case.kind,
        municipality=case.municipality,
        organisation=case.organisation,
        manager=manager,
        state=CaseState.REGISTERED,
        risk=case.risk,
        opened_on=case.opened_on,
        opening_reason=case.opening_reason,
        review_due_on=rules.next_review(after=case.opened_on),
    )
    opened.refresh_from_db(fields=["open_to_id"])
    return opened


def _identity(person: NewPerson, *, of: Person) -> None:
    Identity.objects.create(person=of, **identity.sealed_parts(person.parts, person_id=of.pk))


def _records(person: NewPerson, case: NewCase, *, of: Person, opened: Case, by: Account) -> None:
    for group in person.target_groups:
        TargetGroupMembership.objects.create(
            person=of, open_to_id=opened.open_to_id, group=group, since_on=case.opened_on
        )
    if case.ground:
        Ground.objects.create(
            person=of,
            open_to_id=opened.open_to_id,
            purpose=case.ground.purpose,
            basis=case.ground.basis,
            article=case.ground.article,
            informed_form=case.ground.informed_form,
            informed_by=by,
            informed_on=case.ground.informed_on,
        )
    CaseStateChange.objects.create(
        case=opened, open_to_id=opened.open_to_id, after=CaseState.REGISTERED, changed_by=by, reason=""
    )


def _give(case: Case, *, to: Account, by: Account) -> None:
    """The new manager first and the registrar off last: from then on the registrar changes nothing any more."""
    own = TeamMember.objects.get(case=case, account=by, parts__contains=[Part.LEAD])
    TeamMember.objects.create(
        case=case,
        person_id=case.person_id,
        organisation_id=own.organisation_id,
        account=to,
        role_code=own.role_code,
        parts=own.parts,
        may_write=True,
    )
    locking.save_unless_changed(case, expected_version=case.version, changes={"manager": to})
    audit.record("case.assigned", about=case.reference, by=by.reference, former=by.reference, manager=to.reference)
    notices.tell(account_id=to.pk, kind="case.assigned", about=case.reference, label=case.number)
    TeamMember.objects.filter(pk=own.pk).update(until=timezone.now())
