"""A year of the reform as a story, every figure of it a door to its definition."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import review_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.monitoring.queries import reviews as edited
from pertvarka.oversight.results import review_figures, reviews


@public(reason="the yearly review is written for the public")
def review(request: HttpRequest, year: int) -> HttpResponse:
    """The review of one year; a year nobody wrote about is a page that does not exist."""
    found = reviews.review(year)
    if found is None:
        return _of_the_editor(request, year)
    page = review_pages.of(found, review_figures.numbers_of(found))
    results = f"{reverse('public_site:results')}?as_of={found.as_of.isoformat()}"
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("Results"), reverse("public_site:results")), Crumb(page.title)],
        "page": page,
        "results_address": results,
    }
    return render(request, "public_site/review.html", context)


def _of_the_editor(request: HttpRequest, year: int) -> HttpResponse:
    """A review written in the workbench, with its numbers as they were frozen."""
    published = edited.published(year)
    if published is None:
        raise Http404
    context = {
        "crumbs": [Crumb(_("Results"), reverse("public_site:results")), Crumb(published.title)],
        "told": edited.told(published),
        "results_address": f"{reverse('public_site:results')}?as_of={published.as_of.isoformat()}",
    }
    return render(request, "public_site/review_told.html", context)
