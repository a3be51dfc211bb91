"""An assessor of staff: what to assess, and the form itself on one page, saved as often as one likes."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench import workforce_words as words
from pertvarka.faces.workbench.assessment_filling_views import typings_in
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.shown_form import Drawing, flat
from pertvarka.faces.workbench.workforce_page import assessment, looked
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb, task
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.saving import Clash
from pertvarka.services.workforce import definitions
from pertvarka.services.workforce.actions import assessing
from pertvarka.services.workforce.errors import FormHasGaps, StaffNotFound
from pertvarka.services.workforce.models import StaffAssessment
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
NO_FIELD = frozenset({"note", "group", "repeat", "row", "nothing"})


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
    """The form of one worker: save, or save and submit."""
    held = assessment(uuid)
    if held.assessor_id != account_of(request).pk:
        raise Http404
    if held.state not in assessments.TO_FILL:
        return redirect("workbench:staff_assessment", uuid=uuid)
    return _taken(request, held) if request.method == "POST" else _drawn(request, held, _state(held))


def _taken(request: HttpRequest, held: StaffAssessment) -> HttpResponse:
    """What was typed is saved in any case; submitted only when asked for and whole."""
    account, language = account_of(request), language_of(form_of(held.instrument_version))
    try:
        saved = assessing.answer(assessment=held, typings=typings_in(request.POST), language=language, by=account)
        if saved.clashes:
            return _drawn(request, held, saved.state, clashes=saved.clashes, status=HTTPStatus.CONFLICT)
        if "submit" in request.POST:
            assessing.submit(assessment=held, by=account)
    except StaffNotFound as missing:
        raise Http404 from missing
    except FormHasGaps as gaps:
        messages.error(request, gaps.sentence)
        return _drawn(request, held, _state(held), marks_gaps=True, status=REFUSED)
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect("workbench:staff_assessments")
    if "submit" in request.POST:
        messages.success(request, _("The assessment is submitted. The worker and their manager are told."))
        return redirect("workbench:staff_assessment", uuid=held.uuid)
    messages.success(request, _("The answers are saved. You can go on later."))
    return redirect("workbench:staff_fill", uuid=held.uuid)


def _state(held: StaffAssessment) -> State:
    language = language_of(form_of(held.instrument_version))
    response = assessments.response_of(held)
    if response is None:
        return evaluate(form_of(held.instrument_version), {}, today=timezone.localdate(), language=language)
    return saving.state_of(response, language=language)


def _drawn(
    request: HttpRequest,
    held: StaffAssessment,
    state: State,
    *,
    clashes: tuple[Clash, ...] = (),
    marks_gaps: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    form = form_of(held.instrument_version)
    drawing = Drawing(
        form,
        state,
        language_of(form),
        typed={clash.path: clash.mine for clash in clashes},
        clashes={clash.path: clash for clash in clashes},
        marks_gaps=marks_gaps,
    )
    items = drawing.items(form.items)
    title = _("Assessment of a worker")
    context = {
        "crumbs": [Crumb(_("Staff assessments"), reverse("workbench:staff_assessments")), Crumb(title)],
        "title": title,
        "held": held,
        "profession": definitions.profession_words(held.staff_member.profession),
        "items": items,
        "gaps": [item for item in flat(items) if item.message] if marks_gaps else [],
        # An answer is saved against what stood in the field when this page was drawn.
        "seen": [(item.path, item.seen) for item in flat(items) if item.widget not in NO_FIELD and not item.is_fixed],
        "band": looked(request, about=held.staff_member.reference, page="workbench:staff_fill"),
    }
    return render(request, "workbench/workforce/fill.html", context, status=status)
