"""The open pages of methods: what is in use or listed, its versions, the questionnaires made from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.instruments import queries as instruments
from pertvarka.programme.library import method_queries
from pertvarka.services.catalogue.queries import offers


@public(reason="Methods that were approved, are in use or stand in public sources; drafts are not shown.")
def listing(request: HttpRequest) -> HttpResponse:
    context = {"crumbs": [*_crumbs(), Crumb(_("Methods"))], "methods": method_queries.shown()}
    return render(request, "public_site/methods.html", context)


@public(reason="One method with its approved versions; comments of members are not shown.")
def method(request: HttpRequest, code: str) -> HttpResponse:
    found = method_queries.shown_package(code)
    if found is None:
        raise Http404
    names = {row.code: row.name for row in offers.every_type()} if found.service_type_codes else {}
    context = {
        "crumbs": [*_crumbs(), Crumb(_("Methods"), reverse("public_site:methods")), Crumb(found.title)],
        "package": found,
        "services": [names.get(code, code) for code in found.service_type_codes],
        "instruments": instruments.following_from(found.code),
    }
    return render(request, "public_site/method.html", context)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Documents"), reverse("public_site:documents"))]
