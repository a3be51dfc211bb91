"""Which files are of one person, as far as the asker sees both; what the asker has asked about; what is decided on."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from pertvarka.foundation.access.models import Account, Approval
from pertvarka.foundation.base.composed import Composed
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, PersonLink

LINK, UNLINK = "person.link", "person.unlink"
"""The kinds under which they wait among the approvals."""
REFERENCE = "person_link:"


@dataclass(frozen=True, slots=True)
class OtherFile:
    """Another file of the same person: its newest case, and the link that says so."""

    link: PersonLink
    case: Case


@dataclass(frozen=True, slots=True)
class Side:
    """One of two files to the second person who decides: a number and who leads it, nothing of the person."""

    number: str
    organisation: Organisation


def standing_links(person_id: int) -> list[PersonLink]:
    """Those the asker sees, both persons being in sight."""
    return _standing.rows(person_id=person_id)


def linked_with(person_id: int) -> set[int]:
    """Keys of everybody said to be this person, over any number of links in sight; without the person."""
    found, beyond = {person_id}, {person_id}
    while beyond:
        pairs = _all_standing().filter(Q(person__in=beyond) | Q(other__in=beyond)).values_list("person", "other")
        beyond = {key for pair in pairs for key in pair if key is not None} - found
        found |= beyond
    return found - {person_id}


def other_files(person_id: int, *, undone_too: bool = False) -> list[OtherFile]:
    """Files linked with this person's directly, in the order of linking; for a history, those taken apart too."""
    links = _ever(person_id) if undone_too else standing_links(person_id)
    others = {link.pk: link.other_id if link.person_id == person_id else link.person_id for link in links}
    if not links:
        return []
    cases = Case.objects.filter(person__in=others.values()).order_by("opened_on", "pk")
    newest = {case.person_id: case for case in cases}
    return [OtherFile(link, newest[key]) for link in links if (key := others[link.pk]) in newest]


def is_asked(case: Case, *, kind: str, by: Account) -> bool:
    """Whether the asker waits for an answer about this case."""
    return Approval.objects.filter(
        kind=kind, label=case.number, asked_by=by, decision=Approval.Decision.WAITING
    ).exists()


def own_askings(case: Case, *, by: Account) -> list[Approval]:
    """What the asker has asked the officer about this case, newest first."""
    return list(Approval.objects.filter(kind__in=(LINK, UNLINK), label=case.number, asked_by=by))


def link_of(approval: Approval) -> UUID | None:
    """The link an approval is about, None for any other approval."""
    return UUID(approval.about.removeprefix(REFERENCE)) if approval.about.startswith(REFERENCE) else None


def sides(link: UUID) -> list[Side]:
    """The two files of a link, or the one where there is no other; told to who decides about links."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, organisation_id FROM scope.sides_of_person_link(%s) ORDER BY is_other", [link])
        rows = cursor.fetchall()
    organisations = Organisation.objects.in_bulk([key for _, key in rows])
    return [Side(number, organisations[key]) for number, key in rows]


def with_the_linked(persons: Iterable[int]) -> set[int]:
    """Keys of the persons and of all who are said to be one of them."""
    keys = set(persons)
    return keys.union(*(linked_with(key) for key in keys))


def _ever(person_id: int) -> list[PersonLink]:
    rows = PersonLink.objects.filter(Q(person=person_id) | Q(other=person_id), linked_at__isnull=False)
    return list(rows.select_related("asked_by", "approval__decided_by", "undo_approval__decided_by"))


def _all_standing() -> QuerySet[PersonLink]:
    return PersonLink.objects.filter(linked_at__isnull=False, undone_at=None).order_by("linked_at", "pk")


_standing = Composed(
    lambda person_id: _all_standing().filter(Q(person_id=person_id) | Q(other_id=person_id)), samples={"person_id": -1}
)
