"""One question about a case: shown, answered through an action, or refused with everything typed kept.

Two people who change the same row meet here: whoever saves second sees both texts and chooses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Conflict, Question, TextConflict, chosen_text
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.queries import case_page

Texts = Mapping[str, str]
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands saved now: the texts of the form's fields, the version, and what the trace calls the row."""

    texts: Texts
    version: int
    reference: str


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
    if data is not None and asked.now_standing and any(name.endswith("_mine") for name in data):
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
    typed = {name: text_of(field, form.cleaned_data.get(name)) for name, field in _told(form).items()}
    differing = [name for name in typed if standing and typed[name] != standing.texts.get(name, typed[name])]
    if standing is None or not differing:
        version = standing.version if standing else changed.version
        again = asked.make_form({**form.data.dict(), "version": str(version)})  # type: ignore[attr-defined]  # a request's
        again.add_error(None, changed.sentence)
        return _shown(found, asked, form=again)
    texts = tuple(
        TextConflict(name, str(form.fields[name].label), mine=typed[name], theirs=standing.texts[name])
        for name in differing
    )
    return _show_conflict(found, asked, texts=texts, standing=standing)


def _answer_conflict(found: OpenedCase, asked: Asked, *, data: Any) -> HttpResponse:
    """The choice between two texts: fields the choice did not name keep what stands saved."""
    assert asked.now_standing  # noqa: S101 (asked by `answer`)
    standing = asked.now_standing()
    blank = asked.make_form(None)
    named = [name for name in _told(blank) if f"{name}_mine" in data]
    chosen = {name: chosen_text(data, name=name, theirs=standing.texts.get(name, "")) for name in named}
    values = {
        name: value_of(field, chosen.get(name) or "" if name in named else standing.texts.get(name, ""))
        for name, field in _told(blank).items()
    }
    form = asked.make_form({**values, "version": data.get("version", "")})
    missing = {name: _("Choose one of the two texts, or write a third.") for name in named if chosen[name] is None}
    if not missing and form.is_valid():
        return _save(found, asked, form=form)
    faults = {name: str(form.errors[name][0]) for name in named if name in form.errors} | missing
    texts = tuple(
        TextConflict(
            name,
            str(blank.fields[name].label),
            mine=data[f"{name}_mine"],
            theirs=standing.texts.get(name, ""),
            choice=data.get(f"{name}_choice", ""),
            merged=data.get(f"{name}_merged"),
            error=faults.get(name, ""),
        )
        for name in named
    )
    if not faults:
        return _shown(found, asked, form=form)
    return _show_conflict(found, asked, texts=texts, standing=standing)


def _show_conflict(
    found: OpenedCase, asked: Asked, *, texts: tuple[TextConflict, ...], standing: Standing
) -> HttpResponse:
    last = case_page.last_act_on(standing.reference)
    saved_by, saved_at = last or (_("a colleague"), found.case.registered_at)
    conflict = Conflict(
        texts=texts,
        version=standing.version,
        saved_by=saved_by,
        saved_at=saved_at,
        cancel_url=asked.question.cancel_url,
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


def _told(form: forms.Form) -> dict[str, forms.Field]:
    return {name: field for name, field in form.fields.items() if not field.widget.is_hidden}


def text_of(field: forms.Field, value: Any) -> str:
    """A value of a form as a person reads it: the label of a choice, a day as 2026-11-21."""
    if isinstance(field, forms.ChoiceField):
        return next((str(label) for key, label in _choices(field) if str(key) == str(value)), "")
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "")


def value_of(field: forms.Field, text: str) -> str:
    """The way back of `text_of`; a text that is no label stays, and the form says so."""
    if isinstance(field, forms.ChoiceField):
        return next((str(key) for key, label in _choices(field) if str(label) == text.strip()), text)
    return text


def _choices(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]  # ours are flat
