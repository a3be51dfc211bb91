"""Words for the numbers counted from cases: divisions, their parts, and cells that are hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.engines.counting.divisions import OLDEST, UNKNOWN
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.foundation.instruments.models import Instrument
from pertvarka.oversight.results import release_queries
from pertvarka.oversight.results.release_queries import ShownTable
from pertvarka.people.cases.models import Person, TargetGroupMembership
from pertvarka.people.delivery.models import Placement

TITLES: Mapping[str, Promise] = {
    "age": gettext_lazy("By age"),
    "kind": gettext_lazy("By form of assessment"),
    "region": gettext_lazy("By region"),
    "service_type": gettext_lazy("By service"),
    "sex": gettext_lazy("By sex"),
    "state": gettext_lazy("By where to or why"),
    "target_group": gettext_lazy("By target group"),
    "year": gettext_lazy("By year"),
}
CROSSED: Mapping[tuple[str, ...], Promise] = {
    ("region", "sex"): gettext_lazy("By region and sex"),
    ("service_type", "sex"): gettext_lazy("By service and sex"),
}


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    figures: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class InWords:
    """A released table with its words; the last line is the sum."""

    title: str
    table: ShownTable
    columns: Sequence[str]
    lines: Sequence[Line]
    total: Line


def in_words(table: ShownTable) -> InWords:
    rows, columns = table.names[0], table.names[1] if len(table.names) > 1 else ""
    labels = labels_of(rows, table.rows)
    return InWords(
        title=title(table.names),
        table=table,
        columns=list(labels_of(columns, table.columns).values()),
        lines=[Line(labels[row], table.line(row)) for row in _ordered(rows, labels)],
        total=Line(_("All together"), table.line("")),
    )


def title(names: Sequence[str]) -> str:
    return str(CROSSED.get(tuple(names)) or TITLES[names[0]])


def labels_of(division: str, keys: Iterable[str]) -> dict[str, str]:
    """The words of each part, in the order given."""
    known = _known(division)
    return {key: str(known.get(key) or _unnamed(division, key)) for key in keys}


def _ordered(division: str, labels: Mapping[str, str]) -> Iterable[str]:
    """Regions stand by their names, as everywhere else; the other divisions as their definition orders them."""
    if division != "region":
        return labels
    return sorted(labels, key=lambda key: (key == UNKNOWN, lithuanian_sort_key(labels[key])))


def _unnamed(division: str, key: str) -> str:
    if key == UNKNOWN:
        return _("not stated")
    if division == "age":
        years = key.replace("-", "–")
        return _("%(years)s and over") % {"years": key.rstrip("+")} if key == OLDEST else years
    return key


def _known(division: str) -> Mapping[str, object]:
    if division == "region":
        return release_queries.names_of_regions()
    if division == "service_type":
        return release_queries.names_of_services()
    return _choices().get(division, {})


@cache
def _choices() -> Mapping[str, Mapping[str, object]]:
    return {
        "kind": dict(Instrument.Audience.choices),
        "sex": dict(Person.Sex.choices),
        "state": {**dict(Placement.Kind.choices), **dict(Placement.ReturnCause.choices)},
        "target_group": dict(TargetGroupMembership.Group.choices),
    }
