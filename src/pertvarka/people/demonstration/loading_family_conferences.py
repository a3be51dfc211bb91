"""The register of coordinators and the invented family conferences in the tables; made once, with the first layer."""

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import sealing
from pertvarka.people.cases.models import (
    Case,
    Coordinator,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Supervision,
)
from pertvarka.people.cases.models.family_conference import member_place
from pertvarka.people.demonstration import family_conferences as invented
from pertvarka.people.demonstration import family_register
from pertvarka.people.demonstration.country import Country

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
PURPOSE = "Sutartis dėl šeimos konferencijų"


def load(layer: Country, standing: "Standing") -> None:
    """After the cases of the layer stand."""
    if Coordinator.objects.exists():
        return
    regions = {code: row.region.code for code, row in standing.municipalities.items()}
    made = invented.invent(layer, regions=regions)
    accounts = _accounts(made.entries, standing)
    entries = _register(made, accounts, standing)
    _conferences(layer, made, entries)


def _accounts(entries: tuple[family_register.Entry, ...], standing: "Standing") -> dict[str, Account]:
    """Like all invented staff they have no password; those already at work have accounts."""
    accounts = {one.key: standing.accounts[one.key] for one in entries if one.key in standing.accounts}
    demo = Account.objects.filter(email=demo_email(family_register.ROLE)).first()
    if demo:
        accounts[family_register.DEMO_COORDINATOR] = demo
    new = [one for one in entries if one.key not in accounts]
    rows = Account.objects.bulk_create(
        [Account(email=one.email, name=one.name, is_demo=True, password=make_password(None)) for one in new],
        batch_size=BATCH,
    )
    Membership.objects.bulk_create(
        [
            Membership(
                account=row,
                role_code=family_register.ROLE,
                organisation=standing.organisations[one.organisation_code],
                region=standing.regions[one.region_code],
                purpose=PURPOSE,
                valid_from=one.trained_on,
            )
            for one, row in zip(new, rows, strict=True)
        ],
        batch_size=BATCH,
    )
    return accounts | {one.key: row for one, row in zip(new, rows, strict=True)}


def _register(made: invented.Register, accounts: dict[str, Account], standing: "Standing") -> dict[str, Coordinator]:
    worked_at = dict(
        Membership.objects.filter(account__in=accounts.values(), role_code=family_register.ROLE)
        .exclude(organisation=None)
        .values_list("account_id", "organisation_id")
    )
    rows = Coordinator.objects.bulk_create(
        [
            Coordinator(
                account=accounts[one.key],
                kind=one.kind,
                organisation_id=worked_at.get(accounts[one.key].pk, standing.organisations[one.organisation_code].pk),
                region=standing.regions[one.region_code],
                certificate=one.certificate,
                trained_on=one.trained_on,
                training_hours=one.training_hours,
            )
            for one in made.entries
        ],
        batch_size=BATCH,
    )
    entries = {one.key: row for one, row in zip(made.entries, rows, strict=True)}
    Supervision.objects.bulk_create(
        [
            Supervision(
                coordinator=entries[one.coordinator_key],
                supervisor=entries[one.supervisor_key],
                held_on=one.held_on,
                hours=Decimal(str(one.hours)),
            )
            for one in made.sessions
        ],
        batch_size=BATCH,
    )
    return entries


def _conferences(layer: Country, made: invented.Register, entries: dict[str, Coordinator]) -> None:
    numbers = {case.key: case.number for case in layer.cases}
    wanted = [numbers[one.case_key] for one in made.conferences]
    cases = {case.number: case for case in Case.objects.filter(number__in=wanted)}
    for one in made.conferences:
        case = cases[numbers[one.case_key]]
        belongs = {"case": case, "open_to_id": case.open_to_id}
        held = FamilyConference.objects.create(
            **belongs,
            person_id=case.person_id,
            number=case.number,
            referred_by_id=case.manager_id,
            coordinator=entries[one.coordinator_key] if one.coordinator_key else None,
            supervisor=entries[one.supervisor_key] if one.supervisor_key else None,
            **{name: getattr(one, name) for name in _SAME},
        )
        FamilyMember.objects.bulk_create([_member(told, held, belongs) for told in one.family])
        FamilyTask.objects.bulk_create(
            [
                FamilyTask(
                    **belongs, conference=held, what=told.what, who=told.who, due_on=told.due_on, done_on=told.done_on
                )
                for told in one.tasks
            ]
        )


def _member(told: invented.Member, held: FamilyConference, belongs: dict[str, object]) -> FamilyMember:
    key = uuid4()
    return FamilyMember(
        **belongs,
        uuid=key,
        conference=held,
        relation=told.relation,
        name_sealed=sealing.seal(told.name, place=member_place(key)),
        invitation=told.invitation,
        safety_reason=told.safety_reason,
    )


_SAME = (
    "phase",
    "question",
    "referred_at",
    "independence",
    "trusted_person",
    "planned_on",
    "held_on",
    "private_from",
    "private_until",
    "family_plan",
    "sent_back_reason",
    "accepted_on",
    "review_on",
    "review_words",
    "closed_on",
)
