"""What a computed scenario says: what opens where and when, money by year, who moves and who waits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pertvarka.faces.workbench import regional_plan_charts as charts
from pertvarka.faces.workbench import regional_plan_units as by_unit
from pertvarka.faces.workbench import regional_plan_waiting as waiting
from pertvarka.faces.workbench.regional_plan_charts import Curve, Gantt
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table, written
from pertvarka.oversight.regional_plans.figures import OpeningTold, Summary
from pertvarka.oversight.regional_plans.models import Scenario

LINES_AT_MOST = 36
"""Of the drawing of openings; with more it stands by service alone, and the table says where."""


@dataclass(frozen=True, slots=True)
class Result:
    summary: Summary
    gantt: Gantt
    is_gantt_by_place: bool
    openings: Table
    units: Table
    curve: Curve
    money: Table
    people: Table
    services: Table
    places: Table
    reasons: Table
    late: tuple[str, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.openings, self.units, self.money, self.people, self.services, self.places, self.reasons)


def result(summary: Summary, names: Names, fulls: by_unit.Fulls) -> Result:
    """`fulls` says how much of a need one unit of each service by unit is."""
    drawn, by_place = schedule(summary, names, fulls)
    return Result(
        summary=summary,
        gantt=drawn,
        is_gantt_by_place=by_place,
        openings=openings_table(summary.openings, names),
        units=by_unit.table(summary, names, fulls),
        curve=money_curve(summary),
        money=money_table(summary),
        people=_people(summary),
        services=_services(summary, names),
        places=_places(summary, names),
        reasons=waiting.table(summary, names),
        late=tuple(names.institution(code) for code in summary.late_institutions),
    )


def headline(scenario: Scenario, summary: Summary) -> list[tuple[str, str, str]]:
    """Words, figure and what it is of: the few that say most."""
    of_all = _("of %(persons)s persons") % {"persons": written(summary.persons, Kind.PEOPLE)}
    return [
        (_("They move by the last year"), written(summary.moved_total, Kind.PEOPLE), of_all),
        (_("Stay without a place"), written(summary.waiting, Kind.PEOPLE), written(summary.waiting_share, Kind.SHARE)),
        (_("New places"), written(summary.places_total, Kind.NUMBER), ""),
        (_("Building and equipment"), written(summary.build_cost_total, Kind.MILLIONS), _("million EUR")),
        (_("Running costs of a year"), written(summary.running_cost_last, Kind.MILLIONS), _("million EUR")),
        (
            _("Of what could be achieved"),
            written(scenario.result.benefit, Kind.GAP),
            _("at least; the gap is at most %(gap)s") % {"gap": written(scenario.result.gap, Kind.GAP)},
        ),
    ]


def schedule(summary: Summary, names: Names, fulls: by_unit.Fulls) -> tuple[Gantt, bool]:
    """A line for each service in each municipality, or, where they are too many, for each service; then the services by
    unit, which open nowhere.
    """
    openings, units = summary.openings, by_unit.drawn(summary, names, fulls)
    pairs = {(one.service, one.municipality) for one in openings}
    by_place = len(pairs) <= LINES_AT_MOST
    lines: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in sorted(openings, key=lambda one: (one.service, one.year, names.municipality(one.municipality))):
        label = names.service(one.service)
        if by_place:
            label = f"{names.short(one.municipality)}: {label}"
        lines[label][one.year] += one.places
    label_of_all = _("What opens when: places by year")
    return charts.gantt(lines, years=summary.years, label=label_of_all, units=units), by_place


def openings_table(openings: Sequence[OpeningTold], names: Names) -> Table:
    ordered = sorted(openings, key=lambda one: (one.year, one.service, names.municipality(one.municipality)))
    return Table(
        "openings",
        _("What opens where and when"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Year"), Kind.TEXT),
            Column(_("Places")),
            Column(_("Building, thousand EUR"), Kind.MONEY),
            Column(_("A year, thousand EUR"), Kind.MONEY),
            Column(_("Staff, full-time"), Kind.KILOMETRES),
            Column(_("Put by hand"), Kind.TEXT),
        ),
        (
            *(
                (
                    names.service(one.service),
                    names.municipality(one.municipality),
                    str(one.year),
                    one.places,
                    one.build_cost,
                    one.running_cost,
                    one.staff,
                    _("by hand") if one.is_by_hand else "",
                )
                for one in ordered
            ),
            (
                _("Together"),
                "",
                "",
                sum(one.places for one in ordered),
                sum(one.build_cost for one in ordered),
                sum(one.running_cost for one in ordered),
                sum(one.staff for one in ordered),
                "",
            ),
        ),
        has_sum=True,
    )


def money_curve(summary: Summary) -> Curve:
    """Spent is what is built and what runs, less the money that follows the person."""
    lines = {("spent", _("Spent")): spent(summary)}
    if summary.budget:
        lines[("budget", _("Budget with what is carried over"))] = available(summary)
    return charts.curve(lines, years=summary.years, label=_("Money by year, million EUR"))


def spent(summary: Summary) -> list[float]:
    return [
        build + running - released
        for build, running, released in zip(summary.build_cost, summary.running_cost, summary.released, strict=True)
    ]


def available(summary: Summary) -> list[float]:
    """The budget of a year and what the year before left."""
    before = (0.0, *summary.carried[:-1]) if summary.carried else (0.0,) * len(summary.budget)
    return [amount + carried for amount, carried in zip(summary.budget, before, strict=True)]


def money_table(summary: Summary) -> Table:
    columns = [("build_cost", _("Building")), ("running_cost", _("Running")), ("released", _("Follows the person"))]
    if summary.budget:
        columns += [("budget", _("Budget")), ("carried", _("Carried over"))]
    return Table(
        "money",
        _("Money by year, thousand EUR"),
        (Column(_("Year"), Kind.TEXT), *(Column(words, Kind.MONEY) for _key, words in columns)),
        tuple(
            (str(year), *(getattr(summary, key)[at] if getattr(summary, key) else 0.0 for key, _words in columns))
            for at, year in enumerate(summary.years)
        ),
    )


def _people(summary: Summary) -> Table:
    return Table(
        "years",
        _("Who moves and what opens by year"),
        (
            Column(_("Year"), Kind.TEXT),
            Column(_("They move"), Kind.PEOPLE),
            Column(_("Places that open")),
            Column(_("Staff, full-time"), Kind.KILOMETRES),
        ),
        tuple(
            (str(year), summary.moved[at], summary.places[at], summary.staff[at])
            for at, year in enumerate(summary.years)
        ),
    )


def _services(summary: Summary, names: Names) -> Table:
    return Table(
        "services",
        _("Services: who needs them, what there is and what opens"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("Wait"), Kind.PEOPLE),
            Column(_("Places now")),
            *(Column(str(year)) for year in summary.years),
        ),
        tuple(
            (names.service(one.code), one.persons, one.waiting, one.places_now, *one.places_opened)
            for one in summary.services
        ),
    )


def _places(summary: Summary, names: Names) -> Table:
    return Table(
        "municipalities",
        _("Who still waits at the end of each year"),
        (
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("New places")),
            *(Column(str(year), Kind.PEOPLE) for year in summary.years),
        ),
        tuple((names.group(one.codes), one.persons, one.places, *one.waiting) for one in summary.municipalities),
    )
