"""The open pages of institutions under transformation: where all plans stand, and one institution."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import institution_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.services.institutions.queries import published


@public(reason="Where the plans of institutions stand is public; small numbers of residents are not shown.")
def tracker(request: HttpRequest) -> HttpResponse:
    page = institution_pages.tracker_page(order=request.GET.get("order", ""), today=timezone.localdate())
    return render(request, "public_site/institutions.html", {"crumbs": [Crumb(_("Institutions"))], "page": page})


@public(reason="One institution: its dates, approved measures and hours of consultancy; no text of a draft is read.")
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    found = published.one(slug, today=timezone.localdate())
    if found is None:
        raise Http404
    context = {
        "crumbs": [
            Crumb(_("Institutions"), reverse("public_site:institutions")),
            Crumb(found.institution.organisation.name),
        ],
        "page": institution_pages.institution_page(found, today=timezone.localdate()),
    }
    return render(request, "public_site/institution.html", context)
