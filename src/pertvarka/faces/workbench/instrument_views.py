"""Questionnaires on the desk of whoever publishes them: all versions, bringing a workbook, its faults, publishing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.form import Form, text_of
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.forms.instruments import PublishForm, UploadForm
from pertvarka.faces.workbench.shown_form import Drawing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import pages, queries
from pertvarka.foundation.instruments.actions import publishing
from pertvarka.foundation.instruments.kept_forms import form_of, question_count
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion, Upload
from pertvarka.foundation.instruments.permissions import Permission
from pertvarka.foundation.instruments.words import fault_sentence

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSED = 422


@requires(Permission.VERSION_PUBLISH)
def instruments(request: HttpRequest) -> HttpResponse:
    """All questionnaires with their versions; a workbook is brought here and checked at once."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        brought = form.cleaned_data["workbook"]
        kept = publishing.upload(file_name=brought.name, content=brought.read(), instrument=None, by=_account(request))
        return redirect("workbench:instrument_upload", kept.uuid)
    context = {"instruments": queries.instruments(), "uploads": queries.uploads(), "form": form}
    return render(request, "workbench/instruments/list.html", context, status=REFUSED if form.is_bound else 200)


@requires(Permission.VERSION_PUBLISH)
def upload(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the check found; without faults, the form as people will see it, and publishing."""
    held = queries.upload(uuid)
    if held is None:
        raise Http404
    if held.published_as is not None:
        return redirect("workbench:instrument_version", held.published_as.uuid)
    context: dict[str, Any] = {"upload": held, "crumbs": _crumbs(held.file_name)}
    if held.faults:
        context["faults"] = [{**fault, "sentence": fault_sentence(fault)} for fault in held.faults]
        return render(request, "workbench/instruments/faults.html", context)
    brought = check(bytes(held.content))
    standing = queries.instrument(_code(brought))
    form = PublishForm(request.POST if request.method == "POST" else None, initial=_first(brought, standing))
    if form.is_bound and form.is_valid() and (version := _published(form, held, brought, standing, request)):
        messages.success(request, _("Published as version %(number)s.") % {"number": version.number})
        return redirect("workbench:instrument_version", version.uuid)
    counted = question_count(brought)
    context |= {"form": form, "standing": standing, "parts": _parts(brought), "question_count": counted}
    return render(request, "workbench/instruments/publish.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.VERSION_PUBLISH)
@require_safe
def version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A published version as people see it."""
    held = _version(uuid)
    context = {"version": held, "parts": _parts(form_of(held)), "crumbs": _crumbs(str(held.instrument))}
    return render(request, "workbench/instruments/version.html", context)


@requires(Permission.VERSION_PUBLISH)
@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """No new answers with this version."""
    held = _version(uuid)
    try:
        publishing.withdraw(version=held, by=_account(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The version is withdrawn. What was begun with it is finished with it."))
    return redirect("workbench:instrument_version", held.uuid)


@requires(Permission.VERSION_PUBLISH)
@require_safe
def workbook(request: HttpRequest, uuid: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The file a version came from."""
    held = _version(uuid)
    answer = HttpResponse(queries.workbook_of(held), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{held.instrument.code}-{held.number}.xlsx"'
    return answer


def _published(
    form: PublishForm, held: Upload, brought: Form, standing: Instrument | None, request: HttpRequest
) -> InstrumentVersion | None:
    said = form.cleaned_data
    instrument = standing or Instrument(
        code=_code(brought),
        **{name: said[name] for name in ("title_lt", "title_en", "purpose", "audience")},
    )
    try:
        return publishing.publish(
            upload=held,
            instrument=instrument,
            assessors_needed=int(said["assessors_needed"]),
            reassess_after_months=said["reassess_after_months"],
            change_note=said["change_note"],
            methodology_package=said["methodology_package"],
            by=_account(request),
        )
    except PertvarkaError as refused:
        form.add_error(None, refused.sentence)
        return None


def _parts(form: Form) -> list[tuple[str, tuple[object, ...]]]:
    """The empty form, page by page, in the language of the reader."""
    language = language_of(form)
    state = evaluate(form, {}, today=timezone.localdate(), language=language)
    drawing = Drawing(form, state, language)
    return [
        (text_of(page.group.label, language, form.default_language) if page.group else "", drawing.items(page.items))
        for page in pages.pages_of(form)
    ]


def _first(form: Form, standing: Instrument | None) -> dict[str, Any]:
    newest = standing.versions.defer(*queries.HEAVY).first() if standing else None
    return {
        "title_lt": standing.title_lt if standing else form.title,
        "title_en": standing.title_en if standing else "",
        "purpose": standing.purpose if standing else Instrument.Purpose.NEEDS_ASSESSMENT,
        "audience": standing.audience if standing else Instrument.Audience.EVERYBODY,
        "assessors_needed": str(newest.assessors_needed if newest else 1),
        "reassess_after_months": newest.reassess_after_months if newest else 12,
    }


def _code(form: Form) -> str:
    return slugify(form.id)[:50] or "form"


def _version(uuid: UUID) -> InstrumentVersion:
    held = queries.version(uuid)
    if held is None:
        raise Http404
    return held


def _crumbs(here: str) -> list[Crumb]:
    return [Crumb(_("Questionnaires"), reverse("workbench:instruments")), Crumb(here)]


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)  # noqa: S101 (the gate lets no one else in)
    return request.user
