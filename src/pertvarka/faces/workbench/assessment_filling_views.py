"""An assessor fills the form: the list of domains, one domain a page, every answer saved as it is given."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pertvarka.faces.workbench import filled_forms, shown_form
from pertvarka.faces.workbench.assessment_domains import domain_rows, draw, last_words
from pertvarka.faces.workbench.filled_forms import RowAsked, as_typed, row_in, typing_of, typings_in
from pertvarka.faces.workbench.opened_assessment import OpenedAssessment, find, show
from pertvarka.faces.workbench.shown_form import Drawing
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.foundation.instruments import pages, saving
from pertvarka.foundation.instruments.pages import Page
from pertvarka.foundation.instruments.saving import Saved
from pertvarka.people.assessments.actions import filling
from pertvarka.people.assessments.errors import AssessmentNotFound
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.rules import WITH_ASSESSORS


@requires(Permission.ASSESSMENT_FILL)
@require_POST
def start(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Begin, or take up again what was sent back."""
    found = find(request, uuid, as_assessor=True)
    try:
        filling.start(assessment=found.assessment, by=found.account)
    except (NotAllowed, WriteRefused, AssessmentNotFound) as refused:
        raise Http404 from refused
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect(found.address("assessment"))
    return redirect(found.address("assessment_form"))


@requires(Permission.ASSESSMENT_FILL)
@require_safe
def form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The domains with how far each is, who was asked, and what is missing."""
    found = find(request, uuid, as_assessor=True)
    if found.response is None or found.assessment.state not in WITH_ASSESSORS:
        return redirect(found.address("assessment"))
    state = saving.state_of(found.response, language=found.language)
    rows = domain_rows(found, state)
    context = {
        "rows": rows,
        "done_count": sum(row.progress.is_done for row in rows),
        "gap_count": sum(len(row.progress.gaps) for row in rows),
        "informants": assessments.informants_of(found.assessment),
        "next_row": next((row for row in rows if not row.progress.is_done), None),
        "set_aside_count": len(state.set_aside),
        "is_submitted": found.response.submitted_at is not None,
    }
    return show(found, "workbench/assessment/form.html", context, page="workbench:assessment_form", title=_("Form"))


@requires(Permission.ASSESSMENT_FILL)
def domain(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """One page of the form. Saved answer by answer; the button below saves the rest and goes on."""
    found, page = _page(request, uuid, name)
    if request.method != "POST":
        return draw(found, page, marks_gaps="gaps" in request.GET)
    typings = typings_in(request.POST)
    before = found.response.revision if found.response else 0
    try:
        saved = filling.answer(assessment=found.assessment, typings=typings, language=found.language, by=found.account)
        row = row_in(request.POST)
        path = _change_rows(found, row, before=before) if row and not saved.clashes else ""
    except (NotAllowed, WriteRefused, AssessmentNotFound) as refused:
        raise Http404 from refused
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        typed = {typing.path: typing.value for typing in typings}
        return draw(found, page, typed=typed, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if saved.clashes:
        return draw(found, page, state=saved.state, status=HTTPStatus.CONFLICT, **as_typed(saved.clashes))
    if path:
        return redirect(f"{found.address('assessment_domain', page.name)}#{shown_form.key_of(path)}")
    names = {typing.path for typing in typings}
    if any(node.path in names and node.fault != "required" for node in saved.state.faults):
        return draw(found, page, state=saved.state, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(_onward(found, page, request.POST.get("go", "")))


@requires(Permission.ASSESSMENT_FILL)
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One answer, saved while the page stays; what it changes comes back to be exchanged."""
    found = find(request, uuid, as_assessor=True)
    path = request.POST.get("path", "")
    page = pages.page_with(found.form, path.rpartition("/")[2])
    if found.response is None or page is None:
        return HttpResponse(status=HTTPStatus.CONFLICT)
    typings = [typing_of(request.POST, path)]
    try:
        saved = filling.answer(assessment=found.assessment, typings=typings, language=found.language, by=found.account)
    except (NotAllowed, WriteRefused, AssessmentNotFound) as refused:
        raise Http404 from refused
    except PertvarkaError as refused:
        return filled_forms.refused(request, refused)
    return _exchange(found, page, path, saved)


def _exchange(found: OpenedAssessment, page: Page, path: str, saved: Saved) -> HttpResponse:
    drawing = Drawing(found.form, saved.state, found.language, last=last_words(found), **as_typed(saved.clashes))
    return filled_forms.exchanged(
        found.request,
        drawing=drawing,
        items=drawing.items(page.items),
        path=path,
        saved=saved,
        save_url=found.address("assessment_answer"),
    )


def _page(request: HttpRequest, uuid: UUID, name: str) -> tuple[OpenedAssessment, Page]:
    found = find(request, uuid, as_assessor=True)
    page = pages.page_of(found.form, name)
    writes = found.response is not None and found.response.submitted_at is None
    if page is None or not writes or found.assessment.state not in WITH_ASSESSORS:
        raise Http404
    return found, page


def _change_rows(found: OpenedAssessment, asked: RowAsked, *, before: int) -> str:
    """Returns the path of the rows. The page says at which revision it saw them."""
    if asked.is_added:
        filling.add_row(assessment=found.assessment, path=asked.path, by=found.account)
    elif asked.is_removed:
        response = assessments.form_of_assessor(found.assessment, found.account)
        # The answers of this very page were saved a moment ago; what anybody else saved is a reason to look again.
        is_as_seen = response is not None and found.request.POST.get("revision") == str(before)
        revision = response.revision if response and is_as_seen else -1
        filling.remove_row(
            assessment=found.assessment, path=asked.path, number=int(asked.number), revision=revision, by=found.account
        )
    return asked.path


def _onward(found: OpenedAssessment, page: Page, go: str) -> str:
    """The next page of the form, or the list after the last one."""
    names = [one.name for one in pages.pages_of(found.form)]
    here = names.index(page.name)
    if go == "list" or here + 1 >= len(names):
        return found.address("assessment_form")
    return found.address("assessment_domain", names[here + 1])
