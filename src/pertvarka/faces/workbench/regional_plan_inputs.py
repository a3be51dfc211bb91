"""Inputs of a regional plan in tables: who needs what where, what there is, money, what is assumed, what is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table
from pertvarka.foundation.access import roles
from pertvarka.oversight.regional_plans import words
from pertvarka.oversight.regional_plans.figures import GapTold, InputTold
from pertvarka.oversight.regional_plans.models import FrozenInput
from pertvarka.oversight.regional_plans.queries import inputs

PLACES_ACROSS = 12
"""Places side by side in a table; with more the table stands by service and place in rows."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the plan would need and does not have, and who can mend it."""

    sentence: str
    place: str
    owner: str
    count: int | None


@dataclass(frozen=True, slots=True)
class InputPage:
    told: InputTold
    by_place: Table
    by_service: Table
    cells: Table
    money: Table
    gaps: tuple[Gap, ...]
    merged: tuple[str, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.by_place, self.by_service, self.cells, self.money)


def told(frozen: FrozenInput) -> InputPage:
    found, names = inputs.told(frozen), Names(frozen.region)
    return InputPage(
        told=found,
        by_place=_by_place(found, names),
        by_service=_by_service(found, names),
        cells=_cells(found, names),
        money=_money(found),
        gaps=tuple(_gap(one, names) for one in found.gaps),
        merged=tuple(names.merged([one.codes for one in found.municipalities])),
    )


def _by_place(found: InputTold, names: Names) -> Table:
    return Table(
        "municipalities",
        _("Persons and free places by municipality"),
        (Column(_("Municipality"), Kind.TEXT), Column(_("Persons"), Kind.PEOPLE), Column(_("Free places now"))),
        (
            *((names.group(one.codes), one.persons, one.places) for one in found.municipalities),
            (names.group(()), found.persons, found.places),
        ),
        has_sum=True,
    )


def _by_service(found: InputTold, names: Names) -> Table:
    return Table(
        "services",
        _("Persons and free places by service"),
        (Column(_("Service"), Kind.TEXT), Column(_("Persons"), Kind.PEOPLE), Column(_("Free places now"))),
        tuple((names.service(one.code), one.persons, one.places) for one in found.services),
    )


def _cells(found: InputTold, names: Names) -> Table:
    """Services in rows and places across; a long table of pairs where the places are too many."""
    title = _("Who needs what where, persons")
    persons = {(one.codes, one.service): one.persons for one in found.cells}
    groups = [one.codes for one in found.municipalities]
    if len(groups) > PLACES_ACROSS:
        return Table(
            "needs",
            title,
            (
                Column(_("Municipality"), Kind.TEXT),
                Column(_("Service"), Kind.TEXT),
                Column(_("Persons"), Kind.PEOPLE),
                Column(_("Free places now")),
            ),
            tuple((names.group(one.codes), names.service(one.service), one.persons, one.places) for one in found.cells),
        )
    return Table(
        "needs",
        title,
        (Column(_("Service"), Kind.TEXT), *(Column(names.group(codes), Kind.PEOPLE) for codes in groups)),
        tuple(
            (names.service(one.code), *(persons.get((codes, one.code), 0) for codes in groups))
            for one in found.services
        ),
    )


def _money(found: InputTold) -> Table:
    return Table(
        "money",
        _("Budget by year, thousand EUR"),
        (Column(_("Year"), Kind.TEXT), Column(_("Budget"), Kind.MONEY)),
        (
            *((str(year), amount) for year, amount in zip(found.years, found.budget, strict=True)),
            (_("Together"), sum(found.budget)),
        ),
        has_sum=True,
    )


def _gap(one: GapTold, names: Names) -> Gap:
    """A place is a service, a municipality or an institution; the last keeps its own name."""
    place = names.services.get(one.place) or names.municipalities.get(one.place)
    return Gap(words.gap(one.code), place.name if place else one.place, _role(one.owner), one.count)


def _role(code: str) -> str:
    return roles.role(code).title if roles.is_described(code) else code
