"""Lists of cases as their pages draw them: numbers and states, never names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import ngettext

from pertvarka.faces.workbench import case_words, links
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases import rules
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import units, work
from pertvarka.people.cases.states import CaseState

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a list. `url` opens it; where a legal ground is asked first, `mandate_url` does."""

    case: Case
    state: Status
    url: str
    mandate_url: str
    late: str

    @property
    def kind(self) -> str:
        return case_words.begun(str(Case.Kind(self.case.kind).label))

    @property
    def review_due_on(self) -> date | None:
        return self.case.review_due_on if self.case.is_open else None


@dataclass(frozen=True, slots=True)
class Opening:
    """How the cases of a list open for this account: those of its teams by their page, others perhaps by mandate."""

    by_mandate: bool
    own_teams: frozenset[int] = field(default_factory=frozenset)

    def url(self, case: Case) -> str:
        return "" if self.by_mandate and case.pk not in self.own_teams else links.to_case(case)

    def mandate_url(self, case: Case) -> str:
        """A mandate opens the cases of children only; to those of adults there is no way."""
        is_asked = self.by_mandate and case.pk not in self.own_teams
        return links.to_mandate(case) if is_asked and case.kind == Case.Kind.CHILD_AND_FAMILY else ""


def opening(granted: Collection[str]) -> Opening:
    """Whoever opens cases by mandate sees the others as numbers only."""
    by_mandate = Permission.MANDATE_OPEN in granted
    return Opening(by_mandate, units.keys_of_own_teams() if by_mandate else frozenset())


class NewestCases:
    """The cases of a list for Django's `Paginator`: counted once, read a page at a time."""

    def __init__(self, *, state: str, kind: str, manager: Account | None) -> None:
        self.state, self.kind, self.manager = state, kind, manager

    def count(self) -> int:
        return work.cases_count(state=self.state, kind=self.kind, manager=self.manager)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Case]:
        return work.newest_cases(
            limit=part.stop - part.start,
            offset=part.start,
            state=self.state,
            kind=self.kind,
            manager=self.manager,
        )


def page(cases: NewestCases, *, number: str | None) -> Page[Case]:
    return Paginator(cases, PAGE_SIZE).get_page(number)  # type: ignore[arg-type]  # it reads slices only


def rows(cases: Iterable[Case], *, granted: Collection[str], today: date) -> list[CaseRow]:
    opened = opening(granted)
    return [
        CaseRow(
            case=case,
            state=case_words.state_tag(case.state),
            url=opened.url(case),
            mandate_url=opened.mandate_url(case),
            late=late_in_words(case, today=today),
        )
        for case in cases
    ]


def late_in_words(case: Case, *, today: date) -> str:
    """`3 days late`, '' when the review is not due or the case rests."""
    if not case.review_due_on or case.state in (CaseState.CLOSED, CaseState.SUSPENDED):
        return ""
    due = rules.due(case.review_due_on, today=today)
    if due.lateness is not rules.Lateness.LATE:
        return ""
    return ngettext("%(count)s day late", "%(count)s days late", -due.days) % {"count": -due.days}


@dataclass(frozen=True, slots=True)
class LoadRow:
    """The open cases of one manager by state; `is_gone` when nobody can work with them until they are given on."""

    manager_id: int
    name: str
    counts: tuple[int, ...]
    late: int
    is_gone: bool
    is_chosen: bool

    @property
    def by_state(self) -> tuple[tuple[str, int], ...]:
        """The states that occur, each with its count."""
        pairs = zip(OPEN_STATES, self.counts, strict=True)
        return tuple((str(state.label), count) for state, count in pairs if count)

    @property
    def total(self) -> int:
        return sum(self.counts)


OPEN_STATES = tuple(state for state in CaseState if state != CaseState.CLOSED)


def load_rows(*, managers: dict[int, Account], today: date, chosen: int | None) -> list[LoadRow]:
    """Everybody who manages or may manage cases of the unit, those whose cases have nobody first."""
    counted: dict[int, dict[str, int]] = {key: {} for key in managers}
    names = {key: account.name for key, account in managers.items()}
    for load in work.load_by_manager():
        counted.setdefault(load.manager_id, {})[load.state] = load.cases_count
        names.setdefault(load.manager_id, load.manager_name)
    late = units.late_reviews_by_manager(today=today)
    found = [
        LoadRow(
            manager_id=key,
            name=names[key],
            counts=tuple(states.get(state, 0) for state in OPEN_STATES),
            late=late.get(key, 0),
            is_gone=key not in managers,
            is_chosen=key == chosen,
        )
        for key, states in counted.items()
    ]
    return sorted(found, key=lambda row: not row.is_gone)


def case_in_words(case: Case, *, today: date) -> str:
    """A case where it stands beside a box to tick."""
    said = [case.number, str(CaseState(case.state).label), late_in_words(case, today=today)]
    return ", ".join(part for part in said if part)


def done_in_words(count: int, *, manager: str) -> str:
    return ngettext(
        "%(count)s case is now managed by %(manager)s.", "%(count)s cases are now managed by %(manager)s.", count
    ) % {"count": count, "manager": manager}
