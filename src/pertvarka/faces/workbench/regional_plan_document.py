"""A regional plan as its readers see it: lines with comments, what opened of each, who may do what now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import regional_plan_charts as charts
from pertvarka.faces.workbench import regional_plan_units as by_unit
from pertvarka.faces.workbench.regional_plan_charts import Curve, Gantt
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_scenarios import size_in_words
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table
from pertvarka.foundation.access import policy, reaching
from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans.models import PlanComment, PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import inputs, plans, reach, scenarios
from pertvarka.oversight.regional_plans.queries.plans import Carried, Changed, MoneyYear
from pertvarka.oversight.regional_plans.states import PlanState

CARRIED_OUT = (PlanState.IN_IMPLEMENTATION, PlanState.REVIEWED)


@dataclass(frozen=True, slots=True)
class May:
    """What the reader may do with the plan as it stands now."""

    submit: bool
    approve: bool
    lead: bool
    comment: bool
    prepare: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An item with what is said of it and what opened of it; `opens` where the reader records that."""

    item: PlanItem
    size: str
    comments: tuple[PlanComment, ...]
    carried: Carried | None
    opens: bool


@dataclass(frozen=True, slots=True)
class Document:
    lines: tuple[Line, ...]
    general: tuple[PlanComment, ...]
    unanswered_count: int
    gantt: Gantt
    curve: Curve | None
    money: Table
    units: Table
    places_count: int
    build_cost: float
    running_cost: float
    opened_count: int
    late_count: int
    is_carried_out: bool


def may(account: Account, plan: RegionalPlan) -> May:
    def allowed(permission: Permission) -> bool:
        return reach.may(account, permission, plan.region)

    leads, is_asked = allowed(Permission.PLAN_SUBMIT), plan.state == PlanState.CONSULTATION
    return May(
        submit=leads and plan.state == PlanState.DRAFT,
        approve=is_asked and allowed(Permission.PLAN_APPROVE),
        lead=leads,
        comment=is_asked and allowed(Permission.PLAN_COMMENT),
        prepare=allowed(Permission.SCENARIO_RUN),
    )


def document(account: Account, plan: RegionalPlan, *, today: date) -> Document:
    items, said = plans.items(plan), plans.comments(plan)
    by_item: dict[int | None, list[PlanComment]] = {}
    for one in said:
        by_item.setdefault(one.item_id, []).append(one)
    is_carried_out = plan.state in CARRIED_OUT
    carried = {one.item.pk: one for one in plans.carried_out(plan, today=today)} if is_carried_out else {}
    names, own = Names(plan.region), _own_places(account) if plan.state == PlanState.IN_IMPLEMENTATION else frozenset()
    lines = tuple(
        Line(
            item,
            size_in_words(item.size_code, names),
            tuple(by_item.get(item.pk, ())),
            carried.get(item.pk),
            item.municipality_id in own,
        )
        for item in items
    )
    return Document(
        lines=lines,
        general=tuple(by_item.get(None, ())),
        unanswered_count=sum(not one.is_answered for one in said),
        gantt=_gantt(plan, items),
        curve=_curve(plan),
        money=money_table(plan),
        units=units_table(plan),
        places_count=sum(item.places_count for item in items),
        build_cost=float(sum(item.build_cost for item in items)),
        running_cost=float(sum(item.running_cost for item in items)),
        opened_count=sum(one.opened_places for one in carried.values()),
        late_count=sum(one.is_late for one in carried.values()),
        is_carried_out=is_carried_out,
    )


def _own_places(account: Account) -> frozenset[int]:
    """Municipalities for which the reader records what opened."""
    if not policy.is_present(account):
        return frozenset()
    return reaching.reach_of(account, Permission.OPENING_RECORD, on=timezone.localdate()).municipalities


def years_of(plan: RegionalPlan) -> list[int]:
    frozen = plan.scenario.input
    return list(range(frozen.first_year, frozen.first_year + frozen.years_count))


def _gantt(plan: RegionalPlan, items: Sequence[PlanItem]) -> Gantt:
    lines: dict[str, dict[int, int]] = {}
    for item in sorted(items, key=lambda one: (one.service_type.code, one.year)):
        by_year = lines.setdefault(item.service_type.name, {})
        by_year[item.year] = by_year.get(item.year, 0) + item.places_count
    told = scenarios.summary(plan.scenario)
    units = by_unit.drawn(told, Names(plan.region), _fulls(plan)) if told else {}
    return charts.gantt(lines, years=years_of(plan), label=_("What opens when: places by year"), units=units)


def _curve(plan: RegionalPlan) -> Curve | None:
    rows = _money(plan)
    if not rows:
        return None
    before = (0.0, *(float(row.carried) for row in rows[:-1]))
    lines = {("spent", _("Spent")): [row.build_cost + row.running_cost - row.released for row in rows]}
    if any(row.budget for row in rows):
        words = _("Budget with what is carried over")
        lines[("budget", words)] = [row.budget + carried for row, carried in zip(rows, before, strict=True)]
    return charts.curve(lines, years=[row.year for row in rows], label=_("Money by year, million EUR"))


def _fulls(plan: RegionalPlan) -> by_unit.Fulls:
    return inputs.told(plan.scenario.input).fulls


def _money(plan: RegionalPlan) -> list[MoneyYear]:
    told = scenarios.summary(plan.scenario)
    return plans.money(told) if told else []


def money_table(plan: RegionalPlan) -> Table:
    return Table(
        "money",
        _("Money by year, thousand EUR"),
        (
            Column(_("Year"), Kind.TEXT),
            Column(_("Building"), Kind.MONEY),
            Column(_("Running"), Kind.MONEY),
            Column(_("Follows the person"), Kind.MONEY),
            Column(_("Budget"), Kind.MONEY),
            Column(_("Carried over"), Kind.MONEY),
        ),
        tuple(
            (str(row.year), row.build_cost, row.running_cost, row.released, row.budget, row.carried)
            for row in _money(plan)
        ),
    )


def units_table(plan: RegionalPlan) -> Table:
    """Services by unit: lines of the plan of which nothing opens."""
    told = scenarios.summary(plan.scenario)
    return by_unit.table(told, Names(plan.region), _fulls(plan)) if told else Table("units", "", (), ())


def items_table(plan: RegionalPlan) -> Table:
    """The lines as a file."""
    return Table(
        "items",
        _("Lines of the plan"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Year"), Kind.TEXT),
            Column(_("Places")),
            Column(_("Building"), Kind.MONEY),
            Column(_("Running"), Kind.MONEY),
        ),
        tuple(
            (
                item.service_type.name,
                item.municipality.name,
                str(item.year),
                item.places_count,
                float(item.build_cost),
                float(item.running_cost),
            )
            for item in plans.items(plan)
        ),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the comparison of two versions; '' where the line is not in that version."""

    kind: str
    what: str
    before: str
    after: str


def differences(changed: Sequence[Changed]) -> list[Difference]:
    words = {"added": _("added"), "removed": _("removed"), "changed": _("changed")}
    return [
        Difference(words.get(one.kind, one.kind), _what(one), _line(one.before), _line(one.after)) for one in changed
    ]


def _what(one: Changed) -> str:
    item = one.after or one.before
    return f"{item.service_type.name}, {item.municipality.name}" if item else ""


def _line(item: PlanItem | None) -> str:
    if item is None:
        return ""
    return _("%(year)s: %(places)s places") % {"year": item.year, "places": item.places_count}
