"""The open pages of services: what is offered where, and one service. They are made anew each time they are asked for:
places are taken and freed by acts of the closed plane, which leave no trace in the revision of the open pages.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import service_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.services.catalogue.queries import offers


@public(reason="Whoever needs help must find it; addresses stand in a closed table, and no page here reads them.")
def listing(request: HttpRequest) -> HttpResponse:
    page = service_pages.services_page(request, today=timezone.localdate())
    return render(request, "public_site/services.html", {"crumbs": [Crumb(_("Services"))], "page": page})


@public(reason="One service as its provider describes it; of a crisis or foster home only the municipality is told.")
def service(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = offers.offer(uuid)
    if found is None:
        raise Http404
    crumbs = [Crumb(_("Services"), reverse("public_site:services")), Crumb(found.service_type.name)]
    context = {"crumbs": crumbs, "page": service_pages.service_page(found, today=timezone.localdate())}
    return render(request, "public_site/service.html", context)
