"""A page that asks one thing: shown, answered through an action, or refused with everything typed kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused

REFUSED = 422
Onward = Callable[[Any], str]
"""Given what was saved: where one is led, and what more is said on the way."""


@dataclass(frozen=True)
class Question:
    """The words of the page and where it leads: `back`, or `onward` once it is saved. `tell` puts a refusal beside its
    field; `missing` are errors that are answered as if the page were not there.
    """

    heading: str
    press: str
    done: str
    back: str
    crumbs: list[Crumb]
    tell: Callable[[Form, PertvarkaError], None]
    template: str
    why: str = ""
    missing: type[PertvarkaError] | tuple[()] = ()
    onward: Onward | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


def ask(request: HttpRequest, form: Form, save: Callable[[dict[str, Any]], object], question: Question) -> HttpResponse:
    """`save` is given what was typed, once it can be read.

    Raises:
        NotAllowed, WriteRefused: it is not the reader's to do; pages answer as if it were not there.
    """
    if form.is_valid():
        try:
            saved = save(form.cleaned_data)
        except question.missing as missing:
            raise Http404 from missing
        except (NotAllowed, WriteRefused):
            raise
        except ChangedMeanwhile as changed:
            _keep_typed(form, changed, request)
        except PertvarkaError as refused:
            question.tell(form, refused)
        else:
            messages.success(request, question.done)
            return redirect(question.onward(saved) if question.onward else question.back)
    context = {
        "crumbs": question.crumbs,
        "form": form,
        "heading": question.heading,
        "why": question.why,
        "press": question.press,
        "back": question.back,
        **question.context,
    }
    return render(request, question.template, context, status=REFUSED if form.errors else 200)


def press(
    request: HttpRequest, act: Callable[[], object], *, done: str, back: str, onward: Onward | None = None
) -> HttpResponse:
    """A button: done and said, or refused with a sentence, and back to the page either way.

    Raises:
        NotAllowed, WriteRefused: it is not the reader's to do; pages answer as if it were not there.
    """
    try:
        made = act()
    except (NotAllowed, WriteRefused):
        raise
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect(back)
    messages.success(request, done)
    return redirect(onward(made) if onward else back)


def _keep_typed(form: Form, changed: ChangedMeanwhile, request: HttpRequest) -> None:
    """What was typed stays in the form; sent again, it is written over what the page now tells."""
    typed = request.POST.copy()
    typed["version"] = str(changed.version)
    form.data = typed
    form.add_error(None, changed.sentence)
