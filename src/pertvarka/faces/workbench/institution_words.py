"""Words of institutions and their plans: states as tags, columns of tables, findings as sentences."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.services.institutions import chapters
from pertvarka.services.institutions.chapters import Column
from pertvarka.services.institutions.models import ChapterKey
from pertvarka.services.institutions.rules import Finding
from pertvarka.services.institutions.states import Destination, InstitutionState, MeasureState, PlanState

SUMS = ("cost", "funding")
"""Figures of findings that are sums of money."""
PLAN_COLOURS: Mapping[str, str] = {
    PlanState.NOT_STARTED: OUTLINE,
    PlanState.DRAFTING: AMBER,
    PlanState.UNDER_REVIEW: AMBER,
    PlanState.RETURNED: BRICK,
    PlanState.ENDORSED: TEAL,
    PlanState.APPROVED: TEAL,
    PlanState.IN_IMPLEMENTATION: FLAX,
    PlanState.COMPLETED: TEAL,
}
INSTITUTION_COLOURS: Mapping[str, str] = {
    InstitutionState.LISTED: OUTLINE,
    InstitutionState.ASSESSED: AMBER,
    InstitutionState.PLAN_APPROVED: FLAX,
    InstitutionState.TRANSFORMING: FLAX,
    InstitutionState.ADMISSIONS_STOPPED: FLAX,
    InstitutionState.CLOSED: TEAL,
    InstitutionState.CONVERTED: TEAL,
}
MEASURE_COLOURS: Mapping[str, str] = {
    MeasureState.PLANNED: AMBER,
    MeasureState.DONE: TEAL,
    MeasureState.DROPPED: OUTLINE,
}
COLUMNS: Mapping[str, Promise] = {
    "destination": gettext_lazy("Where to"),
    "quarter": gettext_lazy("Quarter"),
    "count": gettext_lazy("How many people"),
    "service": gettext_lazy("Service"),
    "municipality": gettext_lazy("Municipality"),
    "places": gettext_lazy("Places"),
    "opens_on": gettext_lazy("Opens on"),
    "profession": gettext_lazy("Profession"),
    "now": pgettext_lazy("staff", "Now"),
    "after": pgettext_lazy("staff", "After the transformation"),
    "training": gettext_lazy("What they learn"),
    "part": gettext_lazy("Part of the building"),
    "area": gettext_lazy("Square metres"),
    "future": gettext_lazy("What it will be"),
    "side": gettext_lazy("Cost or funding"),
    "item": gettext_lazy("For what, or from where"),
    "year": gettext_lazy("Year"),
    "sum": gettext_lazy("Sum, EUR"),
    "measure": gettext_lazy("Measure"),
    "owner": gettext_lazy("Who answers for it"),
    "due_on": gettext_lazy("By when"),
    "risk": gettext_lazy("Risk"),
    "likelihood": gettext_lazy("Likelihood, 1 to 5"),
    "impact": gettext_lazy("Impact, 1 to 5"),
    "answer": gettext_lazy("What is done"),
    "audience": gettext_lazy("Who is told"),
    "what": gettext_lazy("What and how"),
    "when_on": pgettext_lazy("day of a talk", "When"),
}
LEADS: Mapping[str, Promise] = {
    "situation": gettext_lazy("Who lives here, since when, how, and what they wish."),
    "residents": gettext_lazy("Where people will live next: how many, to what kind of home, in which quarter."),
    "services": gettext_lazy("What must be there before they move: which service, where, how many places, from when."),
    "staff": gettext_lazy("Who works here now, how many will be needed, and what they learn."),
    "building": gettext_lazy("What becomes of each part of the building, and who decides it."),
    "money": gettext_lazy("Costs and where the money comes from: both sides make the same sum."),
    "timetable": gettext_lazy("Measures with their owners and days. Write an office, not a name."),
    "risks": gettext_lazy("What may go wrong, how likely and how heavy it is, and what is done about it."),
    "communication": gettext_lazy("Who is told what, when and how: residents first, then families and neighbours."),
}
SIDES: Mapping[str, Promise] = {
    chapters.COST: pgettext_lazy("money of a plan", "Cost"),
    chapters.FUNDING: pgettext_lazy("money of a plan", "Funding"),
}
CELL_FAULTS: Mapping[str, Promise] = {
    "text": gettext_lazy("write a few words"),
    "choice": gettext_lazy("choose one"),
    "count": gettext_lazy("write a whole number"),
    "year": gettext_lazy("write a year, for example 2027"),
    "scale": gettext_lazy("write a number from 1 to 5"),
    "quarter": gettext_lazy("write a year and a quarter, for example 2027-2"),
    "day": gettext_lazy("write a date, for example 2027-03-01"),
    "money": gettext_lazy("write a sum in euros, for example 12500.00"),
}


def plan_tag(state: str) -> Status:
    return Status(PlanState(state).label, PLAN_COLOURS[state])


def institution_tag(state: str) -> Status:
    return Status(InstitutionState(state).label, INSTITUTION_COLOURS[state])


def measure_tag(state: str, *, is_late: bool = False) -> Status:
    if is_late:
        return Status(_("Late"), BRICK)
    return Status(MeasureState(state).label, MEASURE_COLOURS[state])


def choices_of(column: Column) -> tuple[tuple[str, str | Promise], ...]:
    """The choices of a column in words."""
    words: Mapping[str, str | Promise] = SIDES if column.key == "side" else dict(Destination.choices)
    return tuple((key, words[key]) for key in column.choices)


def cell(column: Column, value: object) -> str:
    """What stands in a cell, as people read it."""
    if value in (None, ""):
        return "–"
    if column.kind == "choice":
        return str(dict(choices_of(column)).get(str(value), value))
    if column.kind not in {"money", "count"}:
        return str(value)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)  # typed, and not saved yet
    places = 2 if column.kind == "money" else 0
    return number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)


def _money(told: str) -> str:
    """As people write sums: thousands apart, cents after their own sign."""
    return str(number_format(Decimal(told), decimal_pos=2, use_l10n=True, force_grouping=True))


def finding(found: Finding) -> str:
    """One sentence for what does not hold."""
    figures = {name: _money(told) if name in SUMS else told for name, told in found.figures}
    sentences = {
        "empty": _("The chapter is empty, or its table has no rows."),
        "more_leave": _("%(leaving)s people are planned to leave, but the institution has %(residents)s residents."),
        "places_late": _(
            "By the end of %(quarter)s %(moved)s people move to new homes, but only %(places)s places are open by then."
        ),
        "sums_differ": _("Costs are %(cost)s EUR and funding is %(funding)s EUR: both must be the same."),
        "after_target": _("“%(what)s” is on %(on)s, after the target day of the institution, %(target)s."),
    }
    return sentences[found.code] % figures


def chapter_title(key: str) -> str:
    return str(ChapterKey(key).label)
