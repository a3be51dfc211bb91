"""The evaluation form of an event for whoever holds a link of the letter of thanks: one page, no account, no script."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import asked_questionnaire
from pertvarka.faces.workbench.asked_questionnaire import Asked
from pertvarka.foundation.access.gates import public
from pertvarka.programme.events.actions import evaluation_answers
from pertvarka.programme.events.evaluation_errors import EvaluationAnswered, EvaluationClosed, EvaluationLinkUnknown


@public(reason="Whoever came to the event and got the link answers without an account; no answer is ever shown alone.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The form, or why it cannot be answered now."""
    try:
        link = evaluation_answers.follow(token)
    except EvaluationLinkUnknown as unknown:
        raise Http404 from unknown
    evaluation = link.evaluation
    closed = partial(
        asked_questionnaire.closed,
        request,
        "workbench/survey/event_closed.html",
        title=evaluation.event.title,
        event=evaluation.event,
    )
    if link.is_answered:
        return closed(EvaluationAnswered())
    if evaluation.closes_on is None or evaluation.closes_on < timezone.localdate():
        return closed(EvaluationClosed())
    asked = Asked(
        version=evaluation.instrument_version,
        template="workbench/survey/event.html",
        context={
            "title": evaluation.event.title,
            "lead": _("What do you think of the event?"),
            "evaluation": evaluation,
        },
        give=partial(evaluation_answers.give, link),
        closed=closed,
        thanks="survey:event_thanks",
    )
    return asked.answer(request)


@public(reason="Thanks whoever has evaluated an event; it tells nothing of them.")
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/survey/event_thanks.html")
