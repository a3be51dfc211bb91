"""What holds for a transformation plan, its hours of consultancy and a month's census; pure, no Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pertvarka.services.institutions import chapters
from pertvarka.services.institutions.chapters import Row

HOURS_OF_PLAN = Decimal(72)
"""As many hours of consultancy as a plan had on average in the reform, and as many as it may have."""
HOURS_OF_DAY = Decimal(12)
CENSUS_DUE_DAY = 5
"""The census of a month is due on this day of the next."""

HOMES_WITH_PLACES = frozenset(
    {"community_childrens_home", "group_home", "independent_living_home", "protected_housing"}
)
"""Homes that the plan itself has to create before anybody moves."""

PLAN_STEPS: Mapping[str, tuple[str, ...]] = {
    "not_started": ("drafting",),
    "drafting": ("under_expert_review",),
    "under_expert_review": ("returned", "endorsed"),
    "returned": ("under_expert_review",),
    "endorsed": ("approved",),
    "approved": ("in_implementation",),
    "in_implementation": ("completed",),
    "completed": (),
}
WRITTEN = frozenset({"drafting", "returned"})
"""States in which the institution writes."""
OPEN_PLANS = frozenset({"not_started", "drafting", "under_expert_review", "returned", "endorsed"})
"""States before approval: an institution has one such plan at most."""
INSTITUTION_STEPS: Mapping[str, tuple[str, ...]] = {
    "listed": ("assessed",),
    "assessed": ("plan_approved",),
    "plan_approved": ("transforming",),
    "transforming": ("admissions_stopped", "converted"),
    "admissions_stopped": ("closed", "converted"),
    "closed": (),
    "converted": (),
}


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """A chapter as it stands."""

    text: str
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the plan that does not hold, at its chapter, with the figures that show it."""

    chapter: str
    code: str
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A month of one group of residents."""

    group: str
    at_start: int
    admitted: int
    left: int
    died: int
    at_end: int

    @property
    def expected(self) -> int:
        """
        >>> GroupCount("adults", 40, 1, 3, 1, 36).expected
        37
        """
        return self.at_start + self.admitted - self.left - self.died


def findings(content: Mapping[str, ChapterContent], *, residents: int, target_on: date | None) -> tuple[Finding, ...]:
    """All that keeps a plan from being submitted: empty chapters, then figures and dates that do not agree."""
    found = [
        Finding(key, "empty")
        for key in chapters.KEYS
        if key not in content or not content[key].text.strip() or (chapters.TABLES[key] and not content[key].rows)
    ]
    rows = {key: content[key].rows if key in content else () for key in chapters.KEYS}
    leaving = sum(int(row["count"] or 0) for row in rows["residents"])
    if leaving > residents:
        found.append(Finding("residents", "more_leave", (("leaving", str(leaving)), ("residents", str(residents)))))
    found += _without_places(rows)
    found += _late(rows, target_on)
    cost, funding = _side(rows["money"], chapters.COST), _side(rows["money"], chapters.FUNDING)
    if cost != funding:
        found.append(Finding("money", "sums_differ", (("cost", f"{cost:.2f}"), ("funding", f"{funding:.2f}"))))
    return tuple(found)


def hours_left(used: Decimal) -> Decimal:
    """
    >>> hours_left(Decimal("70.5"))
    Decimal('1.5')
    """
    return HOURS_OF_PLAN - used


def may_be_given(hours: Decimal, *, used: Decimal) -> bool:
    """Whether a plan has so many hours left."""
    return hours <= hours_left(used)


def unbalanced(rows: Sequence[GroupCount]) -> tuple[GroupCount, ...]:
    """Groups whose end is not what start, arrivals, departures and deaths make."""
    return tuple(row for row in rows if row.expected != row.at_end)


def month_before(month: date) -> date:
    """
    >>> month_before(date(2027, 1, 1))
    datetime.date(2026, 12, 1)
    """
    return date(month.year - (month.month == 1), month.month - 1 or 12, 1)


def month_after(month: date) -> date:
    """
    >>> month_after(date(2026, 12, 1))
    datetime.date(2027, 1, 1)
    """
    return date(month.year + (month.month == 12), month.month % 12 + 1, 1)  # noqa: PLR2004 (December)


def census_due_on(month: date) -> date:
    """
    >>> census_due_on(date(2026, 10, 1))
    datetime.date(2026, 11, 5)
    """
    return month_after(month).replace(day=CENSUS_DUE_DAY)


def _late(rows: Mapping[str, Sequence[Row]], target_on: date | None) -> list[Finding]:
    """Departures, openings and measures after the day by which the institution is to be changed."""
    if target_on is None:
        return []
    dated = [
        *(("residents", chapters.quarter_ends(str(row["quarter"])), str(row["quarter"])) for row in rows["residents"]),
        *(("services", date.fromisoformat(str(row["opens_on"])), str(row["service"])) for row in rows["services"]),
        *(("timetable", date.fromisoformat(str(row["due_on"])), str(row["measure"])) for row in rows["timetable"]),
    ]
    return [
        Finding(key, "after_target", (("what", what), ("on", on.isoformat()), ("target", target_on.isoformat())))
        for key, on, what in dated
        if on > target_on
    ]


def _without_places(rows: Mapping[str, Sequence[Row]]) -> list[Finding]:
    """Quarters by whose end more people have moved to homes of the plan than places have opened."""
    found = []
    for quarter in sorted({str(row["quarter"]) for row in rows["residents"]}):
        ends = chapters.quarter_ends(quarter)
        moved = sum(
            int(row["count"] or 0)
            for row in rows["residents"]
            if str(row["quarter"]) <= quarter and row["destination"] in HOMES_WITH_PLACES
        )
        places = sum(
            int(row["places"] or 0) for row in rows["services"] if date.fromisoformat(str(row["opens_on"])) <= ends
        )
        if moved > places:
            figures = (("quarter", quarter), ("moved", str(moved)), ("places", str(places)))
            found.append(Finding("services", "places_late", figures))
    return found


def _side(rows: Sequence[Row], side: str) -> Decimal:
    return sum((chapters.cents(row["sum"]) for row in rows if row["side"] == side), Decimal(0))
