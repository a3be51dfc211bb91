"""Rows of a table of attendance held against the list of the event: which are ready, which want a correction or a
decision first. Persons are found by e-mail, then by name and organisation.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

ADDRESS = re.compile(r"[^@\s;,<>\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
EXACT, SAME_NAME, LIKE_NAME, LIKE_ORGANISATION = 100, 93, 82, 75
ALL = ("", "visi", "visas", "visa diena", "all", "*")
MOST_CANDIDATES = 3


class RowState(StrEnum):
    READY = "ready"
    WRONG = "wrong"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    DONE = "done"


class Fault(StrEnum):
    """Why a row is not ready; the first four are errors to correct, the others ask for a decision."""

    NAME_MISSING = "name_missing"
    EMAIL_MALFORMED = "email_malformed"
    EMAIL_MISSING = "email_missing"
    SESSION_UNKNOWN = "session_unknown"
    TWICE = "twice"
    MAYBE_SAME = "maybe_same"
    NAME_DIFFERS = "name_differs"
    OTHER_ORGANISATION = "other_organisation"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the list."""

    key: str
    name: str
    email: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as corrected so far. `choice`: '' nothing decided; a key: this is that person; 'new': somebody new;
    'keep' or 'take': the organisation on the list or the one in the table; 'skip'.
    """

    number: int
    name: str
    email: str
    organisation: str = ""
    session: str = ""
    choice: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    row: Row
    state: RowState
    fault: Fault | None = None
    person: Known | None = None
    """Whom the row is taken for; None: somebody new."""
    candidates: tuple[Known, ...] = ()
    sessions: tuple[str, ...] = ()
    same_as: int | None = None

    @property
    def is_new_person(self) -> bool:
        return self.person is None


def check(rows: Sequence[Row], *, known: Sequence[Known], sessions: Mapping[str, str], default: str) -> list[Checked]:
    """Each row with its verdict. `sessions`: what may stand in the column → the half-day's key; `default` is taken
    where nothing stands ('' – all half-days).
    """
    standing = _Standing(known)
    keys = tuple(dict.fromkeys(sessions.values()))
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row in rows:
        if row.is_done or row.choice == "skip":
            found.append(Checked(row, RowState.DONE if row.is_done else RowState.SKIPPED))
            continue
        wanted = _sessions(row.session, sessions, keys, default)
        verdict = _verdict(row, wanted, standing)
        if verdict.state is RowState.READY:
            who = verdict.person.key if verdict.person else f"new:{row.email.casefold()}"
            earlier = next((seen[who, one] for one in wanted if (who, one) in seen), None)
            if earlier is not None:
                verdict = Checked(row, RowState.WRONG, Fault.TWICE, verdict.person, (), wanted, earlier)
            else:
                seen.update(dict.fromkeys(((who, one) for one in wanted), row.number))
        found.append(verdict)
    return found


class _Standing:
    """The list as it is searched: a table of thousands of rows asks it thousands of times."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = known
        self.by_email = {one.email.casefold(): one for one in known}
        self.by_key = {one.key: one for one in known}
        self.names = [_in_order(one.name) for one in known]

    def candidates(self, row: Row) -> tuple[Known, ...]:
        """People on the list whose name is like the one in the row, the likest first."""
        alike = process.extract(
            _in_order(row.name), self.names, scorer=fuzz.ratio, score_cutoff=LIKE_NAME, limit=MOST_CANDIDATES
        )
        return tuple(self.known[place] for _name, _score, place in alike)


def _verdict(row: Row, wanted: tuple[str, ...], standing: _Standing) -> Checked:
    email = row.email.casefold()
    fault = _fault_of_cells(row, wanted, is_known=bool(email) and email in standing.by_email)
    if fault:
        return Checked(row, RowState.WRONG, fault, sessions=wanted)
    chosen = standing.by_key.get(row.choice)
    person = chosen or standing.by_email.get(email)
    alike = standing.candidates(row) if person is None and row.choice != "new" else ()
    exact = [one for one in alike if _likeness(row.name, one.name) == EXACT] or alike
    if len(exact) == 1 and not email and _is_same(row, exact[0]):
        person = exact[0]
    elif alike:
        return Checked(row, RowState.DUPLICATE, Fault.MAYBE_SAME, candidates=alike, sessions=wanted)
    if person is None and not email:
        return Checked(row, RowState.WRONG, Fault.EMAIL_MISSING, sessions=wanted)
    doubt = _doubt(row, person) if person and not chosen and row.choice not in ("keep", "take") else None
    return Checked(row, RowState.DUPLICATE if doubt else RowState.READY, doubt, person, sessions=wanted)


def _fault_of_cells(row: Row, wanted: tuple[str, ...], *, is_known: bool) -> Fault | None:
    if not row.name and not is_known:
        return Fault.NAME_MISSING
    if row.email and not ADDRESS.match(row.email):
        return Fault.EMAIL_MALFORMED
    return None if wanted else Fault.SESSION_UNKNOWN


def _doubt(row: Row, person: Known) -> Fault | None:
    """The e-mail or the name is of this person, and something else of the row speaks against it."""
    if row.name and _likeness(row.name, person.name) < LIKE_NAME:
        return Fault.NAME_DIFFERS
    return Fault.OTHER_ORGANISATION if _is_other(row.organisation, person.organisation) else None


def _is_same(row: Row, one: Known) -> bool:
    """The name agrees almost to the letter and the organisation does not speak against it."""
    return _likeness(row.name, one.name) >= SAME_NAME and not _is_other(row.organisation, one.organisation)


def _is_other(typed: str, listed: str) -> bool:
    return bool(typed and listed) and fuzz.token_set_ratio(typed.casefold(), listed.casefold()) < LIKE_ORGANISATION


def _likeness(one: str, other: str) -> float:
    return float(fuzz.ratio(_in_order(one), _in_order(other)))


def _in_order(name: str) -> str:
    """The words of a name in the order of letters: "Jonaitis Jonas" is "Jonas Jonaitis"."""
    return " ".join(sorted(name.casefold().split()))


def _sessions(text: str, sessions: Mapping[str, str], keys: tuple[str, ...], default: str) -> tuple[str, ...]:
    told = " ".join(text.casefold().split())
    if told in ALL:
        return (default,) if default and not told else keys
    return (sessions[told],) if told in sessions else ()
