"""The open pages of studies: the list, one study, the results of a published survey, its codebook, both as files."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.library import queries as library
from pertvarka.programme.research.models import Study, SurveyWave
from pertvarka.programme.research.queries import codebook as codebooks
from pertvarka.programme.research.queries import published, results

RESULT_COLUMNS = (
    "question",
    "question_text",
    "answer",
    "answers",
    "value",
    "margin",
    "answered_question",
    "rows",
    "stratum",
    "stratum_name",
)
CODEBOOK_COLUMNS = ("variable", "value", "label_lt", "label_en", "measure", "repeat")


@public(reason="Studies that were published, with what they asked and by whom they were made.")
def listing(request: HttpRequest) -> HttpResponse:
    context = {"crumbs": [Crumb(_("Studies and surveys"))], "studies": published.studies()}
    return render(request, "public_site/studies.html", context)


@public(reason="One published study, its surveys and its focus groups as summaries without names.")
def study(request: HttpRequest, slug: str) -> HttpResponse:
    found = published.study(slug)
    if found is None:
        raise Http404
    documents = [document for code in found.report_documents if (document := library.document(code))]
    context = {"crumbs": _crumbs(found), "study": found, "documents": documents}
    return render(request, "public_site/study.html", context)


@public(reason="Results of a published survey: added up, small numbers hidden, as they were written at publication.")
def wave(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = _wave(slug, number)
    tabulated = results.published(found)
    context = {
        "crumbs": _crumbs(found.study, found),
        "study": found.study,
        "wave": found,
        "found": tabulated,
        "results": results.shown(found, tabulated, language=_language()),
    }
    return render(request, "public_site/study_wave.html", context)


@public(reason="What was asked in a published survey.")
def codebook(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = _wave(slug, number)
    crumbs = [*_crumbs(found.study, found), Crumb(_("Codebook"))]
    context = {"crumbs": crumbs, "study": found.study, "wave": found, "variables": codebooks.codebook(found)}
    return render(request, "public_site/study_codebook.html", context)


@public(reason="The published results as open data.")
def results_csv(request: HttpRequest, slug: str, number: int) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    found = _wave(slug, number)
    shown = results.shown(found, results.published(found), language=_language())
    return _file(RESULT_COLUMNS, results.rows_of(shown), name=f"{slug}-{number}.csv")


@public(reason="The codebook as open data.")
def codebook_csv(request: HttpRequest, slug: str, number: int) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    lines = (
        [one.name, one.value, one.label_lt, one.label_en, one.measure, one.repeat]
        for one in codebooks.codebook(_wave(slug, number))
    )
    return _file(CODEBOOK_COLUMNS, lines, name=f"{slug}-{number}-codebook.csv")


def _wave(slug: str, number: int) -> SurveyWave:
    found = published.wave(slug, number)
    if found is None:
        raise Http404
    return found


def _crumbs(study: Study, wave: SurveyWave | None = None) -> list[Crumb]:
    trail = [Crumb(_("Studies and surveys"), reverse("public_site:studies"))]
    if wave is None:
        return [*trail, Crumb(study.title)]
    name = _("Survey %(number)s") % {"number": wave.number}
    return [
        *trail,
        Crumb(study.title, reverse("public_site:study", args=[study.slug])),
        Crumb(name, reverse("public_site:study_wave", args=[study.slug, wave.number])),
    ]


def _language() -> str:
    return (get_language() or "lt")[:2]


def _file(columns: Iterable[str], rows: Iterable[list[Any]], *, name: str) -> HttpResponse:
    """With a byte-order mark, so that Excel reads ą; what is hidden is empty."""
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
