"""Ways between municipalities for their page: what counts, what counted before, the table to be filled in."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _

from pertvarka.foundation.base.templatetags.numbers import decimal_number, iso_date
from pertvarka.oversight.regional_plans.models import RoadDistance
from pertvarka.oversight.regional_plans.queries import roads
from pertvarka.oversight.regional_plans.queries.roads import FileTold, Way
from pertvarka.oversight.regional_plans.road_rows import COLUMNS

FILE = "template"


@dataclass(frozen=True, slots=True)
class Row:
    """A measured way in words; `before` says what counted until then."""

    start: str
    end: str
    kilometres: str
    since: str
    source: str
    before: str


@dataclass(frozen=True, slots=True)
class Roads:
    files: tuple[FileTold, ...]
    rows: tuple[Row, ...]
    pairs_count: int


def told(on: date) -> Roads:
    ways = roads.ways(on)
    return Roads(tuple(roads.files(on)), tuple(_row(one, one.measured) for one in ways if one.measured), len(ways))


def _row(way: Way, measured: RoadDistance) -> Row:
    return Row(
        way.start.name,
        way.end.name,
        " / ".join(dict.fromkeys(_km(float(one.kilometres)) for one in way.standing)),
        iso_date(measured.file.valid_from),
        measured.file.source,
        _before(way),
    )


def _before(way: Way) -> str:
    if way.before is None:
        return _("%(km)s km, straight line times the factor") % {"km": _km(way.estimate)}
    return _("%(km)s km since %(day)s, %(source)s") % {
        "km": _km(float(way.before.kilometres)),
        "day": iso_date(way.before.file.valid_from),
        "source": way.before.file.source,
    }


def _km(value: float) -> str:
    return decimal_number(value, 1)


def template(on: date) -> HttpResponse:
    """Every pair of one region with what counts now; kilometres are empty, so that only what is new is sent back."""
    file = StringIO()
    file.write("\ufeff")
    writer = csv.writer(file, delimiter=";")
    start, end, kilometres = COLUMNS
    writer.writerow([start, _("From, in words"), end, _("To, in words"), kilometres, _("Counts now, km")])
    writer.writerows(_line(one) for one in roads.ways(on))
    answer = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="road-distances-{on.isoformat()}.csv"'
    return answer


def _line(way: Way) -> Sequence[str]:
    now = float(way.measured.kilometres) if way.measured else way.estimate
    return (way.start.code, way.start.name, way.end.code, way.end.name, "", _km(now))
