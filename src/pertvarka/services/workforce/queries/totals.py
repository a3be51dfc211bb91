"""Staff added up: by profession and result, by wish, by where they went, and what has to be learnt where.

The database gives counts of the organisations the asker's right reaches, as of the end of the last month; every table
goes through the engine of disclosure here, before a page or a file sees it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from pertvarka.engines.disclosure.suppress import Protected, is_small, protect
from pertvarka.engines.disclosure.table import TOTAL, Table
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import definitions, rules
from pertvarka.services.workforce.states import ResultClass, WentTo, Wish

NONE = "none"
"""Not assessed, no wish said, still at work: the empty part of each division."""
NOWHERE = "unknown"


@dataclass(frozen=True)
class Totals:
    """As of the last day of a month. A withheld table shows nothing at all."""

    as_of: date
    results: Protected
    wishes: Protected
    went: Protected
    needs: Protected
    """Domains of competence by region; a worker stands in every domain they have to learn, so sums are needs."""
    staff: int | None

    @property
    def is_empty(self) -> bool:
        return not any(self.results.table.counts.values())


def totals(*, today: date | None = None) -> Totals:
    """What the asker may see of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_id, profession, result_class, wish, went_to, staff FROM scope.staff_totals()"
        )
        rows = cursor.fetchall()
        cursor.execute("SELECT organisation_id, domain, staff FROM scope.staff_needs()")
        needs = cursor.fetchall()
    results: Counter[tuple[str, str]] = Counter()
    wishes: Counter[str] = Counter()
    went: Counter[str] = Counter()
    for _organisation, profession, result, wish, went_to, count in rows:
        results[profession, result or NONE] += count
        if not went_to:  # who has left wants nothing here any more
            wishes[wish or NONE] += count
        went[went_to or NONE] += count
    codes = [*definitions.professions(), *sorted({row[1] for row in rows} - set(definitions.professions()))]
    month = (today or timezone.localdate()).replace(day=1)
    held = sum(results.values())
    return Totals(
        as_of=date.fromordinal(month.toordinal() - 1),
        results=protect(Table(rows=codes, columns=(*ResultClass.values, NONE), counts=dict(results))),
        wishes=_single((*Wish.values, NONE), wishes),
        went=_single((*WentTo.values, NONE), went),
        needs=_needs(needs),
        staff=None if is_small(held) else held,
    )


def _single(names: Sequence[str], counts: Counter[str]) -> Protected:
    return protect(Table(rows=names, columns=(), counts={(name, TOTAL): counts[name] for name in names}))


def _needs(rows: Sequence[tuple[int, str, int]]) -> Protected:
    places = Organisation.objects.select_related("municipality__region", "region").in_bulk({row[0] for row in rows})
    counts: Counter[tuple[str, str]] = Counter()
    for organisation, domain, count in rows:
        counts[domain, _region(places[organisation])] += count
    regions = sorted({region for _domain, region in counts})
    domains = [*rules.DOMAINS, *sorted({domain for domain, _region in counts} - set(rules.DOMAINS))]
    return protect(Table(rows=domains, columns=regions, counts=dict(counts)))


def _region(place: Organisation) -> str:
    region = place.municipality.region if place.municipality else place.region
    return region.code if region else NOWHERE
