"""Ways between municipalities: what counts on a day, what counted before, which files it comes from."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import distances, facts, gathering
from pertvarka.oversight.regional_plans.models import RoadDistance, RoadFile

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """Between two municipalities of one region. `standing` are the measured ones in force, newest first: of both
    directions where a file tells both, else one for both; `estimate` counts where there is none.
    """

    start: Municipality
    end: Municipality
    estimate: float
    standing: tuple[RoadDistance, ...]
    before: RoadDistance | None

    @property
    def measured(self) -> RoadDistance | None:
        return self.standing[0] if self.standing else None


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file that was brought; `counting` of its rows count on the day."""

    file: RoadFile
    rows: int
    counting: int


def ways(on: date) -> list[Way]:
    """Every pair of municipalities a plan may speak of: regions are closed, so pairs within one region."""
    of_region: dict[int, list[Municipality]] = defaultdict(list)
    for one in Municipality.objects.select_related("region").order_by("region__code", "code"):
        of_region[one.region_id].append(one)
    newest_first, values = gathering.roads_by_file(on)[::-1], gathering.values(on)
    factor, inside = values.of("road_factor"), values.of("inside_km")
    found = []
    for places in of_region.values():
        points = [facts.Municipality(one.code, "", float(one.latitude), float(one.longitude)) for one in places]
        straight = distances.matrix(points, roads={}, factor=factor, inside_km=inside)
        for at, start in enumerate(places):
            for other, end in enumerate(places[at + 1 :], at + 1):
                told = [rows for one in newest_first if (rows := _of_pair(one, start.code, end.code))]
                standing = told[0] if told else ()
                found.append(Way(start, end, straight[at][other], standing, told[1][0] if len(told) > 1 else None))
    return found


def files(on: date) -> list[FileTold]:
    """Every file that was brought, those of later days first."""
    counting = Counter(row.file_id for row in gathering.roads_in_force(on).values())
    rows = RoadFile.objects.select_related("imported_by", "taken_back_by").annotate(rows=Count("distances"))
    # A counted query forgets the order of its model.
    return [FileTold(one, one.rows, counting[one.pk]) for one in rows.order_by("-valid_from", "-imported_at", "-pk")]


def road_file(pk: int) -> RoadFile | None:
    return RoadFile.objects.filter(pk=pk).first()


def _of_pair(told: dict[Pair, RoadDistance], start: str, end: str) -> tuple[RoadDistance, ...]:
    """What a file says of a pair, in the direction asked for first."""
    return tuple(told[pair] for pair in ((start, end), (end, start)) if pair in told)
