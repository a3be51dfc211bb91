"""Values that plans count with, in words and in groups: by service, then what holds for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.foundation.base.templatetags.numbers import decimal_number
from pertvarka.oversight.regional_plans import units
from pertvarka.oversight.regional_plans.figures import InputTold
from pertvarka.oversight.regional_plans.models import FrozenInput, PlanningParameter
from pertvarka.oversight.regional_plans.queries import parameters
from pertvarka.people.cases.models import TargetGroupMembership

SIZES: dict[str, Promise] = {"small": gettext_lazy("small module"), "large": gettext_lazy("large module")}
GROUPS: dict[str, str | Promise] = {
    **dict(TargetGroupMembership.Group.choices),
    "other": gettext_lazy("any other person"),
}
UNITS: dict[str, str | Promise] = {
    units.KILO_EURO: gettext_lazy("thousand EUR"),
    units.KILO_EURO_YEAR: gettext_lazy("thousand EUR a year"),
    units.STAFF: gettext_lazy("full-time"),
    units.PLACES: "",
    units.YEARS: gettext_lazy("years"),
    units.SHARE: "",
    units.NUMBER: "",
}


@dataclass(frozen=True, slots=True)
class Row:
    parameter: PlanningParameter
    name: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


def name_of(one: PlanningParameter) -> str:
    """What the value is, with the size, group, region and year it is of."""
    parts = [str(units.NAMES[one.key])]
    if one.size:
        parts.append(str(SIZES.get(one.size, one.size)))
    if one.group:
        parts.append(str(GROUPS.get(one.group, one.group)))
    if one.region:
        parts.append(one.region.phrase)
    if one.year:
        parts.append(str(one.year))
    return ", ".join(parts)


def value_of(one: PlanningParameter) -> str:
    return f"{decimal_number(one.value, 2)} {UNITS.get(one.unit, one.unit)}".strip()


def grouped(found: Iterable[PlanningParameter]) -> list[Group]:
    """What holds for all first, then budgets and institutions, then service by service."""
    by_title: dict[str, list[Row]] = {}
    for one in found:
        by_title.setdefault(_title(one), []).append(
            Row(one, name_of(one), value_of(one), reverse("workbench:planning_parameter", args=[one.pk]))
        )
    return [Group(title, tuple(rows)) for title, rows in by_title.items()]


def of_input(frozen: FrozenInput, told: InputTold) -> list[Group]:
    """What the input counted with: of its services, its region, and what holds for all."""
    services = {one.code for one in told.services}
    return grouped(
        one
        for one in parameters.current(frozen.as_of)
        if (one.service_type is None or one.service_type.code in services)
        and (one.region is None or frozen.region is None or one.region == frozen.region)
    )


def _title(one: PlanningParameter) -> str:
    if one.service_type:
        return f"{one.service_type.code} {one.service_type.name}"
    return _("Of all plans")
