"""A month of service records as a grid: persons down, days across. Two questions, however many persons."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from pertvarka.people.delivery.models import ServiceEpisode, ServiceRecord
from pertvarka.people.delivery.queries.referrals import serving
from pertvarka.people.delivery.states import EpisodeState

ROWS_AT_MOST = 25
"""On one page: a month of 25 persons stays under Django's limit of a thousand fields in a form."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person and the amounts by day."""

    episode: ServiceEpisode
    amounts: dict[int, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.amounts.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class MonthSheet:
    first: date
    last: date
    rows: tuple[SheetRow, ...]
    rows_count: int
    """Of all pages together."""

    @property
    def days(self) -> range:
        return range(1, self.last.day + 1)


def month_sheet(first: date, *, page: int = 1) -> MonthSheet:
    """Those served in that month by the asker's organisations and served still, with what is recorded."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    episodes = (
        ServiceEpisode.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=first), organisation_id__in=serving(), starts_on__lte=last
        )
        .exclude(state=EpisodeState.ENDED)
        .select_related("service_type", "offer__site", "organisation")
        .order_by("service_type__code", "number", "id")
    )
    found = list(episodes)
    shown = found[(page - 1) * ROWS_AT_MOST : page * ROWS_AT_MOST]
    amounts: dict[int, dict[int, Decimal]] = defaultdict(dict)
    records = ServiceRecord.objects.filter(episode__in=shown, given_on__range=(first, last))
    for episode_id, given_on, amount in records.values_list("episode_id", "given_on", "amount"):
        amounts[episode_id][given_on.day] = amount
    rows = tuple(SheetRow(episode, amounts[episode.pk]) for episode in shown)
    return MonthSheet(first, last, rows, len(found))


def records_of(episode: ServiceEpisode, *, limit: int) -> list[ServiceRecord]:
    """The newest first."""
    rows = ServiceRecord.objects.filter(episode=episode).select_related("worker")
    return list(rows.order_by("-given_on")[:limit])
