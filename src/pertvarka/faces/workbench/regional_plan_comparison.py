"""Scenarios side by side: a column for each, a row for each measure, the best in bold; then by municipality."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.faces.workbench import regional_plan_charts as charts
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_scenarios import changes_in_words
from pertvarka.faces.workbench.regional_plan_tables import HIDDEN, Column, Kind, Table, written
from pertvarka.oversight.regional_plans.figures import Summary
from pertvarka.oversight.regional_plans.models import FrozenInput, Scenario
from pertvarka.oversight.regional_plans.queries import inputs
from pertvarka.oversight.regional_plans.queries import scenarios as asked

MEASURES: dict[str, tuple[Promise, Promise | str, Kind]] = {
    "moved": (gettext_lazy("They move by the last year"), gettext_lazy("persons"), Kind.PEOPLE),
    "waiting_share": (gettext_lazy("Stay without a place"), "", Kind.SHARE),
    "waits_over_year": (gettext_lazy("Wait longer than a year"), gettext_lazy("persons"), Kind.PEOPLE),
    "places": (gettext_lazy("New places"), "", Kind.NUMBER),
    "build_cost": (gettext_lazy("Building and equipment"), gettext_lazy("million EUR"), Kind.MILLIONS),
    "running_cost": (gettext_lazy("Running costs of a year"), gettext_lazy("million EUR"), Kind.MILLIONS),
    "longest_trip": (gettext_lazy("Longest trip"), "km", Kind.KILOMETRES),
    "missing_money": (gettext_lazy("Missing in the budget"), gettext_lazy("million EUR"), Kind.MILLIONS),
    "gap": (gettext_lazy("Gap to the best possible"), gettext_lazy("at most"), Kind.GAP),
    "benefit": (gettext_lazy("Of what could be achieved"), gettext_lazy("at least"), Kind.GAP),
}
"""Words, unit and writing of each measure, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Head:
    scenario: Scenario
    url: str
    columns: charts.SmallColumns | None
    is_chosen: bool
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    is_best: bool
    is_chosen: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Measure:
    label: Promise | str
    unit: Promise | str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    heads: tuple[Head, ...]
    measures: tuple[Measure, ...]
    years: str


@dataclass(frozen=True, slots=True)
class Bar:
    text: str
    length: str
    is_chosen: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    label: str
    persons: str
    places: int
    bars: tuple[Bar, ...]
    is_sum: bool


def comparison(found: Sequence[Scenario], *, chosen: Scenario | None, frozen: FrozenInput) -> Comparison:
    """Heads with small columns of persons who move by year; measures as far as each scenario is computed."""
    summaries, names = [asked.summary(one) for one in found], Names(frozen.region)
    moved = [value for told in summaries if told for value in told.moved if value is not None]
    heads = tuple(
        Head(
            one,
            reverse("workbench:regional_plan_scenario", args=[one.uuid]),
            _columns(told, largest=max(moved, default=1)) if told else None,
            one == chosen,
            tuple(changes_in_words(one, names)),
        )
        for one, told in zip(found, summaries, strict=True)
    )
    last = frozen.first_year + frozen.years_count - 1
    persons = written(inputs.told(frozen).persons, Kind.PEOPLE)
    return Comparison(heads, tuple(_measures(found, chosen, year=last, persons=persons)), f"{frozen.first_year}–{last}")


def _columns(told: Summary, *, largest: int) -> charts.SmallColumns:
    label = _("They move by year: %(values)s") % {
        "values": ", ".join(
            f"{year}: {HIDDEN if value is None else value}" for year, value in zip(told.years, told.moved, strict=True)
        )
    }
    return charts.small_columns(told.moved, years=told.years, largest=largest, label=label)


def _measures(found: Sequence[Scenario], chosen: Scenario | None, *, year: int, persons: str) -> list[Measure]:
    rows = {row.key: row for row in asked.comparison(found)}
    computed = [one.has_result for one in found]
    return [
        Measure(
            _("They move by %(year)s") % {"year": year} if key == "moved" else label,
            _("persons of %(persons)s") % {"persons": persons} if key == "moved" else unit,
            tuple(
                _value(value, kind, is_best=at in rows[key].best, is_chosen=one == chosen, is_computed=done)
                for at, (value, one, done) in enumerate(zip(rows[key].values, found, computed, strict=True))
            ),
        )
        for key, (label, unit, kind) in MEASURES.items()
        if key in rows
    ]


def _value(value: float | None, kind: Kind, *, is_best: bool, is_chosen: bool, is_computed: bool) -> Value:
    text = written(value, kind) if is_computed else "–"
    return Value(text, is_best, is_chosen, text == HIDDEN)


def places(frozen: FrozenInput, found: Sequence[Scenario], *, chosen: Scenario | None, names: Names) -> list[PlaceRow]:
    """Who stays without a place by municipality, a bar for each scenario; the last row is the whole place."""
    rows = asked.municipalities(frozen, found)
    largest = max((value for row in rows if row.codes for value in row.waiting if value), default=0)
    computed = [one.has_result for one in found]
    return [
        PlaceRow(
            names.group(row.codes),
            written(row.persons, Kind.PEOPLE),
            row.places,
            tuple(
                Bar(
                    written(value, Kind.PEOPLE) if done else "–",
                    charts.bar(value, largest=largest) if row.codes else "0",
                    one == chosen,
                    done and value is None,
                )
                for value, one, done in zip(row.waiting, found, computed, strict=True)
            ),
            not row.codes,
        )
        for row in rows
    ]


def places_table(frozen: FrozenInput, found: Sequence[Scenario], *, names: Names) -> Table:
    """The same as a file."""
    rows = asked.municipalities(frozen, found)
    return Table(
        "municipalities",
        _("Needs without a place by municipality"),
        (
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("Places now")),
            *(Column(one.letter, Kind.PEOPLE) for one in found),
        ),
        tuple((names.group(row.codes), row.persons, row.places, *row.waiting) for row in rows),
        has_sum=True,
    )
