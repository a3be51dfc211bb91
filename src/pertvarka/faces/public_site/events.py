"""The open pages of events: list, month, one event, trainings; and the same rows as a table or a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import event_details, event_files, event_filters, event_pages, training_pages
from pertvarka.faces.public_site.event_months import MonthOutsideHistory, month_page
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import queries

HISTORY_IS_OPEN = "What the reform held is open history; no page of events names a participant."


@public(reason=HISTORY_IS_OPEN)
def listing(request: HttpRequest) -> HttpResponse:
    page = event_pages.events_page(request, today=timezone.localdate())
    return render(request, "public_site/events.html", {"crumbs": [Crumb(_("Events"))], "page": page})


@public(reason=HISTORY_IS_OPEN)
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    try:
        page = month_page(queries.history(), year=year, month=month)
    except MonthOutsideHistory as outside:
        raise Http404 from outside
    crumbs = [Crumb(_("Events"), reverse("public_site:events")), Crumb(page.heading)]
    return render(request, "public_site/events_month.html", {"crumbs": crumbs, "page": page})


@public(reason="A calendar feed is read by programs that cannot sign in; it holds open history only.")
def calendar(request: HttpRequest) -> HttpResponse:
    history, regions = queries.history(), territory.region_names()
    filters = event_filters.read_filters(request, history=history, regions=regions)
    if filters.problems:
        # A program that subscribed to a region that is not there must not be fed the whole country instead.
        raise Http404
    found = history.filtered(filters.wanted)
    feed = event_files.calendar_bytes(found, wanted=filters.wanted, regions=regions, request=request)
    response = HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="pertvarka.ics"'
    return response


@public(reason="The rows of the open list of events, as a file.")
def as_csv(request: HttpRequest) -> HttpResponse:
    history, regions = queries.history(), territory.region_names()
    filters = event_filters.read_filters(request, history=history, regions=regions)
    if filters.problems:
        raise Http404
    text = event_files.csv_text(history.filtered(filters.wanted), request=request)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("events")}.csv"'
    return response


@public(reason=HISTORY_IS_OPEN)
def event(request: HttpRequest, slug: str) -> HttpResponse:
    crumbs = [Crumb(_("Events"), reverse("public_site:events"))]
    found = queries.event_by_slug(slug)
    if found is not None:
        context = {"crumbs": [*crumbs, Crumb(found.title)], "page": event_details.event_page(found)}
        return render(request, "public_site/event.html", context)
    group = queries.group_by_slug(slug)
    if group is None:
        raise Http404
    context = {"crumbs": [*crumbs, Crumb(group.title)], "page": event_details.group_page(group)}
    return render(request, "public_site/event_group.html", context)


@public(reason="Trainings are told in counts of groups and persons; nobody who was trained is named.")
def trainings(request: HttpRequest) -> HttpResponse:
    crumbs = [Crumb(_("Events"), reverse("public_site:events")), Crumb(_("Trainings"))]
    return render(request, "public_site/trainings.html", {"crumbs": crumbs, "page": training_pages.training_page()})
