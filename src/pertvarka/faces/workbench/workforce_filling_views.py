"""An assessor of staff: what to assess, and the form itself on one page, every answer saved as it is given."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import filled_forms
from pertvarka.faces.workbench import workforce_words as words
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.filled_forms import RowAsked, as_typed, row_in, typing_of, typings_in
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.shown_form import Drawing, key_of
from pertvarka.faces.workbench.workforce_form_page import drawn, save_url, state_of
from pertvarka.faces.workbench.workforce_page import assessment
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, task
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.services.workforce import definitions
from pertvarka.services.workforce.actions import assessing
from pertvarka.services.workforce.errors import FormHasGaps, StaffNotFound
from pertvarka.services.workforce.models import StaffAssessment
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@requires(Permission.ASSESSMENT_FILL)
@require_safe
def to_fill(request: HttpRequest) -> HttpResponse:
    """Staff the account is appointed to assess; what is submitted stays for a while."""
    account, today = account_of(request), timezone.localdate()
    working = assessments.to_fill(account)
    tasks = [
        task(
            label=f"{definitions.profession_words(held.staff_member.profession)}, {held.staff_member.open_to}",
            url=reverse("workbench:staff_fill", args=[held.uuid]),
            today=today,
            due_on=held.due_on,
        )
        for held in working
    ]
    filled = [(held, words.state_tag(held.state)) for held in assessments.filled(account)]
    context = {"crumbs": [Crumb(_("Staff assessments"))], "working": tasks, "filled": filled}
    return render(request, "workbench/workforce/to_fill.html", context)


@requires(Permission.ASSESSMENT_FILL)
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form of one worker: saved answer by answer; the buttons save the rest, and submit."""
    held = _own(request, uuid)
    if held.state not in assessments.TO_FILL:
        return redirect("workbench:staff_assessment", uuid=uuid)
    return _taken(request, held) if request.method == "POST" else drawn(request, held, state_of(held))


@requires(Permission.ASSESSMENT_FILL)
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One answer, saved while the page stays; what it changes comes back to be exchanged."""
    held, path = _own(request, uuid), request.POST.get("path", "")
    form = form_of(held.instrument_version)
    language = language_of(form)
    typings = [typing_of(request.POST, path)]
    try:
        saved = assessing.answer(assessment=held, typings=typings, language=language, by=account_of(request))
    except (NotAllowed, StaffNotFound, WriteRefused) as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        return filled_forms.refused(request, refused)
    drawing = Drawing(form, saved.state, language, **as_typed(saved.clashes))
    items = drawing.items(form.items)
    return filled_forms.exchanged(
        request, drawing=drawing, items=items, path=path, saved=saved, save_url=save_url(held)
    )


def _own(request: HttpRequest, uuid: UUID) -> StaffAssessment:
    held = assessment(uuid)
    if held.assessor_id != account_of(request).pk:
        raise Http404
    return held


def _taken(request: HttpRequest, held: StaffAssessment) -> HttpResponse:
    """What was typed is saved in any case; submitted only when asked for and whole."""
    account, language = account_of(request), language_of(form_of(held.instrument_version))
    response, row = assessments.response_of(held), row_in(request.POST)
    before = response.revision if response else 0
    try:
        saved = assessing.answer(assessment=held, typings=typings_in(request.POST), language=language, by=account)
        if saved.clashes:
            told = as_typed(saved.clashes)
            return drawn(request, held, saved.state, status=HTTPStatus.CONFLICT, **told)
        if row is not None:
            _change_rows(held, row, revision=saved.revision if _saw(request, before) else -1, by=account)
            return redirect(f"{reverse('workbench:staff_fill', args=[held.uuid])}#{key_of(row.path)}")
        if "submit" in request.POST:
            assessing.submit(assessment=held, by=account)
    except (NotAllowed, StaffNotFound, WriteRefused) as missing:
        raise Http404 from missing
    except FormHasGaps as gaps:
        messages.error(request, gaps.sentence)
        return drawn(request, held, state_of(held), marks_gaps=True, status=REFUSED)
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return _after_refusal(request, held)
    if "submit" in request.POST:
        messages.success(request, _("The assessment is submitted. The worker and their manager are told."))
        return redirect("workbench:staff_assessment", uuid=held.uuid)
    messages.success(request, _("The answers are saved. You can go on later."))
    return redirect("workbench:staff_fill", uuid=held.uuid)


def _after_refusal(request: HttpRequest, held: StaffAssessment) -> HttpResponse:
    """What was typed stands in the fields again, as long as the form is still to be filled."""
    standing = _own(request, held.uuid)
    if standing.state not in assessments.TO_FILL:
        return redirect("workbench:staff_assessments")
    typed = {typing.path: typing.value for typing in typings_in(request.POST)}
    return drawn(request, standing, state_of(standing), typed=typed, status=REFUSED)


def _saw(request: HttpRequest, revision: int) -> bool:
    """Whether the page was drawn of the answers as they stood; else a number of a row may mean another."""
    return request.POST.get("revision") == str(revision)


def _change_rows(held: StaffAssessment, asked: RowAsked, *, revision: int, by: Account) -> None:
    if asked.is_added:
        assessing.add_row(assessment=held, path=asked.path, by=by)
    elif asked.is_removed:
        assessing.remove_row(assessment=held, path=asked.path, number=int(asked.number), revision=revision, by=by)
