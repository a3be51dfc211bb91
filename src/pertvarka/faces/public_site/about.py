"""About this place: how numbers are made, what is real, how open the pages are, what is kept of a visitor."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.results.definitions import IndicatorDefinition, all_definitions
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import Indicator
from pertvarka.programme.library import queries as library


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One definition in words."""

    indicator: Indicator
    definition: IndicatorDefinition


@public(reason="how numbers are counted must be open to everyone who reads them")
def data(request: HttpRequest) -> HttpResponse:
    """Five questions, every counting rule, and what is not known."""
    indicators = framework.all_indicators()
    rules = [RuleRow(indicator, all_definitions()[indicator.code]) for indicator in indicators]
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("About the data"))],
        "plan_rules": [row for row in rules if row.indicator.standing == Indicator.Standing.PLAN],
        "review_rules": [row for row in rules if row.indicator.standing == Indicator.Standing.REVIEW],
        "untitled": [item.code for item in framework.objectives() if not item.title_lt],
        "versions": framework.versions(),
        "sources": list(library.sources().values()),
    }
    return render(request, "public_site/about_data.html", context)


@public(reason="a visitor must be able to tell real from invented")
def what_is_real(request: HttpRequest) -> HttpResponse:
    crumbs = [Crumb(_("About the data"), reverse("public_site:about_data")), Crumb(_("What is real here"))]
    return render(request, "public_site/what_is_real.html", {"crumbs": crumbs})


@public(reason="an accessibility statement is a public duty")
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public_site/accessibility.html", {"crumbs": [Crumb(_("Accessibility"))]})


@public(reason="a visitor must be able to read what is kept about them")
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "crumbs": [Crumb(_("Privacy"))],
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "form_cookie": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "public_site/privacy.html", context)
