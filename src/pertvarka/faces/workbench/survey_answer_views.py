"""The questionnaire of a survey for whoever holds its link: one page, no account, no script, sent once at the end.

Nothing is kept while people fill it in, and what they send leads back to nobody (docs/adr/0019): the page says so. The
pages stand here because the questionnaire is drawn here.
"""

import hmac
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache
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
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import typed, typed_rows
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.programme.research.actions import answering
from pertvarka.programme.research.actions.answering import Link
from pertvarka.programme.research.errors import AnsweredAlready, AnswersIncomplete, LinkUnknown, NotOpenNow

MOST_IN_AN_HOUR = 30
"""Answers by an open link from one network address: a class or an office still gets through, a script does not."""
HOUR = 3600


@public(reason="Whoever was sent the link answers without an account; it is random, and no answer is ever shown.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The questionnaire, or why it cannot be answered now."""
    try:
        link = answering.follow(token)
    except LinkUnknown as unknown:
        raise Http404 from unknown
    if not answering.is_open(link.wave, on=timezone.localdate()):
        return _closed(request, link, NotOpenNow())
    if link.is_answered or _answered_here(request, link):
        return _closed(request, link, AnsweredAlready())
    if request.method == "POST":
        return _taken(request, link)
    language = language_of(form_of(link.wave.instrument_version))
    return _page(request, link, answering.weigh(link.wave, {}, language=language))


@public(reason="Thanks whoever has answered a survey; it tells nothing of them.")
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/survey/thanks.html")


def _taken(request: HttpRequest, link: Link) -> HttpResponse:
    form = form_of(link.wave.instrument_version)
    answers = typed.answers_in(request.POST, form)
    if button := request.POST.get("row", ""):
        typed_rows.change(answers, form, button)
        return _page(request, link, answering.weigh(link.wave, answers, language=language_of(form)))
    state = answering.weigh(link.wave, answers, language=language_of(form))
    opened = typed.opened(form, state, shown=request.POST.get("shown", "").split())
    if opened:
        return _page(request, link, state, opened_count=len(opened))
    if link.invitation is None and _too_many(request, link):
        return _page(request, link, state, refused=_("Too many answers came from your network. Try again in an hour."))
    try:
        answering.give(link, answers)
    except AnswersIncomplete:
        return _page(request, link, state, marks_gaps=True)
    except PertvarkaError as refused:
        return _closed(request, link, refused)
    done = redirect("survey:thanks")
    if link.invitation is None:
        days = (link.wave.closes_on - timezone.localdate()).days + 1
        done.set_cookie(
            _cookie(link), "1", max_age=days * 24 * HOUR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return done


def _page(
    request: HttpRequest,
    link: Link,
    state: State,
    *,
    marks_gaps: bool = False,
    opened_count: int = 0,
    refused: str = "",
) -> HttpResponse:
    form, study = form_of(link.wave.instrument_version), link.wave.study
    asked, status = asked_questionnaire.shown(
        form, state, marks_gaps=marks_gaps, opened_count=opened_count, refused=refused
    )
    context = {"link": link, "title": study.title, "lead": study.question, "wave": link.wave, **asked}
    return render(request, "workbench/survey/questionnaire.html", context, status=status)


def _closed(request: HttpRequest, link: Link, refused: PertvarkaError) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "study": link.wave.study,
        "wave": link.wave,
        "sentence": refused.sentence,
        "opens_later": isinstance(refused, NotOpenNow) and today < link.wave.opens_on,
    }
    return render(request, "workbench/survey/closed.html", context, status=409 if request.method == "POST" else 200)


def _cookie(link: Link) -> str:
    return f"survey-{link.wave.uuid.hex[:12]}"


def _answered_here(request: HttpRequest, link: Link) -> bool:
    return link.invitation is None and _cookie(link) in request.COOKIES


def _too_many(request: HttpRequest, link: Link) -> bool:
    """The address is counted under a keyed hash, for an hour."""
    told = f"{link.wave.uuid} {get_adapter().get_client_ip(request)}".encode()
    key = "survey:" + hmac.new(sealing.derived_key("survey-limit"), told, sha256).hexdigest()
    cache.add(key, 0, HOUR)
    return cache.incr(key) > MOST_IN_AN_HOUR
