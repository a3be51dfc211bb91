"""The form of a staff assessment as its assessor fills it in: one page, drawn of what stands saved."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.shown_form import Drawing, flat
from pertvarka.faces.workbench.workforce_page import looked
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.services.workforce import definitions
from pertvarka.services.workforce.models import StaffAssessment
from pertvarka.services.workforce.queries import assessments


def state_of(held: StaffAssessment) -> State:
    language = language_of(form_of(held.instrument_version))
    response = assessments.response_of(held)
    if response is None:
        return evaluate(form_of(held.instrument_version), {}, today=timezone.localdate(), language=language)
    return saving.state_of(response, language=language)


def save_url(held: StaffAssessment) -> str:
    return reverse("workbench:staff_answer", args=[held.uuid])


def drawn(
    request: HttpRequest,
    held: StaffAssessment,
    state: State,
    *,
    marks_gaps: bool = False,
    status: int = HTTPStatus.OK,
    **shown: Any,
) -> HttpResponse:
    form, response = form_of(held.instrument_version), assessments.response_of(held)
    items = Drawing(form, state, language_of(form), marks_gaps=marks_gaps, **shown).items(form.items)
    title = _("Assessment of a worker")
    context = {
        "crumbs": [Crumb(_("Staff assessments"), reverse("workbench:staff_assessments")), Crumb(title)],
        "title": title,
        "held": held,
        "profession": definitions.profession_words(held.staff_member.profession),
        "items": items,
        "gaps": [item for item in flat(items) if item.message] if marks_gaps else [],
        "save_url": save_url(held),
        "revision": response.revision if response else 0,
        "saved_at": timezone.localtime(response.saved_at) if response and response.revision else None,
        "band": looked(request, about=held.staff_member.reference, page="workbench:staff_fill"),
    }
    return render(request, "workbench/workforce/fill.html", context, status=status)
