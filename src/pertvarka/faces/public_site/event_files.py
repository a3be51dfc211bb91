"""Events as files: a table (CSV) and a calendar (iCal) of the rows a filter leaves."""

import csv
import io
from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone, translation

from pertvarka.faces.public_site.event_filters import in_words
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import kinds
from pertvarka.programme.events.models import Event, EventGroup
from pertvarka.programme.events.queries import EventFilter, History

# Stable names, the same in both languages, so that a program can read the file.
COLUMNS = (
    "code",
    "starts_on",
    "ends_on",
    "kind",
    "kind_in_words",
    "title",
    "regions",
    "place",
    "events_count",
    "participants_declared",
    "state",
    "reported_under",
    "sources",
    "url",
)


def csv_text(found: History, *, request: HttpRequest) -> str:
    """One line per event or group, the first line names the columns; with a byte-order mark, so that Excel reads ą."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(
        COLUMNS,
    )
    for row in found.rows:
        item = row.item
        writer.writerow(
            [
                item.code,
                item.starts_on.isoformat(),
                item.ends_on.isoformat(),
                item.kind,
                kinds.ONE[item.kind],
                item.title,
                " ".join(region.code for region in row.regions),
                str(item.venue or "") if isinstance(item, Event) else "",
                row.count_in(None),
                "" if item.participants_declared is None else item.participants_declared,
                item.state,
                item.reported_under,
                item.source if isinstance(item, EventGroup) else " ".join(item.sources),
                request.build_absolute_uri(item.get_absolute_url()),
            ],
        )
    return file.getvalue()


def calendar_bytes(
    found: History, *, wanted: EventFilter, regions: Mapping[str, Region], request: HttpRequest
) -> bytes:
    """The dated events as a calendar, oldest first."""
    from pertvarka.programme.events import calendar  # noqa: PLC0415 (its library comes with the first feed)

    return calendar.feed(
        sorted(found.single_events, key=lambda event: (event.starts_on, event.code)),
        name=in_words(wanted, regions),
        language=translation.get_language() or "lt",
        address_of=lambda event: request.build_absolute_uri(event.get_absolute_url()),
        stamped_at=timezone.now(),
    )
