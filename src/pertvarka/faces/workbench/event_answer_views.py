"""The evaluation form of an event for whoever holds a link of the letter of thanks: one page, no account, no script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench import asked_questionnaire
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import typed
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.programme.events.actions import evaluation_answers
from pertvarka.programme.events.actions.evaluation_answers import Link
from pertvarka.programme.events.evaluation_errors import (
    EvaluationAnswered,
    EvaluationClosed,
    EvaluationIncomplete,
    EvaluationLinkUnknown,
)

CONFLICT = 409


@public(reason="Whoever came to the event and got the link answers without an account; no answer is ever shown alone.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The form, or why it cannot be answered now."""
    try:
        link = evaluation_answers.follow(token)
    except EvaluationLinkUnknown as unknown:
        raise Http404 from unknown
    if link.is_answered:
        return _closed(request, link, EvaluationAnswered())
    if link.evaluation.closes_on is None or link.evaluation.closes_on < timezone.localdate():
        return _closed(request, link, EvaluationClosed())
    if request.method == "POST":
        return _taken(request, link)
    language = language_of(form_of(link.evaluation.instrument_version))
    return _page(request, link, evaluation_answers.weigh(link.evaluation, {}, language=language))


@public(reason="Thanks whoever has evaluated an event; it tells nothing of them.")
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/survey/event_thanks.html")


def _taken(request: HttpRequest, link: Link) -> HttpResponse:
    form = form_of(link.evaluation.instrument_version)
    answers = typed.answers_in(request.POST, form)
    state = evaluation_answers.weigh(link.evaluation, answers, language=language_of(form))
    opened = typed.opened(form, state, shown=request.POST.get("shown", "").split())
    if opened:
        return _page(request, link, state, opened_count=len(opened))
    try:
        evaluation_answers.give(link, answers)
    except EvaluationIncomplete:
        return _page(request, link, state, marks_gaps=True)
    except PertvarkaError as refused:
        return _closed(request, link, refused)
    return redirect("survey:event_thanks")


def _page(
    request: HttpRequest, link: Link, state: State, *, marks_gaps: bool = False, opened_count: int = 0
) -> HttpResponse:
    form = form_of(link.evaluation.instrument_version)
    asked, status = asked_questionnaire.shown(form, state, marks_gaps=marks_gaps, opened_count=opened_count)
    context = {
        "title": link.evaluation.event.title,
        "lead": _("What do you think of the event?"),
        "evaluation": link.evaluation,
        **asked,
    }
    return render(request, "workbench/survey/event.html", context, status=status)


def _closed(request: HttpRequest, link: Link, refused: PertvarkaError) -> HttpResponse:
    context = {"event": link.evaluation.event, "sentence": refused.sentence}
    status = CONFLICT if request.method == "POST" else 200
    return render(request, "workbench/survey/event_closed.html", context, status=status)
