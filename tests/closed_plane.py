"""The closed plane for tests: organisations, accounts with roles, cases with persons, teams and notes.

    unit = build_organisation("alytaus-skyrius", municipality="LT-02")
    jonas = build_account("Jonas", "case_manager", unit)
    case = build_case(manager=jonas, organisation=unit)
    with scope.of(jonas):
        assert Case.objects.get() == case

What is built stands as if registered long ago: nothing of it is open to the transaction only because that made it.
`committed()` gives a database of its own for tests that must commit: other connections, threads, the real server.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection, connections
from django.utils import timezone
from psycopg import sql

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.people.cases.models import Case, Ground, Identity, Note, Part, Person, TeamMember
from pertvarka.people.cases.models.identity import place
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.plans.models import Plan, PlanNeed, ServiceNeed
from pertvarka.services.catalogue.models import (
    CarerHousehold,
    Carers,
    EligibilityRule,
    ServiceOffer,
    ServiceType,
    Site,
)
from pertvarka.services.catalogue.models.household import sealed_carers
from tests import databases

ALYTUS = "LT-02"
COMMAND = "load_demonstration"
LONG_AGO = timedelta(days=30)
WORKING_PARTS = (Part.CASE, Part.IDENTITY, Part.NOTES, Part.TASKS)
FIRST_NAME, SURNAME = "Vardenė", "Pavardenytė"  # what no page may show unasked
_opened: list[psycopg.Connection] = []  # by `connect`; a database with connections cannot be dropped


def build_organisation(code: str, *, municipality: str | None = ALYTUS, **columns: Any) -> Organisation:
    """An invented unit that leads cases; the municipality by its ISO code, None for a body of the whole country."""
    return Organisation.objects.create(
        code=code,
        name_lt=code,
        name_en=code,
        is_invented=True,
        municipality=Municipality.objects.get(code=municipality) if municipality else None,
        **{"kind": Organisation.Kind.MUNICIPAL_ADMINISTRATION, **columns},
    )


def build_account(
    name: str,
    role: str | None = None,
    organisation: Organisation | None = None,
    *,
    municipality: str | None = None,
    region: str | None = None,
    until: date | None = None,
    is_demo: bool = False,
) -> Account:
    """An account, with a role in an organisation or territory when one is named; demo accounts need no second factor."""
    account = Account(email=f"{name.lower()}@savivaldybe.example", name=name, is_demo=is_demo)
    account.set_unusable_password()
    account.save()
    if role:
        give_role(account, role, organisation, municipality=municipality, region=region, until=until)
    return account


def give_role(
    account: Account,
    role: str,
    organisation: Organisation | None = None,
    *,
    municipality: str | None = None,
    region: str | None = None,
    since: date | None = None,
    until: date | None = None,
    waits_for_approval: bool = False,
) -> Membership:
    """A membership that began a month ago, unless told otherwise."""
    with scope.of_command(COMMAND):
        return Membership.objects.create(
            account=account,
            role_code=role,
            organisation=organisation,
            municipality=Municipality.objects.get(code=municipality) if municipality else None,
            region=Region.objects.get(code=region) if region else None,
            purpose="Bandymas",
            valid_from=since or timezone.localdate() - LONG_AGO,
            valid_until=until,
            needs_second_person=waits_for_approval,
        )


def build_case(
    *,
    manager: Account,
    organisation: Organisation,
    person: Person | None = None,
    opened_on: date | None = None,
    **columns: Any,
) -> Case:
    """A case with its person; the database puts the manager on its team, as a case manager of that organisation."""
    protection = columns.get("protection", Case.Protection.ORDINARY)
    if protection != Case.Protection.ORDINARY:
        columns.setdefault("protection_reason", "Darbuotojo giminaitis")
    with scope.of_command(COMMAND):
        case = Case.objects.create(
            **{
                "number": _number(),
                "person": person or build_person(organisation),
                "kind": Case.Kind.CHILD_AND_FAMILY,
                "municipality": organisation.municipality or Municipality.objects.get(code=ALYTUS),
                "organisation": organisation,
                "manager": manager,
                "opened_on": opened_on or timezone.localdate() - LONG_AGO,
                "opening_reason": "Kreipėsi mokykla",
                **columns,
            }
        )
        _as_if_long_ago("cases_case", case.pk)
    return case


def build_person(organisation: Organisation, *, first_name: str = FIRST_NAME, surname: str = SURNAME) -> Person:
    """A person with a sealed identity, seen from the organisation once there is a case."""
    with scope.of_command(COMMAND):
        person = Person.objects.create(
            open_to_id=organisation.pk,
            sex=Person.Sex.FEMALE,
            birth_year=2010,
            legal_status=Person.LegalStatus.MINOR,
            is_invented=True,
        )
        sealed = {
            f"{column}_sealed": sealing.seal(text, place=place(column, person_id=person.pk))
            for column, text in (("first_name", first_name), ("surname", surname), ("birth_date", "2010-05-17"))
        }
        index = sealing.blind_index(f"{surname} {first_name} 2010-05-17", purpose="tests")
        Identity.objects.create(person=person, name_and_birth_index=index, **sealed)
        _as_if_long_ago("cases_person", person.pk)
    return person


def build_team_member(
    case: Case,
    organisation: Organisation,
    role: str,
    *,
    account: Account | None = None,
    parts: Sequence[str] = WORKING_PARTS,
    since: datetime | None = None,
    until: datetime | None = None,
    **columns: Any,
) -> TeamMember:
    """Somebody on the team, or with no account everyone of that role in the organisation."""
    with scope.of_command(COMMAND):
        return TeamMember.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            person_id=case.person_id,
            organisation=organisation,
            account=account,
            role_code=role,
            parts=list(parts),
            since=since or timezone.now() - LONG_AGO,
            until=until,
            **columns,
        )


def build_note(
    case: Case, author: Account, text: str = "Susitikome.", *, visibility: str = Note.Visibility.TEAM
) -> Note:
    with scope.of_command(COMMAND):
        return Note.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            author=author,
            happened_on=timezone.localdate(),
            text=text,
            visibility=visibility,
        )


def build_ground(case: Case, by: Account, *, purpose: str = Ground.Purpose.SHARING_WITH_PROVIDER) -> Ground:
    """A ground in force: a law, explained in conversation."""
    with scope.of_command(COMMAND):
        return Ground.objects.create(
            person_id=case.person_id,
            open_to_id=case.person.open_to_id,
            purpose=purpose,
            basis=Ground.Basis.LAW,
            article="Socialinių paslaugų įstatymas",
            informed_form=Ground.Form.SPOKEN,
            informed_by=by,
            informed_on=timezone.localdate() - LONG_AGO,
        )


def build_service_type(code: str = "T01", **columns: Any) -> ServiceType:
    """An invented kind of service, the same one whenever the code is."""
    names = {"name_lt": f"Bandomoji paslauga {code}", "name_en": f"Service of the tests {code}"}
    return ServiceType.objects.get_or_create(code=code, defaults={**names, **columns})[0]


def build_offer(
    provider: Organisation,
    *,
    service_type: ServiceType | None = None,
    municipality: str | None = None,
    capacity: int = 2,
    rules: Sequence[tuple[str, Sequence[str]]] = (),
    **columns: Any,
) -> ServiceOffer:
    """An offer at a site of its own, in the provider's municipality unless another is named."""
    place_of = Municipality.objects.get(code=municipality) if municipality else provider.municipality
    assert place_of is not None
    number = Site.objects.filter(organisation=provider).count() + 1
    site = Site.objects.create(
        organisation=provider, name_lt=f"Namai {number}", name_en=f"Home {number}", municipality=place_of
    )
    offer = ServiceOffer.objects.create(
        **{
            "provider": provider,
            "site": site,
            "service_type": service_type or build_service_type(),
            "municipality": place_of,
            "capacity": capacity,
            "last_checked_on": timezone.localdate(),
            "is_invented": True,
            **columns,
        }
    )
    for kind, values in rules:
        EligibilityRule.objects.create(offer=offer, kind=kind, values=list(values))
    return offer


def build_household(
    care_centre: Organisation, *, names: str = "Budinti Pavardenė", municipality: str = ALYTUS, **columns: Any
) -> CarerHousehold:
    """An active on-duty carers' household with sealed names, unless told otherwise."""
    uuid = uuid4()
    with scope.of_command(COMMAND):
        return CarerHousehold.objects.create(
            **{
                "uuid": uuid,
                "number": f"NU-2020-{str(uuid)[:8]}",
                "kind": CarerHousehold.Kind.ON_DUTY,
                "care_centre": care_centre,
                "municipality": Municipality.objects.get(code=municipality),
                "state": "active",
                "places": 2,
                "identity_sealed": sealed_carers(Carers(names=names, address=f"{names} g. 1"), household=uuid),
                "applied_on": timezone.localdate() - LONG_AGO,
                **columns,
            }
        )


def build_plan(case: Case, by: Account, *, state: str = "active", **columns: Any) -> Plan:
    """A plan of the case, agreed unless it is a draft."""
    with scope.of_command(COMMAND):
        number = Plan.objects.filter(case=case).count() + 1
        agreed = (
            {}
            if state == "draft"
            else {"agreement": "agreed", "agreed_by": "person", "agreed_on": timezone.localdate()}
        )
        return Plan.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": number,
                "state": state,
                "made_by": by,
                **agreed,
                **columns,
            }
        )


def build_service_need(plan: Plan, *, service_type: ServiceType | None = None, **columns: Any) -> ServiceNeed:
    """A need of the plan answered by a service, from today on in the municipality of the case."""
    with scope.of_command(COMMAND):
        case = Case.objects.get(pk=plan.case_id)
        need = PlanNeed.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            plan=plan,
            domain="home",
            own_words="Noriu gyventi savo kambaryje.",
            answer=PlanNeed.Answer.PLANNED,
        )
        return ServiceNeed.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "plan": plan,
                "need": need,
                "service_type": service_type or build_service_type(),
                "municipality_id": case.municipality_id,
                "wished_from": timezone.localdate(),
                **columns,
            }
        )


def build_referral(
    need: ServiceNeed, offer: ServiceOffer, by: Account, *, state: str = "sent", **columns: Any
) -> Referral:
    """A referral as it stands after being sent; an accepted one begins today."""
    with scope.of_command(COMMAND):
        case = Case.objects.get(pk=need.case_id)
        starts = {"starts_on": timezone.localdate()} if state in ("accepted", "started") else {}
        waits = {"waiting_since": timezone.now()} if state == "waiting" else {}
        return Referral.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": case.number,
                "service_need": need,
                "offer": offer,
                "to_organisation": offer.provider,
                "state": state,
                "purpose": "Prašome priimti gyventi.",
                "shared_summary": "Paauglei reikia pagalbos rytais.",
                "shared_parts": ["identity"],
                "wished_from": timezone.localdate(),
                "sent_by": by,
                **starts,
                **waits,
                **columns,
            }
        )


def build_episode(
    case: Case, offer: ServiceOffer, by: Account, *, starts_on: date | None = None, **columns: Any
) -> ServiceEpisode:
    """A service being given for a month, with the provider's staff on the team as a referral would have put them."""
    with scope.of_command(COMMAND):
        return ServiceEpisode.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": case.number,
                "offer": offer,
                "service_type": offer.service_type,
                "organisation": offer.provider,
                "starts_on": starts_on or timezone.localdate() - LONG_AGO,
                "begun_by": by,
                **columns,
            }
        )


@contextmanager
def committed() -> Iterator[str]:
    """A copy of the worker's database where everything is committed; yields its name, gone afterwards.

    Enter it outside any test transaction, from a fixture of a module: `with django_db_blocker.unblock(), committed():`.
    """
    original = connections["default"].settings_dict["NAME"]
    name = f"{original}_committed"
    _lead_to(original)
    _as_owner("DROP DATABASE IF EXISTS {}", name)
    _as_owner("CREATE DATABASE {} TEMPLATE {}", name, original)
    _lead_to(name)
    try:
        yield name
    finally:
        while _opened:
            _opened.pop().close()
        _lead_to(original)
        _as_owner("DROP DATABASE IF EXISTS {}", name)


def connect(alias: str = "default", **options: Any) -> psycopg.Connection:
    """A connection of its own to the database of the tests, past Django: "default" is the app role, "owner" the owner."""
    settings = connections[alias].settings_dict
    address = {
        "host": settings["HOST"],
        "port": settings["PORT"] or None,
        "user": settings["USER"],
        "password": settings["PASSWORD"] or None,
        "dbname": settings["NAME"],
    }
    raw = psycopg.connect(**{**address, "autocommit": True, **options})
    _opened.append(raw)
    return raw


def enter(raw: psycopg.Connection, ticket: str) -> None:
    """Show a ticket on a raw connection; in autocommit it would be gone with its statement, so for the session."""
    raw.execute("SELECT set_config('pertvarka.scope', %s, false)", [ticket])


def ticket_of(account: Account, *, seconds: int = 600) -> str:
    return scope.ticket(f"account:{account.pk}", seconds=seconds)


def _number() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.next_case_number()")
        return str(cursor.fetchone()[0])


def _as_if_long_ago(table: str, key: int) -> None:
    """A row is open to the transaction that registered it; forget that this one did."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET registered_in = NULL WHERE id = %s", [key])  # noqa: S608 (our own words)


def _lead_to(name: str) -> None:
    """From now on both connections of the settings lead to that database; nothing of them is left in another."""
    for alias in databases.ALIASES:
        connections[alias].close()
        close_pool = getattr(connections[alias], "close_pool", None)
        if close_pool:
            close_pool()
        connections[alias].settings_dict["NAME"] = name


def _as_owner(statement: str, *names: str) -> None:
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
