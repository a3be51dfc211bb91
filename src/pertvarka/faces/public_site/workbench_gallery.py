"""The gallery of the workbench: its frame around every one of its components in every state."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import workbench_questions as asked
from pertvarka.faces.public_site import workbench_samples as samples
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb, Link


@public(reason="components without data, one invented case; only in the demonstration and in debugging")
def workbench_gallery(request: HttpRequest) -> HttpResponse:
    """Nothing here is read from the database, and nothing sent here is kept."""
    if not (settings.DEBUG or settings.DEMO_MODE):
        raise Http404
    context = {
        "rail": samples.rail(),
        "workplace": samples.workplace(),
        "notice_count": 2,
        "notices_url": "#bands",
        "search_url": request.path,
        "crumbs": [Crumb(_("Component gallery"), reverse("public_site:gallery")), Crumb(_("Workbench"))],
        "bands": samples.bands(),
        "band": samples.bands()[0],
        "headings": samples.headings(),
        "phase_lines": samples.phases(),
        "tasks": samples.tasks(),
        "questions": asked.questions(),
        "form": asked.BirthDateForm(),
        "wrong_form": asked.BirthDateForm(data={"wrong-born_on": "1989-13-40"}, prefix="wrong"),
        "answers": asked.answers(),
        "conflict": asked.conflict(),
        "persons": asked.persons(),
        "acts": samples.acts(),
        "versions": samples.versions(),
        "panels": samples.panels(),
        "searches": asked.searches(),
        "hints": samples.hints(),
        "new_case": Link(_("New case"), "#empty", "PersonPlus"),
    }
    return render(request, "public_site/workbench_gallery.html", context)
