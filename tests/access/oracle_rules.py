"""Who sees what, told a second time in plain Python: from the words of the domain, not from the SQL of the policies.

A graph is a small world of numbers: organisations in municipalities, accounts with memberships, cases with persons,
teams, notes. `visible` answers for one account what it sees of every table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

BASE = 900_000
"""Keys of a graph begin here, so that both sides know them."""
HAND_MADE = 100
"""The database puts the manager on the team itself (key: the case's number); rows made by hand begin here."""

PARTS = ("case", "identity", "notes", "tasks", "lead", "sealed")
MANAGER_PARTS = frozenset(PARTS) - {"sealed"}
REACHES = {
    "oracle_nothing": None,
    "oracle_organisation": "organisation",
    "oracle_municipality": "municipality",
    "oracle_region": "region",
    "case_manager": None,  # cases:case:view@team: teams only
}
MUNICIPALITIES = 4
"""Two in the first region, two in the second."""

Row = dict[str, int | str | None]
Rows = dict[str, list[Row]]


def region_of(municipality: int) -> int:
    return municipality // 2


@dataclass(frozen=True)
class MembershipOf:
    account: int
    role: str
    organisation: int | None
    municipality: int | None
    region: int | None
    from_day: int
    """Counted from today."""
    until_day: int | None
    approval: str
    """'not needed', 'given' or 'waiting'."""


@dataclass(frozen=True)
class CaseOf:
    person: int
    organisation: int
    manager: int
    protection: str
    diary_from_hour: int | None
    """A case handed over with a summary begins its diary anew; hours from now, always before it."""


@dataclass(frozen=True)
class TeamRowOf:
    case: int
    organisation: int
    account: int | None
    role: str
    parts: frozenset[str]
    since_hour: int
    until_hour: int | None


@dataclass(frozen=True)
class NoteOf:
    case: int
    author: int
    visibility: str
    written_hour: int


@dataclass(frozen=True)
class Graph:
    municipality_of: tuple[int | None, ...]
    """One organisation each."""
    open_accounts: tuple[bool, ...]
    memberships: tuple[MembershipOf, ...]
    persons: int
    cases: tuple[CaseOf, ...]
    team: tuple[TeamRowOf, ...]
    notes: tuple[NoteOf, ...]
    tasks: tuple[int, ...]
    """One task each, by its case."""
    groups: tuple[int, ...]
    """One target group each, by its person."""


@dataclass(frozen=True)
class Seen:
    """What one account may see, by number."""

    organisations: frozenset[int]
    team_rows: tuple[TeamRowOf, ...]
    account: int | None = None
    everything: bool = field(default=False)


def whole_team(graph: Graph) -> Iterator[tuple[int, TeamRowOf]]:
    """Every row of every team with its key: the manager's, then those made by hand."""
    for number, case in enumerate(graph.cases):
        yield (
            number,
            TeamRowOf(
                case=number,
                organisation=case.organisation,
                account=case.manager,
                role="case_manager",
                parts=frozenset(PARTS) if case.protection == "sealed" else MANAGER_PARTS,
                since_hour=-1,
                until_hour=None,
            ),
        )
    for number, row in enumerate(graph.team):
        yield HAND_MADE + number, row


def held(graph: Graph, account: int) -> list[MembershipOf]:
    """The memberships that give something today: first and last day count, a waiting one gives nothing."""
    if not graph.open_accounts[account]:
        return []
    return [
        one
        for one in graph.memberships
        if one.account == account
        and one.from_day <= 0
        and (one.until_day is None or one.until_day >= 0)
        and one.approval != "waiting"
    ]


def reached(graph: Graph, account: int) -> frozenset[int]:
    """The organisations whose ordinary cases the account sees without being on a team."""
    found: set[int] = set()
    for one in held(graph, account):
        for organisation, municipality in enumerate(graph.municipality_of):
            match REACHES[one.role]:
                case "organisation" if organisation == one.organisation:
                    found.add(organisation)
                case "municipality" if municipality is not None and municipality == one.municipality:
                    found.add(organisation)
                case "region" if municipality is not None and region_of(municipality) == one.region:
                    found.add(organisation)
    return frozenset(found)


def given(graph: Graph, account: int) -> tuple[TeamRowOf, ...]:
    """The team rows that speak for the account now: begun, not ended, the role still held in that organisation."""
    roles = {(one.role, one.organisation) for one in held(graph, account) if one.organisation is not None}
    return tuple(
        row for _, row in whole_team(graph) if _speaks_for(row, account, roles, graph.cases[row.case].protection)
    )


def _speaks_for(row: TeamRowOf, account: int, roles: set[tuple[str, int]], protection: str) -> bool:
    if row.since_hour > 0 or (row.until_hour is not None and row.until_hour <= 0):
        return False
    if (row.role, row.organisation) not in roles or row.account not in (None, account):
        return False
    if protection == "sealed":
        return row.account == account and "sealed" in row.parts
    return protection == "ordinary" or row.account == account


def seen_by(graph: Graph, account: int | None) -> Seen:
    if account is None:
        return Seen(frozenset(), ())
    return Seen(reached(graph, account), given(graph, account), account if graph.open_accounts[account] else None)


EVERYTHING = Seen(frozenset(), (), everything=True)
"""A command that keeps the whole country's records."""


def visible(graph: Graph, seen: Seen) -> Rows:
    """The rows of every table that the policies must show, as the queries see them."""

    def on_team(case: int, part: str) -> bool:
        return any(row.case == case and part in row.parts for row in seen.team_rows)

    def knows(person: int, part: str) -> bool:
        return any(graph.cases[row.case].person == person and part in row.parts for row in seen.team_rows)

    def by_organisation(case: int) -> bool:
        return graph.cases[case].protection == "ordinary" and graph.cases[case].organisation in seen.organisations

    def person_by_organisation(person: int) -> bool:
        of_person = [case for case in graph.cases if case.person == person]
        ordinary = all(case.protection == "ordinary" for case in of_person)
        # A person without a case stands with the first organisation, where the registration was begun.
        standing = of_person[-1].organisation if of_person else 0
        return ordinary and standing in seen.organisations

    def reads(note: NoteOf) -> bool:
        if not on_team(note.case, "notes"):
            return False
        beginnings = {
            _diary_from(graph, row) for row in seen.team_rows if row.case == note.case and "notes" in row.parts
        }
        if None not in beginnings and note.written_hour < min(hour for hour in beginnings if hour is not None):
            return False
        match note.visibility:
            case "team":
                return True
            case "lead":
                return note.author == seen.account or on_team(note.case, "lead")
            case _:
                return note.author == seen.account or on_team(note.case, "sealed")

    everything = seen.everything
    return {
        "case": [
            {
                "id": BASE + number,
                "organisation_id": BASE + case.organisation,
                "person_id": BASE + case.person,
                "manager_id": BASE + case.manager,
                "protection": case.protection,
            }
            for number, case in enumerate(graph.cases)
            if everything or by_organisation(number) or on_team(number, "case")
        ],
        "person": [
            {"id": BASE + person, "birth_year": 1990 + person}
            for person in range(graph.persons)
            if everything or person_by_organisation(person) or knows(person, "case")
        ],
        "identity": [
            {"person_id": BASE + person, "version": 1 + person % 2}
            for person in range(graph.persons)
            if everything or knows(person, "identity")
        ],
        "team": [
            {
                "id": BASE + key,
                "case_id": BASE + row.case,
                "person_id": BASE + graph.cases[row.case].person,
                "account_id": None if row.account is None else BASE + row.account,
                "role_code": row.role,
            }
            for key, row in whole_team(graph)
            if everything
            or by_organisation(row.case)
            or on_team(row.case, "case")
            or (row.account is not None and row.account == seen.account)
        ],
        "note": [
            {
                "id": BASE + number,
                "case_id": BASE + note.case,
                "author_id": BASE + note.author,
                "visibility": note.visibility,
            }
            for number, note in enumerate(graph.notes)
            if everything or reads(note)
        ],
        "task": [
            {"id": BASE + number, "case_id": BASE + case, "assignee_id": BASE + graph.cases[case].manager}
            for number, case in enumerate(graph.tasks)
            if everything or by_organisation(case) or on_team(case, "tasks")
        ],
        "group": [
            {"id": BASE + number, "person_id": BASE + person}
            for number, person in enumerate(graph.groups)
            if everything or person_by_organisation(person) or knows(person, "case")
        ],
    }


def _diary_from(graph: Graph, row: TeamRowOf) -> int | None:
    """When the diary this row reads begins; every row made after the hand-over carries the beginning of its case."""
    return graph.cases[row.case].diary_from_hour
