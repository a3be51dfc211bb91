"""Events of the cluster: single events with their days, and groups the sources only count."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import EventParameters, misread, refuse_unknown
from pertvarka.faces.open_api.shapes import Pages, Words
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import queries as events_room
from pertvarka.programme.events.models import Event, EventGroup, Venue
from pertvarka.programme.events.queries import EventFilter, Happening

router = Router(tags=["events"])

PAGE_SIZE = 50


class EventVenue(BaseModel):
    """Where an event took place, as far as the sources say."""

    name: Words = Field(description="The house; empty where only the town is known")
    town: str = Field(examples=["Vilnius"])


class GroupPart(BaseModel):
    """A closer look at a group. Its events are in the group already; do not add them."""

    code: str = Field(examples=["G02"])
    title: Words
    starts_on: date = Field(examples=["2017-01-01"])
    ends_on: date = Field(examples=["2017-12-31"])
    events_count: int = Field(examples=[18])
    participants_declared: int | None = Field(examples=[353])


class EventLinks(BaseModel):
    """Where to go on."""

    indicators: list[str] = Field(examples=[["/api/v1/indicators/4.1.1"]])
    page: Pages


class EventItem(BaseModel):
    """One event, or one group of events. `events_count` of all items adds to the number of events."""

    code: str = Field(examples=["E29"])
    is_group: bool = Field(description="A group of events whose single days no source gives")
    events_count: int = Field(description="Events the item stands for: 1, or as many as the group holds", examples=[1])
    kind: str = Field(examples=["round_table_cooperation"])
    scope: str = Field(description="national, regional or mixed", examples=["regional"])
    state: str = Field(description="planned, confirmed, held, reported or cancelled", examples=["held"])
    starts_on: date = Field(examples=["2019-05-23"])
    ends_on: date = Field(examples=["2019-05-23"])
    precision: str = Field(description="How closely it is dated: day, month, year", examples=["day"])
    title: Words
    themes: list[Words] = Field(description="Themes, as the sources tell them")
    participants_declared: int | None = Field(description="null: no source gives a number", examples=[118])
    venue: EventVenue | None
    regions: list[str] = Field(description="Region codes; a joint event has several", examples=[["LT-UT"]])
    national_count: int | None = Field(description="National events of a group", examples=[4])
    regional_count: int | None = Field(description="Regional events of a group, regions not told", examples=[20])
    parts: list[GroupPart] = Field(description="Closer looks at a group; empty for a single event")
    note: Words = Field(description="How we know it; may be empty")
    indicators: list[str] = Field(description="Indicators the sources report it under", examples=[["4.1.1"]])
    sources: list[str] = Field(description="Keys of the documents that tell it", examples=[["000"]])
    links: EventLinks


class ListLinks(BaseModel):
    """Neighbouring pages of the list; null where there is none."""

    self: str = Field(examples=["/api/v1/events?year=2019"])
    previous: str | None
    next: str | None


class EventList(BaseModel):
    """Events and groups, newest first."""

    count: int = Field(description="Items on all pages", examples=[41])
    events_count: int = Field(
        description="Events held that the items stand for, groups with all they hold (in the year asked for)",
        examples=[64],
    )
    page: int = Field(examples=[1])
    pages_count: int = Field(examples=[1])
    items: list[EventItem]
    links: ListLinks


@router.get(
    "/events",
    response=EventList,
    operation_id="listEvents",
    summary=_("Events of the cluster, and the groups of events the sources only count"),
)
def events(request: HttpRequest, asked: Query[EventParameters]) -> EventList:
    refuse_unknown(request, EventParameters)
    if asked.region is not None and asked.region not in territory.region_names():
        raise misread(["region"])
    wanted = EventFilter(kind=asked.kind or "", region=asked.region or "", year=asked.year)
    found = events_room.history().filtered(wanted)
    paginator = Paginator(found.rows, PAGE_SIZE)
    if asked.page > paginator.num_pages:
        raise misread(["page"])
    page = paginator.page(asked.page)
    return EventList(
        count=paginator.count,
        events_count=found.number(year=asked.year),
        page=asked.page,
        pages_count=paginator.num_pages,
        items=[_item(row) for row in page.object_list],
        links=ListLinks(
            self=_address(asked, asked.page),
            previous=_address(asked, page.previous_page_number()) if page.has_previous() else None,
            next=_address(asked, page.next_page_number()) if page.has_next() else None,
        ),
    )


def _address(asked: EventParameters, page: int) -> str:
    query = {"kind": asked.kind, "region": asked.region, "year": asked.year, "page": page if page > 1 else None}
    return links.resource("events", query)


def _item(row: Happening) -> EventItem:
    if isinstance(row.item, EventGroup):
        return _group(row.item, row.parts)
    return _event(row.item, row)


def _event(event: Event, row: Happening) -> EventItem:
    return EventItem(
        code=event.code,
        is_group=False,
        events_count=1,
        kind=event.kind,
        scope=event.scope,
        state=event.state,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        precision="day",
        title=Words.of(event, "title"),
        themes=[Words.of(event, "theme")] if event.theme_lt else [],
        participants_declared=event.participants_declared,
        venue=_venue(event.venue) if event.venue else None,
        regions=[region.code for region in row.regions],
        national_count=None,
        regional_count=None,
        parts=[],
        note=Words.of(event, "notes"),
        indicators=[event.reported_under],
        sources=event.sources,
        links=_links(event),
    )


def _group(group: EventGroup, parts: tuple[EventGroup, ...]) -> EventItem:
    return EventItem(
        code=group.code,
        is_group=True,
        events_count=group.events_count,
        kind=group.kind,
        scope="mixed",
        state=group.state,
        starts_on=group.starts_on,
        ends_on=group.ends_on,
        precision=group.precision,
        title=Words.of(group, "title"),
        themes=[
            Words(lt=lt, en=en)
            for lt, en in zip(group.themes_lt.splitlines(), group.themes_en.splitlines(), strict=False)
        ],
        participants_declared=group.participants_declared,
        venue=None,
        regions=[],
        national_count=group.national_count,
        regional_count=group.regional_count,
        parts=[_part(part) for part in parts],
        note=Words.of(group, "note"),
        indicators=[group.reported_under],
        sources=[group.source],
        links=_links(group),
    )


def _part(part: EventGroup) -> GroupPart:
    return GroupPart(
        code=part.code,
        title=Words.of(part, "title"),
        starts_on=part.starts_on,
        ends_on=part.ends_on,
        events_count=part.events_count,
        participants_declared=part.participants_declared,
    )


def _venue(venue: Venue) -> EventVenue:
    return EventVenue(name=Words.of(venue, "name"), town=venue.town)


def _links(item: Event | EventGroup) -> EventLinks:
    return EventLinks(
        indicators=[links.resource("indicator", code=item.reported_under)],
        page=links.pages("event", slug=item.slug),
    )
