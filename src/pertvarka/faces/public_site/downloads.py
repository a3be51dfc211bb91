"""The tables of the pages as files: the same report, the same rows, in a form to keep or to reckon with."""

from collections.abc import Callable
from importlib import import_module

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from pertvarka.faces.public_site import proof, report_choice
from pertvarka.foundation.access.gates import public
from pertvarka.oversight.results import queries
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.oversight.results.exports.objective import activities_under, indicators_of, objective_table
from pertvarka.oversight.results.exports.rows import JudgedRow, rows_table
from pertvarka.oversight.results.exports.table import ExportFile, Table
from pertvarka.programme.framework import queries as framework

Writer = Callable[[Table], ExportFile]
FORMS = ("csv", "xlsx", "docx", "pdf")


def _writer(form: str) -> Writer:
    """The writer of a form. The libraries behind them cost a third of the start, so they come with the first file."""
    write: Writer = import_module(f"pertvarka.oversight.results.exports.{form}_file").write
    return write


@public(reason="what was planned and reached is public, also as a file")
def objective(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The results table of one objective; a request the page would complain about is led to the page."""
    activities = activities_under(code)
    found = activities[0].activity.objective if activities else framework.objective(code)
    if found is None or form not in FORMS:
        raise Http404
    codes = [indicator.code for indicator in indicators_of(activities)]
    choice = report_choice.of(request, newest=queries.newest_data_on(codes or None))
    page = reverse("public_site:objective", kwargs={"code": code})
    if choice.complaint or choice.before_first:
        return redirect(f"{page}?{request.GET.urlencode()}")
    table = objective_table(
        objective=found,
        activities=activities,
        version=choice.version,
        as_of=choice.as_of,
        address=request.build_absolute_uri(f"{page}?{choice.query}"),
        indicator_address=lambda code: _indicator_address(request, code, choice.query),
    )
    return _sent(_writer(form)(table))


@public(reason="a number is public together with the rows it is made of")
def indicator_rows_csv(request: HttpRequest, code: str) -> HttpResponse:
    return _indicator_rows(request, code, _writer("csv"))


@public(reason="a number is public together with the rows it is made of")
def indicator_rows_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    return _indicator_rows(request, code, _writer("xlsx"))


def _indicator_rows(request: HttpRequest, code: str, write: Writer) -> HttpResponse:
    found = framework.indicator(code)
    if found is None:
        raise Http404
    choice = report_choice.of(request, newest=queries.newest_data_on())
    if choice.complaint:
        return redirect(f"{reverse('public_site:indicator', kwargs={'code': code})}?{request.GET.urlencode()}")
    # A file of rows says nothing of targets and statements, so nothing but the rows is read.
    result = queries.IndicatorResult(
        indicator=found,
        definition=all_definitions()[code],
        targets=framework.Targets(()),
        version=choice.version,
        as_of=choice.as_of,
        declared=None,
        counted=None,
    )
    shown = proof.of(result)
    table = rows_table(
        result=result,
        value=shown.value,
        rows=[_judged(request, view) for view in (*shown.counted, *shown.not_counted)],
        address=_indicator_address(request, code, choice.query),
    )
    return _sent(write(table))


def _judged(request: HttpRequest, view: proof.RowView) -> JudgedRow:
    return JudgedRow(
        row=view.row,
        kind=view.kind,
        regions=tuple(region.name for region in view.regions),
        reason=view.reason,
        address=request.build_absolute_uri(view.url) if view.url else "",
    )


def _indicator_address(request: HttpRequest, code: str, query: str) -> str:
    return request.build_absolute_uri(f"{reverse('public_site:indicator', kwargs={'code': code})}?{query}")


def _sent(file: ExportFile) -> HttpResponse:
    return HttpResponse(
        file.content,
        content_type=file.media_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )
