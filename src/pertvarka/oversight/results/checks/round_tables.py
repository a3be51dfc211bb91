"""Checks of the round tables: which region had how many, and where the national ones were."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, plus, share
from pertvarka.oversight.results.checks.history import REVIEW_2017
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.states import EventKind

CLUSTER_BUILDING = EventKind.ROUND_TABLE_CLUSTER_BUILDING
COOPERATION = EventKind.ROUND_TABLE_COOPERATION


@check
def round_tables_per_region() -> Figures:
    """Meetings of each region, a joint one counted for all of its regions; then single and joint ones apart."""
    tables = _with_regions(history.held_events(CLUSTER_BUILDING, COOPERATION))
    per_region = Counter(region for regions in tables.values() for region in regions)
    single = sum(len(regions) == 1 for regions in tables.values())
    joint = sum(len(regions) for regions in tables.values() if len(regions) > 1)
    every = list(Region.objects.order_by("code").values_list("code", flat=True))
    in_2018 = set(history.held_events(COOPERATION).filter(starts_on__year=2018).values_list("regions__code", flat=True))
    return (
        plus([per_region[region] for region in every]),
        plus((single, joint), per_region.total()),
        listed((region for region in every if region not in in_2018), of="2018"),
    )


@check
def all_regions_reached() -> Figures:
    """Regions reached by cluster-building tables, and by those of 2017; the dated ones against the review's number."""
    regions = Region.objects.count()
    building = history.held_events(CLUSTER_BUILDING)
    of_2017 = history.held_events(COOPERATION).filter(sources__contains=[REVIEW_2017], starts_on__year=2017)
    return (
        share(_regions_reached(building.values_list("regions__code", flat=True)), regions),
        share(_regions_reached(of_2017.values_list("regions__code", flat=True)), regions),
        minus(of_2017.count(), history.stated("regional-round-tables-2017", source=REVIEW_2017)),
    )


@check
def national_round_tables() -> Figures:
    """National tables by year, then by town, most first."""
    tables = list(history.held_events(EventKind.ROUND_TABLE_NATIONAL).select_related("venue"))
    years = Counter(event.starts_on.year for event in tables)
    towns = Counter(event.venue.town for event in tables if event.venue)
    return (
        plus([years[year] for year in sorted(years)], len(tables)),
        plus([count for _, count in towns.most_common()], len(tables)),
        listed((town for town, _ in towns.most_common())),
    )


def _with_regions(events: QuerySet[Event]) -> dict[str, list[str]]:
    return {event.code: [region.code for region in event.regions.all()] for event in events.prefetch_related("regions")}


def _regions_reached(codes: Iterable[str | None]) -> int:
    return len(set(codes) - {None})
