"""The open pages of the regions: all ten, and one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import region_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries


@public(reason="Regions, municipalities and what was held in them are public; no person stands behind a figure here.")
def listing(request: HttpRequest) -> HttpResponse:
    context = {"crumbs": [Crumb(_("Regions"))], "page": region_pages.regions_page()}
    return render(request, "public_site/regions.html", context)


@public(reason="One region with its municipalities and open events.")
def region(request: HttpRequest, slug: str) -> HttpResponse:
    found = queries.region_by_slug(slug)
    if found is None:
        raise Http404
    crumbs = [Crumb(_("Regions"), reverse("public_site:regions")), Crumb(found.phrase)]
    context = {"crumbs": crumbs, "page": region_pages.region_page(found)}
    return render(request, "public_site/region.html", context)
