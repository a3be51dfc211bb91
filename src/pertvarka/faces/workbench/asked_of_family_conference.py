"""One question about a family conference: shown, answered through an action, or refused with everything typed kept.

Whoever saves second is told, sees what stands saved, and decides; nothing is overwritten in silence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from pertvarka.faces.workbench.opened_family_conference import OpenedConference, show
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.family_conference_errors import ConferenceMovedOn, PrivateTime
from pertvarka.people.cases.queries.family_conference_standing import Act
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
TEMPLATE = "workbench/family_conference/asked.html"


@dataclass(frozen=True)
class Asked:
    """A question, the form that takes the answer, and the action that carries it out.

    `faults` says at which field a refusal is told; the others stand on top.
    """

    act: Act
    page: str
    question: Question
    make_form: Callable[[Any], forms.Form]
    save: Callable[[Any], object]
    done: str
    lead: str = ""
    faults: Mapping[type[PertvarkaError], str] | None = None


def answer(found: OpenedConference, asked: Asked) -> HttpResponse:
    """Show the question, or carry the answer out and go back to the conference."""
    data = found.request.POST if found.request.method == "POST" else None
    if data is None and asked.act not in found.acts:
        return _not_now(found)
    form = asked.make_form(data)
    if data is None or not form.is_valid():
        return _shown(found, asked, form=form)
    try:
        asked.save(form)
    except (NotAllowed, WriteRefused):
        raise
    except CaseNotFound as absent:
        raise Http404 from absent
    except ChangedMeanwhile as changed:
        again = asked.make_form({**form.data.dict(), "version": str(changed.version)})  # type: ignore[attr-defined]  # a request's
        again.add_error(None, changed.sentence)
        theirs = [text for text in changed.theirs.values() if isinstance(text, str) and text]
        return _shown(found, asked, form=again, theirs=theirs)
    except PertvarkaError as refused:
        field = (asked.faults or {}).get(type(refused))
        form.add_error(field if field in form.fields else None, refused.sentence)
        return _shown(found, asked, form=form)
    messages.success(found.request, asked.done)
    return redirect(found.url)


def press(found: OpenedConference, *, act: Callable[[], object], done: str) -> HttpResponse:
    """A button that needs no question: done, or told why not; either way back to the conference."""
    if found.request.method == "POST":
        try:
            act()
        except (NotAllowed, WriteRefused):
            raise
        except CaseNotFound as absent:
            raise Http404 from absent
        except PertvarkaError as refused:
            messages.error(found.request, refused.sentence)
        else:
            messages.success(found.request, done)
    return redirect(found.url)


def _not_now(found: OpenedConference) -> HttpResponse:
    problem = PrivateTime() if found.conference.phase == Phase.PRIVATE_TIME else ConferenceMovedOn()
    messages.warning(found.request, problem.sentence)
    return redirect(found.url)


def _shown(found: OpenedConference, asked: Asked, *, form: forms.Form, theirs: list[str] | None = None) -> HttpResponse:
    question = replace(asked.question, cancel_url=found.url)
    context = {"question": question, "form": form, "lead": asked.lead, "theirs": theirs or []}
    status = REFUSED if form.is_bound and not form.is_valid() else HTTPStatus.OK
    return show(found, TEMPLATE, context, page=asked.page, title=asked.question.heading, status=status)
