"""What two people write about one event: whoever saves second sees both texts, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pertvarka.faces.workbench import event_pages, text_conflicts
from pertvarka.faces.workbench.forms.events import show_refusal
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.base.components import Crumb, TextConflict
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.programme.events.models import Event

CONFLICT = 409


@dataclass(frozen=True)
class Written:
    """A form about an event, and what is done with it.

    `make_form` is given the data of a request, or None, and what stands of an event; `read_again` gives the event as
    others have left it. `show` draws the page of the form, filled in or not.
    """

    event: Event
    heading: str
    make_form: Callable[[Any, Event], Form]
    save: Callable[[Any], object]
    show: Callable[[Any], HttpResponse]
    read_again: Callable[[], Event]
    done: str
    done_url: str


def answer(request: HttpRequest, written: Written) -> HttpResponse:
    """Show the form, or save it and go on."""
    data = request.POST if request.method == "POST" else None
    if data is not None and text_conflicts.is_choice(data):
        return _choose(request, written, data)
    form = written.make_form(data, written.event)
    if data is None or not form.is_valid():
        return written.show(form)
    return _save(request, written, form)


def _save(request: HttpRequest, written: Written, form: Form) -> HttpResponse:
    try:
        written.save(form)
    except ChangedMeanwhile as changed:
        return _conflict(request, written, form, changed)
    except PertvarkaError as refused:
        show_refusal(form, refused)
        return written.show(form)
    messages.success(request, written.done)
    return redirect(written.done_url)


def _conflict(request: HttpRequest, written: Written, form: Form, changed: ChangedMeanwhile) -> HttpResponse:
    """Both texts of every field that differs. Where none does, the form comes back on the newest version."""
    standing = _standing(written)
    texts = text_conflicts.differing(form, standing)
    if texts:
        return _both(request, written, texts, standing)
    typed = request.POST.copy()
    typed["version"] = str(standing.version)
    again = written.make_form(typed, written.event)
    again.add_error(None, changed.sentence)
    return written.show(again)


def _choose(request: HttpRequest, written: Written, data: Any) -> HttpResponse:
    event = written.read_again()
    standing = _standing(written)
    blank = written.make_form(None, event)
    choice = text_conflicts.choice_in(data, blank=blank, standing=standing)
    form = written.make_form(choice.values, event)
    if not choice.missing and form.is_valid():
        return _save(request, written, form)
    texts = text_conflicts.once_more(choice, form, standing=standing)
    return _both(request, written, texts, standing) if texts else written.show(form)


def _standing(written: Written) -> Standing:
    event = written.read_again()
    return Standing(text_conflicts.texts_of(written.make_form(None, event)), event.version, event.reference)


def _both(request: HttpRequest, written: Written, texts: tuple[TextConflict, ...], standing: Standing) -> HttpResponse:
    context = {
        "crumbs": event_pages.crumbs(written.event, Crumb(written.heading)),
        "event": written.event,
        "heading": written.heading,
        "conflict": text_conflicts.conflict(texts, standing, begun_at=timezone.now(), cancel_url=written.done_url),
    }
    return render(request, "workbench/events/conflict.html", context, status=CONFLICT)
