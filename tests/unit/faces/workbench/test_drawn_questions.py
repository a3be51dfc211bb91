"""Questions drawn by functions: every value escaped, each kind of field with its name, its label and what is said."""

import html
import re

import pytest

from pertvarka.faces.workbench.drawn_questions import Drawn, said, seen_field
from pertvarka.faces.workbench.shown_form import WIDGETS, Clashed, Option, Shown

EVIL = "<script>alert('\"&')</script>"
WRITTEN = sorted(set(WIDGETS.values()) | {"area", "list", "note", "group", "repeat"})


def evil(widget: str, *, items: tuple[Shown, ...] = ()) -> Shown:
    """Everything a form or a typist writes is as bad as it can be."""
    row = Shown(f"q-row-{widget}", "path[1]", "row", number=1, items=items)
    return Shown(
        f"q-{widget}",
        EVIL,
        widget,
        label=EVIL,
        hint=EVIL,
        value=EVIL,
        seen=EVIL,
        options=(Option(EVIL, EVIL, is_chosen=True),) if widget in ("radio", "boxes", "list") else (),
        message=EVIL,
        last=EVIL,
        items=items,
        rows=(row,),
        is_open_ended=True,
        limits=EVIL,
    )


@pytest.mark.parametrize("reads", [False, True], ids=["asked", "read"])
@pytest.mark.parametrize("widget", WRITTEN)
def test_nothing_that_was_written_becomes_markup(widget: str, reads: bool):
    inside = (evil("line"), evil("radio"))
    drawn = Drawn("/save/?a=1&b='\"", reads=reads).items([evil(widget, items=inside)], is_swapped=True)

    assert "<script" not in drawn
    assert html.escape(EVIL) in drawn
    for value in re.findall(r'="([^"]*)"', drawn):
        assert "<" not in value
        assert ">" not in value


def test_a_clash_is_told_with_both_answers_escaped():
    item = Shown("q-a", "a", "line", clash=Clashed(EVIL, "Sodo\nir kiemo"))
    drawn = said(item, is_swapped=True)

    assert "<script" not in drawn
    assert "Sodo<br>ir kiemo" in drawn
    assert 'id="q-a-said" hx-swap-oob="true"' in drawn
    assert 'name="s:a" id="q-a-seen" value=""' in seen_field(item)


@pytest.mark.parametrize("widget", ["line", "area", "number", "date", "list"])
def test_a_field_has_its_label_its_name_and_a_place_for_what_is_said(widget: str):
    item = Shown("q-a", "a", widget, label="Kur gyvena?", value="Sodo", is_required=True)
    drawn = Drawn("/save/").items([item])

    assert '<label for="q-a-1">Kur gyvena?</label>' in drawn
    assert re.search(r'name="v:a" id="q-a-1" aria-describedby="q-a-said"', drawn)
    assert '<div class="asked-said" id="q-a-said">' in drawn
    assert 'hx-post="/save/"' in drawn


def test_each_option_has_its_own_label_and_the_chosen_one_is_marked():
    item = Shown("q-a", "a", "radio", label="Ar?", options=(Option("yes", "taip", True), Option("no", "ne", False)))
    drawn = Drawn().items([item])

    assert drawn.count('type="radio"') == 2
    assert drawn.count(" checked") == 1
    assert '<label for="q-a-2">ne</label>' in drawn
    assert "hx-post" not in drawn  # without an address to save at nothing is sent


def test_what_is_fixed_is_not_sent():
    drawn = Drawn("/save/").items([Shown("q-a", "a", "line", label="Suma", value="3", is_fixed=True)])

    assert " readonly" in drawn
    assert "hx-post" not in drawn
    assert 'name="s:a"' not in drawn


def test_what_is_not_asked_keeps_its_place():
    hidden = Shown("q-a", "a", "nothing", is_relevant=False)

    assert Drawn().items([hidden], is_swapped=True) == '<div id="q-a" hx-swap-oob="true" hidden></div>'
