"""Cases with their persons, teams, notes and grounds, as if registered long ago."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case, Ground, Identity, Note, Part, Person, TeamMember
from pertvarka.people.cases.models.identity import place
from tests.closed_plane.staff import ALYTUS, COMMAND, LONG_AGO

WORKING_PARTS = (Part.CASE, Part.IDENTITY, Part.NOTES, Part.TASKS)
FIRST_NAME, SURNAME = "Vardenė", "Pavardenytė"  # what no page may show unasked


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


def _number() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.next_case_number()")
        return str(cursor.fetchone()[0])


def _as_if_long_ago(table: str, key: int) -> None:
    """A row is open to the transaction that registered it; forget that this one did."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET registered_in = NULL WHERE id = %s", [key])  # noqa: S608 (our own words)
