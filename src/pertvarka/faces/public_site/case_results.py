"""Numbers counted from cases: all of them beside the declared ones, and each with its divisions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pertvarka.faces.public_site import case_result_files, case_result_words
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.results import release_queries
from pertvarka.oversight.results.exports.table import ExportFile

REASON = "numbers counted from cases are public; the cases are not, and small cells are hidden"


@public(reason=REASON)
def overview(request: HttpRequest) -> HttpResponse:
    """Every number of the newest release beside what the sources declare."""
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("Results"), reverse("public_site:results")), Crumb(_("Counted from cases"))],
        "release": release_queries.newest(),
        "shown": release_queries.overview(),
    }
    return render(request, "public_site/from_cases.html", context)


@public(reason=REASON)
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One number: how it is counted, its divisions where no group is small, and what earlier releases said."""
    shown = release_queries.one(code)
    if shown is None:
        raise Http404
    tables = release_queries.tables(shown)
    context: dict[str, Any] = {
        "crumbs": [
            Crumb(_("Results"), reverse("public_site:results")),
            Crumb(_("Counted from cases"), reverse("public_site:from_cases")),
            Crumb(str(shown.indicator.title)),
        ],
        "shown": shown,
        "tables": [case_result_words.in_words(table) for table in tables],
        "withheld": [case_result_words.title(names) for names in release_queries.withheld(shown, tables)],
        "history": release_queries.history(code),
    }
    return render(request, "public_site/from_cases_one.html", context)


@public(reason=REASON)
def overview_csv(_request: HttpRequest) -> HttpResponse:
    """Every figure of the newest release, divisions too."""
    release = release_queries.newest()
    if release is None:
        raise Http404
    stem = pgettext("file name", "from-cases")
    return _sent(case_result_files.write(release_queries.overview(), stem=f"{stem}-{release.number}"))


@public(reason=REASON)
def one_csv(_request: HttpRequest, code: str) -> HttpResponse:
    """One number with its divisions."""
    shown = release_queries.one(code)
    if shown is None:
        raise Http404
    return _sent(case_result_files.write([shown], stem=f"{code}-{shown.release.number}"))


def _sent(file: ExportFile) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
