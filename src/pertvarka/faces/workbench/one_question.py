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
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused

REFUSED = 422


@dataclass(frozen=True)
class Question:
    """The words of the page and where it leads. `tell` puts a refusal beside its field; `missing` are errors that are
    answered as if the page were not there.
    """

    heading: str
    why: str
    press: str
    done: str
    back: str
    crumbs: list[Crumb]
    tell: Callable[[Form, PertvarkaError], None]
    template: str
    missing: type[PertvarkaError]
    context: Mapping[str, Any] = field(default_factory=dict)


def ask(request: HttpRequest, form: Form, save: Callable[[dict[str, Any]], object], question: Question) -> HttpResponse:
    """`save` is given what was typed, once it can be read."""
    if form.is_valid():
        try:
            save(form.cleaned_data)
        except question.missing as missing:
            raise Http404 from missing
        except (NotAllowed, WriteRefused):
            raise
        except PertvarkaError as refused:
            question.tell(form, refused)
        else:
            messages.success(request, question.done)
            return redirect(question.back)
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
