"""What the pages of the cluster share: which regions the reader keeps, the matrix of members, the map of ties."""

from dataclasses import dataclass
from datetime import date
from math import cos, log2, pi, sin

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import reaching
from pertvarka.foundation.base.components import Crumb, Matrix, matrix
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import rules
from pertvarka.programme.cluster.states import MemberKind
from pertvarka.programme.cluster.tie_sources import TieSource, all_sources

DRAWN_AT_MOST = 18
WIDTH, HEIGHT, ACROSS, UPWARDS = 880, 620, 190, 270


@dataclass(frozen=True, slots=True)
class Kept:
    """The regions of whoever asks; `with_country` for the programme office, which keeps the national cluster too."""

    regions: tuple[Region, ...]
    with_country: bool

    def __bool__(self) -> bool:
        return bool(self.regions) or self.with_country


def kept(request: HttpRequest, permission: str) -> Kept:
    """Where the reader may write with this permission."""
    reach = reaching.reach_of(account_of(request), permission, on=timezone.localdate())
    regions = tuple(region for region in territory.regions() if reach.has_region(region.pk))
    return Kept(regions, with_country=reach.everywhere)


def crumbs(*further: Crumb) -> list[Crumb]:
    return [Crumb(_("Cluster"), reverse("workbench:cluster")), *further]


def members_matrix(found: rules.Coverage) -> Matrix:
    """Regions by kind of member; a dash is a gap."""
    regions = {region.code: region for region in territory.regions()}
    rows = [
        (code, regions[code].name, reverse("workbench:cluster_region", kwargs={"slug": regions[code].slug}))
        if code in regions
        else (code, _("The whole country"), reverse("workbench:cluster_region", kwargs={"slug": COUNTRY}))
        for code in found.regions
    ]
    return matrix(
        corner=_("Region"),
        label=_("Members of the cluster by region and kind"),
        rows=rows,
        columns=[(kind.value, str(kind.label)) for kind in MemberKind],
        values=found.counts,
    )


COUNTRY = "country"
"""Stands in the address where a region's slug would, for the national cluster."""


def kinds_in_words(codes: tuple[str, ...]) -> list[str]:
    return [str(MemberKind(code).label) for code in codes]


@dataclass(frozen=True, slots=True)
class Knot:
    """An organisation on the oval of ties, with where its name begins."""

    name: str
    x: float
    y: float
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class TieRow:
    one: Organisation
    other: Organisation
    counts: tuple[tuple[TieSource, int], ...]


@dataclass(frozen=True, slots=True)
class TiesPicture:
    """The strongest ties on an oval; the table beside it has them all."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[Line, ...]
    rows: tuple[TieRow, ...]
    label: str


def picture(ties: tuple[rules.Tie, ...], organisations: dict[int, Organisation]) -> TiesPicture:
    """Organisations with most ties stand on an upright oval, in the order of names; a thicker line is a closer tie."""
    weight: dict[int, int] = {}
    for tie in ties:
        for one in (tie.one, tie.other):
            weight[one] = weight.get(one, 0) + tie.strength
    drawn = sorted(weight, key=lambda key: (-weight[key], organisations[key].name))[:DRAWN_AT_MOST]
    drawn.sort(key=lambda key: organisations[key].name)
    # Half a step aside, so that no two names begin one above the other at the top and at the foot.
    places = {key: 2 * pi * (number + 0.5) / max(1, len(drawn)) - pi / 2 for number, key in enumerate(drawn)}
    points = {
        key: (round(WIDTH / 2 + ACROSS * cos(angle), 1), round(HEIGHT / 2 + UPWARDS * sin(angle), 1))
        for key, angle in places.items()
    }
    knots = tuple(
        Knot(
            name=organisations[key].name,
            x=points[key][0],
            y=points[key][1],
            label_x=round(points[key][0] + (9 if cos(places[key]) >= 0 else -9), 1),
            anchor="start" if cos(places[key]) >= 0 else "end",
        )
        for key in drawn
    )
    lines = tuple(
        Line(*points[tie.one], *points[tie.other], width=round(min(1.0 + log2(1 + tie.strength), 6.0), 1))
        for tie in ties
        if tie.one in points and tie.other in points
    )
    sources = all_sources()
    rows = tuple(
        TieRow(organisations[tie.one], organisations[tie.other], tuple(zip(sources, tie.counts, strict=True)))
        for tie in ties
    )
    label = _("Who works with whom: the organisations with most ties, each line a pair that works together")
    return TiesPicture(WIDTH, HEIGHT, knots, lines, rows, label)


def days_late(due_on: date | None, *, today: date) -> int:
    return rules.days_late(due_on, done_on=None, today=today) if due_on else 0
