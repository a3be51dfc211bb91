"""A thought-of world written into the database."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case, Identity, Note, Person, TargetGroupMembership, Task, TeamMember
from tests.access.oracle_rules import (
    BASE,
    HAND_MADE,
    Graph,
)


def build(graph: Graph, places: list[Municipality]) -> None:
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
