"""What pages share on which a form is filled in: what was typed, one answer saved on its way, rows of a repeat."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from pertvarka.faces.workbench import shown_form
from pertvarka.faces.workbench.shown_form import Drawing, Shown
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments.saving import Clash, Saved, Typing

VALUE, SEEN = "v:", "s:"


@dataclass(frozen=True, slots=True)
class RowAsked:
    """`add:children` or `remove:children:2`, as a button of a repeat sends it."""

    word: str
    path: str
    number: str

    @property
    def is_added(self) -> bool:
        return self.word == "add"

    @property
    def is_removed(self) -> bool:
        return self.word == "remove" and self.number.isdecimal()


def typings_in(data: QueryDict) -> list[Typing]:
    """Every field of a page that came back, with what had stood in it."""
    return [typing_of(data, name.removeprefix(SEEN)) for name in data if name.startswith(SEEN)]


def typing_of(data: QueryDict, path: str) -> Typing:
    return Typing(path, data.getlist(VALUE + path), data.get(SEEN + path, ""))


def row_in(data: QueryDict) -> RowAsked | None:
    """What a button of a repeat asks for, if one was pressed."""
    asked = data.get("row", "")
    return RowAsked(*(*asked.split(":"), "", "")[:3]) if asked else None


def as_typed(clashes: tuple[Clash, ...]) -> dict[str, Any]:
    """How a page is drawn on which others answered meanwhile: their answers told, one's own in the fields."""
    return {
        "typed": {clash.path: clash.mine for clash in clashes},
        "clashes": {clash.path: clash for clash in clashes},
    }


def exchanged(
    request: HttpRequest, *, drawing: Drawing, items: tuple[Shown, ...], path: str, saved: Saved, save_url: str
) -> HttpResponse:
    """The answer to one answer saved while the page stays: what it changed, to be exchanged."""
    context = {
        "here": next((item for item in shown_form.flat(items) if item.path == path), None),
        "exchanged": shown_form.exchanged(items, saved.changed, typed=path),
        "saved_at": timezone.localtime(),
        "revision": saved.revision,
        "clashes": bool(drawing.clashes),
        "save_url": save_url,
    }
    return render(request, "workbench/instruments/exchanged.html", context)


def refused(request: HttpRequest, refusal: PertvarkaError) -> HttpResponse:
    """Why an answer was not saved, told where the page says what is saved."""
    return render(request, "workbench/instruments/refused.html", {"sentence": refusal.sentence})
