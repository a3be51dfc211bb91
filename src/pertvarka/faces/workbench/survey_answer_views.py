"""The questionnaire of a survey for whoever holds its link: one page, no account, no script, sent once at the end.

Nothing is kept while people fill it in, and what they send leads back to nobody (docs/adr/0019): the page says so. The
pages stand here because the questionnaire is drawn here.
"""

import hmac
from functools import partial
from hashlib import sha256
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import asked_questionnaire
from pertvarka.faces.workbench.asked_questionnaire import Asked
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base import sealing
from pertvarka.programme.research.actions import answering
from pertvarka.programme.research.actions.answering import Link
from pertvarka.programme.research.errors import AnsweredAlready, LinkUnknown, NotOpenNow

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
    wave = link.wave
    closed = partial(
        asked_questionnaire.closed,
        request,
        "workbench/survey/closed.html",
        title=wave.study.title,
        wave=wave,
        opens_later=timezone.localdate() < wave.opens_on,
    )
    if not answering.is_open(wave, on=timezone.localdate()):
        return closed(NotOpenNow())
    if link.is_answered or _answered_here(request, link):
        return closed(AnsweredAlready())
    asked = Asked(
        version=wave.instrument_version,
        template="workbench/survey/questionnaire.html",
        context={"link": link, "title": wave.study.title, "lead": wave.study.question, "wave": wave},
        give=partial(answering.give, link),
        closed=closed,
        thanks="survey:thanks",
        held_back=partial(_held_back, request, link),
    )
    told = asked.answer(request)
    if link.invitation is None and told.status_code == HTTPStatus.FOUND:
        days = (wave.closes_on - timezone.localdate()).days + 1
        told.set_cookie(
            _cookie(link), "1", max_age=days * 24 * HOUR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return told


@public(reason="Thanks whoever has answered a survey; it tells nothing of them.")
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/survey/thanks.html")


def _cookie(link: Link) -> str:
    return f"survey-{link.wave.uuid.hex[:12]}"


def _answered_here(request: HttpRequest, link: Link) -> bool:
    return link.invitation is None and _cookie(link) in request.COOKIES


def _held_back(request: HttpRequest, link: Link) -> str:
    """Too many answers by an open link; the address is counted under a keyed hash, for an hour."""
    if link.invitation is not None:
        return ""
    told = f"{link.wave.uuid} {get_adapter().get_client_ip(request)}".encode()
    key = "survey:" + hmac.new(sealing.derived_key("survey-limit"), told, sha256).hexdigest()
    cache.add(key, 0, HOUR)
    is_enough = cache.incr(key) > MOST_IN_AN_HOUR
    return _("Too many answers came from your network. Try again in an hour.") if is_enough else ""
