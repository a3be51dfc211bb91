"""One question about a case: shown, answered through an action, or refused with everything typed kept.

Two people who change the same row meet here: whoever saves second sees both texts and chooses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from pertvarka.faces.workbench import text_conflicts
from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Question, TextConflict
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases import errors

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@dataclass(frozen=True)
class Asked:
    """A question, the form that takes the answer, and the action that carries it out.

    `lead` says what will happen with the answer, `done` what has happened, told from the filled form where it depends
    on that. `make_form` is given the data of a request, or None for a form not filled in yet. `faults` says at which
    field a refusal of the action is told; the others stand on top. `now_standing` reads the row again for a conflict.
    """

    page: str
    question: Question
    make_form: Callable[[Any], forms.Form]
    save: Callable[[Any], object]
    done: str | Callable[[Any], str]
    done_url: str
    lead: str = ""
    template: str = "workbench/case/asked.html"
    context: Mapping[str, Any] | None = None
    faults: Mapping[type[PertvarkaError], str] | None = None
    now_standing: Callable[[], Standing] | None = None
    kind: ViewRecord.Kind = ViewRecord.Kind.PAGE


def answer(found: OpenedCase, asked: Asked) -> HttpResponse:
    """Show the question, or carry the answer out and go on."""
    data = found.request.POST if found.request.method == "POST" else None
    if data is not None and asked.now_standing and text_conflicts.is_choice(data):
        return _answer_conflict(found, asked, data=data)
    form = asked.make_form(data)
    if data is None or not form.is_valid():
        return _shown(found, asked, form=form)
    return _save(found, asked, form=form)


def _save(found: OpenedCase, asked: Asked, *, form: forms.Form) -> HttpResponse:
    try:
        asked.save(form)
    except (NotAllowed, WriteRefused):
        raise
    except errors.CaseNotFound as absent:
        raise Http404 from absent
    except ChangedMeanwhile as changed:
        return _conflict(found, asked, form=form, changed=changed)
    except PertvarkaError as refused:
        field = (asked.faults or {}).get(type(refused))
        form.add_error(field if field in form.fields else None, refused.sentence)
        return _shown(found, asked, form=form)
    messages.success(found.request, asked.done(form) if callable(asked.done) else asked.done)
    return redirect(asked.done_url)


def _shown(found: OpenedCase, asked: Asked, *, form: forms.Form) -> HttpResponse:
    context = {"question": asked.question, "form": form, "lead": asked.lead, **(asked.context or {})}
    status = REFUSED if form.is_bound and not form.is_valid() else HTTPStatus.OK
    return show(
        found, asked.template, context, page=asked.page, title=asked.question.heading, kind=asked.kind, status=status
    )


def _conflict(found: OpenedCase, asked: Asked, *, form: forms.Form, changed: ChangedMeanwhile) -> HttpResponse:
    """Both texts of every field that differs. Where none does, the form comes back on the newest version."""
    standing = asked.now_standing() if asked.now_standing else None
    texts = text_conflicts.differing(form, standing) if standing else ()
    if standing is None or not texts:
        version = standing.version if standing else changed.version
        again = asked.make_form({**form.data.dict(), "version": str(version)})  # type: ignore[attr-defined]  # a request's
        again.add_error(None, changed.sentence)
        return _shown(found, asked, form=again)
    return _show_conflict(found, asked, texts=texts, standing=standing)


def _answer_conflict(found: OpenedCase, asked: Asked, *, data: Any) -> HttpResponse:
    """The choice between two texts: fields the choice did not name keep what stands saved."""
    assert asked.now_standing  # noqa: S101 (asked by `answer`)
    standing = asked.now_standing()
    choice = text_conflicts.choice_in(data, blank=asked.make_form(None), standing=standing)
    form = asked.make_form(choice.values)
    if not choice.missing and form.is_valid():
        return _save(found, asked, form=form)
    texts = text_conflicts.once_more(choice, form, standing=standing)
    if not texts:
        return _shown(found, asked, form=form)
    return _show_conflict(found, asked, texts=texts, standing=standing)


def _show_conflict(
    found: OpenedCase, asked: Asked, *, texts: tuple[TextConflict, ...], standing: Standing
) -> HttpResponse:
    conflict = text_conflicts.conflict(
        texts, standing, begun_at=found.case.registered_at, cancel_url=asked.question.cancel_url
    )
    return show(
        found,
        "workbench/case/conflict.html",
        {"conflict": conflict, "question": asked.question},
        page=asked.page,
        title=asked.question.heading,
        kind=asked.kind,
        status=HTTPStatus.CONFLICT,
    )
