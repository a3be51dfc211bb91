"""The database shows what the rules say, and nothing else, whoever asks and however the question is put.

Hypothesis thinks of small worlds and of questions to them; the same questions are answered from plain Python rows by
rules written down a second time (oracle_rules). 200 worlds with 10 questions each make 2,000 comparisons; beside them
every account of every world asks for every table whole.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership, RoleGrant
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case, Identity, Note, Person, TargetGroupMembership, Task, TeamMember
from tests import closed_plane
from tests.access.oracle_queries import (
    NAMES,
    Both,
    Compare,
    Condition,
    Exists,
    Not,
    Query,
    Step,
    every_shape,
    ordered,
)
from tests.access.oracle_rules import (
    BASE,
    EVERYTHING,
    HAND_MADE,
    MANAGER_PARTS,
    MUNICIPALITIES,
    PARTS,
    REACHES,
    CaseOf,
    Graph,
    MembershipOf,
    NoteOf,
    TeamRowOf,
    seen_by,
    visible,
)

WORLDS, QUESTIONS = 200, 10
ROLES = tuple(REACHES)
NOBODY, KEEPER, FORGER = "nobody", "keeper", "forger"


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here."""


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Municipality]]:
    """Two municipalities in each of two regions, in a database where roles of every reach are described."""
    with django_db_blocker.unblock(), closed_plane.committed():
        RoleGrant.objects.using("owner").bulk_create(
            RoleGrant(role_code=role, permission="cases:case:view", reach=reach)
            for role, reach in REACHES.items()
            if reach
        )
        first, second = (
            list(Municipality.objects.filter(region__code=region).order_by("code")[:2]) for region in ("LT-AL", "LT-KU")
        )
        yield [*first, *second]


# Worlds


HOUR_PAST, HOUR_FUTURE = st.integers(-48, -1), st.integers(1, 48)
# Most of what is thought of should give something, else there is little to compare.
PERIODS = st.sampled_from([(-9, None), (-9, None), (-9, None), (-9, 9), (0, 0), (-9, 0), (-9, -1), (1, None)])
APPROVALS = st.sampled_from(["not needed", "not needed", "not needed", "given", "waiting"])
GIVEN_PARTS = st.one_of(
    st.just(MANAGER_PARTS),
    st.just(frozenset(PARTS)),
    st.frozensets(st.sampled_from(PARTS), min_size=1),
)
NOWHERE = st.just((None, None))
IN_A_MUNICIPALITY = st.tuples(st.integers(0, MUNICIPALITIES - 1), st.none())
IN_A_REGION = st.tuples(st.none(), st.integers(0, 1))
ROLES_IN_PLACES = st.one_of(
    st.tuples(st.sampled_from(ROLES), st.one_of(NOWHERE, IN_A_MUNICIPALITY, IN_A_REGION)),
    st.tuples(st.sampled_from(["case_manager", "oracle_organisation"]), NOWHERE),
    st.tuples(st.just("oracle_municipality"), IN_A_MUNICIPALITY),
    st.tuples(st.just("oracle_region"), IN_A_REGION),
)
HOURS = st.tuples(
    st.one_of(HOUR_PAST, HOUR_PAST, HOUR_PAST, HOUR_FUTURE), st.one_of(st.none(), HOUR_FUTURE, HOUR_PAST)
).filter(lambda hours: hours[1] is None or hours[1] >= hours[0])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    organisations = draw(st.integers(1, 4))
    accounts = draw(st.integers(1, 4))
    persons = draw(st.integers(1, 4))
    an_organisation, an_account = st.integers(0, organisations - 1), st.integers(0, accounts - 1)
    memberships = draw(
        st.lists(
            st.builds(
                lambda account, role_in_place, organisation, days, approval: MembershipOf(
                    account, role_in_place[0], organisation, *role_in_place[1], *days, approval
                ),
                an_account,
                ROLES_IN_PLACES,
                st.one_of(an_organisation, an_organisation, an_organisation, st.none()),
                PERIODS,
                APPROVALS,
            ),
            min_size=2,
            max_size=10,
            # The same role in the same place for two periods that overlap is refused by the database.
            unique_by=lambda one: (one.account, one.role, one.organisation, one.municipality, one.region),
        )
    )
    whoever = st.tuples(an_account, st.sampled_from(ROLES), an_organisation)
    of_somebody = [(one.account, one.role, one.organisation) for one in memberships if one.organisation is not None]
    holders = st.one_of(whoever, *[st.sampled_from(of_somebody)] * 3) if of_somebody else whoever
    managers = [(account, organisation) for account, role, organisation in of_somebody if role == "case_manager"]
    anybody = st.tuples(an_account, an_organisation)
    manager = st.one_of(anybody, *[st.sampled_from(managers)] * 2) if managers else anybody
    cases = draw(
        st.lists(
            st.builds(
                lambda person, managed, protection, hour: CaseOf(person, managed[1], managed[0], protection, hour),
                st.integers(0, persons - 1),
                manager,
                st.sampled_from(["ordinary", "ordinary", "restricted", "sealed"]),
                st.one_of(st.none(), st.none(), st.integers(-40, -1)),
            ),
            min_size=1,
            max_size=6,
        )
    )
    a_case = st.integers(0, len(cases) - 1)
    team = st.builds(
        lambda case, holder, everyone, parts, hours: TeamRowOf(
            case, holder[2], None if everyone else holder[0], holder[1], parts, *hours
        ),
        a_case,
        holders,
        st.sampled_from([False, False, True]),
        GIVEN_PARTS,
        HOURS,
    )
    note = st.builds(
        NoteOf, a_case, an_account, st.sampled_from(["team", "team", "lead", "sealed"]), st.integers(-48, -1)
    )
    return Graph(
        municipality_of=draw(st.tuples(*[st.one_of(st.integers(0, MUNICIPALITIES - 1), st.none())] * organisations)),
        open_accounts=draw(st.tuples(*[st.sampled_from([True, True, True, True, False])] * accounts)),
        memberships=tuple(memberships),
        persons=persons,
        cases=tuple(cases),
        team=tuple(draw(st.lists(team, min_size=4, max_size=14))),
        notes=tuple(draw(st.lists(note, max_size=8))),
        tasks=tuple(draw(st.lists(a_case, max_size=4))),
        groups=tuple(draw(st.lists(st.integers(0, persons - 1), max_size=4, unique=True))),
    )


# Questions

small = st.integers(0, 9)
compares = st.builds(Compare, small, small, st.sampled_from(["=", "<>", ">", "IN"]), st.integers(0, 5))
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(compares, st.builds(Exists, small, st.integers(0, 30), st.booleans(), st.one_of(st.none(), compares))),
    lambda inner: st.one_of(st.builds(Not, inner), st.builds(Both, inner, st.sampled_from(["AND", "OR"]), inner)),
    max_leaves=3,
)


questions = st.builds(
    lambda shape, **parts: Query(shape=shape[0], wrapper=shape[1], **parts),
    shape=st.sampled_from(every_shape()),
    first=st.integers(0, len(NAMES) - 1),
    steps=st.lists(st.builds(Step, small, st.integers(0, 30), st.booleans()), max_size=2).map(tuple),
    where=st.one_of(st.none(), st.none(), conditions),
    alias=small,
    column=small,
    link=st.integers(0, 30),
)
ASKERS = st.one_of(small, small, small, small, small, st.sampled_from([NOBODY, KEEPER, FORGER]))
interviews = st.lists(st.tuples(ASKERS, questions), min_size=QUESTIONS, max_size=QUESTIONS)
WHOLE_TABLES = [
    Query(number, steps=(), where=None, shape="rows", alias=0, column=1, link=0, wrapper="plain")
    for number in range(len(NAMES))
]


# The threads of the connection pool roll dice too, and hypothesis takes theirs for ours.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
@given(graph=graphs(), interview=interviews)
@settings(
    max_examples=WORLDS,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_question_is_answered_with_the_rows_of_the_asker(
    places: list[Municipality], graph: Graph, interview: list[tuple[int | str, Query]]
):
    with transaction.atomic():
        _build(graph, places)
        for account in range(len(graph.open_accounts)):
            _enter(f"account:{BASE + account}")
            expected = visible(graph, seen_by(graph, account))
            for question in WHOLE_TABLES:
                assert _asked(question) == question.answer(expected), (account, question.sql())
        for asker, question in interview:
            account = asker % len(graph.open_accounts) if isinstance(asker, int) else None
            rules = EVERYTHING if asker == KEEPER else seen_by(graph, account)
            _enter(asker if account is None else f"account:{BASE + account}")

            assert _asked(question) == question.answer(visible(graph, rules)), (asker, question.sql())
        transaction.set_rollback(True)


def _enter(subject: object) -> None:
    tickets = {
        NOBODY: "",
        KEEPER: scope.ticket("command:load_demonstration", seconds=60),
        FORGER: scope.ticket(f"account:{BASE}", seconds=60)[:-1] + "x",
    }
    given_ticket = tickets.get(str(subject)) if str(subject) in tickets else scope.ticket(str(subject), seconds=60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pertvarka.scope', %s, true)", [given_ticket])


def _asked(question: Query) -> list[tuple[str, ...]]:
    """Past Django: an injected statement does not ask for a scope first."""
    raw = connection.connection
    assert raw is not None
    with raw.cursor() as cursor:
        if question.wrapper == "copy":
            with cursor.copy(question.sql()) as out:
                text = b"".join(out).decode()
            return sorted(tuple(line.split("\t")) for line in text.splitlines())
        return ordered(cursor.execute(question.sql()).fetchall())


# The world in the database


def _build(graph: Graph, places: list[Municipality]) -> None:
    """With keys both sides know, as if registered long ago."""
    today, now = timezone.localdate(), timezone.now()

    def hour(number: int | None) -> Any:
        return None if number is None else now + timedelta(hours=number)

    def day(number: int | None) -> Any:
        return None if number is None else today + timedelta(days=number)

    Organisation.objects.bulk_create(
        Organisation(
            pk=BASE + number,
            code=f"oracle-{number}",
            kind=Organisation.Kind.BODY,
            name_lt=f"{number}",
            name_en=f"{number}",
            municipality=None if place is None else places[place],
        )
        for number, place in enumerate(graph.municipality_of)
    )
    # One more, who approves.
    Account.objects.bulk_create(
        Account(pk=BASE + number, email=f"oracle{number}@savivaldybe.example", name=f"{number}", is_active=is_open)
        for number, is_open in enumerate((*graph.open_accounts, True))
    )
    approver = BASE + len(graph.open_accounts)
    with scope.of_command("load_demonstration"):
        Membership.objects.bulk_create(
            Membership(
                account_id=BASE + one.account,
                role_code=one.role,
                organisation_id=None if one.organisation is None else BASE + one.organisation,
                municipality=None if one.municipality is None else places[one.municipality],
                region_id=None if one.region is None else places[2 * one.region].region_id,
                purpose="x",
                valid_from=day(one.from_day),
                valid_until=day(one.until_day),
                needs_second_person=one.approval != "not needed",
                approved_by_id=approver if one.approval == "given" else None,
                approved_at=now if one.approval == "given" else None,
            )
            for one in graph.memberships
        )
        Person.objects.bulk_create(
            Person(
                pk=BASE + number, open_to_id=BASE, sex="female", birth_year=1990 + number, legal_status="full_capacity"
            )
            for number in range(graph.persons)
        )
        Identity.objects.bulk_create(
            Identity(
                person_id=BASE + number,
                first_name_sealed=b"x",
                surname_sealed=b"x",
                birth_date_sealed=b"x",
                name_and_birth_index=b"x",
                version=1 + number % 2,
            )
            for number in range(graph.persons)
        )
        for number, case in enumerate(graph.cases):
            Case.objects.bulk_create(
                [
                    Case(
                        pk=BASE + number,
                        number=f"oracle-{number}",
                        person_id=BASE + case.person,
                        kind="child_and_family",
                        municipality=places[0],
                        organisation_id=BASE + case.organisation,
                        manager_id=BASE + case.manager,
                        protection=case.protection,
                        protection_reason="x",
                        diary_from=hour(case.diary_from_hour),
                        opened_on=today,
                        opening_reason="x",
                    )
                ]
            )
        with connection.cursor() as cursor:
            # The managers' rows came by themselves; give them keys both sides know.
            cursor.execute("UPDATE cases_teammember SET id = case_id WHERE id < %s", [BASE])
            cursor.execute("UPDATE cases_case SET registered_in = NULL")
            cursor.execute("UPDATE cases_person SET registered_in = NULL")
        TeamMember.objects.bulk_create(
            TeamMember(
                pk=BASE + HAND_MADE + number,
                case_id=BASE + row.case,
                open_to_id=_open_to(graph, row.case),
                person_id=BASE + graph.cases[row.case].person,
                organisation_id=BASE + row.organisation,
                account_id=None if row.account is None else BASE + row.account,
                role_code=row.role,
                parts=sorted(row.parts),
                since=hour(row.since_hour),
                until=hour(row.until_hour),
            )
            for number, row in enumerate(graph.team)
        )
        Note.objects.bulk_create(
            Note(
                pk=BASE + number,
                case_id=BASE + note.case,
                open_to_id=_open_to(graph, note.case),
                author_id=BASE + note.author,
                happened_on=today,
                written_at=hour(note.written_hour),
                text="x",
                visibility=note.visibility,
            )
            for number, note in enumerate(graph.notes)
        )
        Task.objects.bulk_create(
            Task(
                pk=BASE + number,
                case_id=BASE + case,
                open_to_id=_open_to(graph, case),
                title="x",
                due_on=today,
                assignee_id=BASE + graph.cases[case].manager,
                made_by_id=approver,
            )
            for number, case in enumerate(graph.tasks)
        )
        open_to = dict(Person.objects.values_list("pk", "open_to_id"))
        TargetGroupMembership.objects.bulk_create(
            TargetGroupMembership(
                pk=BASE + number,
                person_id=BASE + person,
                open_to_id=open_to[BASE + person],
                group="infant",
                since_on=today,
            )
            for number, person in enumerate(graph.groups)
        )


def _open_to(graph: Graph, case: int) -> int:
    one = graph.cases[case]
    return BASE + one.organisation if one.protection == "ordinary" else 0
