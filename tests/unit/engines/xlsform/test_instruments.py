"""The forms that we ship pass the same door as anyone's, hold the convention of names, and count by example."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import pertvarka.definitions
from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.form import Calculation, Form
from pertvarka.engines.xlsform.serial import from_json, to_json
from pertvarka.engines.xlsform.state import submission
from pertvarka.engines.xlsform.writing import workbook_of
from tests.unit.engines.xlsform.forms import state_of

FOLDER = Path(pertvarka.definitions.__file__).parent / "instruments"
NAMES = (
    "needs_adults", "needs_children", "washington_group_short_set", "self_care_and_decisions", "community_attitudes",
    "staff_competence", "event_evaluation",
)  # fmt: skip
DOMAINS = (
    "home", "self_care", "health", "communication", "learning", "occupation", "relations", "leisure", "safety", "money",
    "decisions",
)  # fmt: skip


def rows_of(name: str) -> dict[str, Any]:
    rows: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return rows


@pytest.fixture(scope="module")
def forms() -> dict[str, Form]:
    return {name: check(workbook_of(rows_of(name))) for name in NAMES}


def test_every_shipped_form_is_tried_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_passes_the_check_and_speaks_both_languages(forms: dict[str, Form], name: str) -> None:
    form = forms[name]

    assert (form.id, form.languages, form.default_language) == (name, ("lt", "en"), "lt")
    assert from_json(to_json(form)) == form


@pytest.mark.parametrize("name", ["needs_adults", "needs_children"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_part_of_life_has_its_need_score_and_wish(forms: dict[str, Form], name: str, domain: str) -> None:
    form = forms[name]

    assert isinstance(form.by_name[f"need_{domain}"], Calculation)
    assert isinstance(form.by_name[f"score_{domain}"], Calculation)
    assert f"wish_{domain}" in form.by_name
    assert f"need_{domain}" in form.by_name["need_count"].calculation  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["needs_adults", "needs_children"])
def test_no_shipped_word_offends(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text("utf-8").lower()

    assert "neįgal" not in text
    assert "proband" not in text


def test_onas_needs_are_counted_as_in_the_method_note(forms: dict[str, Form]) -> None:
    answers = {
        "conversation_on": "2026 11 20",
        "took_part": ["person", "family"],
        **{f"level_{domain}": "0" for domain in DOMAINS},
        **{f"unmet_{domain}": "no" for domain in DOMAINS},
        "level_home": "2",
        "level_money": "3",
        "unmet_money": "yes",
        "missing_money": "Niekas nepadeda suprasti sąskaitų.",
        "wish_home": "Noriu gyventi su seserimi.",
    }

    state = state_of(forms["needs_adults"], **answers)

    assert state.is_complete
    assert [state.value(name) for name in ("score_home", "score_money", "score_total", "score_answered")] == [
        2,
        3,
        5,
        11,
    ]
    assert [state.value(name) for name in ("need_home", "need_money", "need_count")] == [0, 1, 1]
    assert state.nodes["evidence_home"].relevant
    assert not state.nodes["evidence_health"].relevant
    assert submission(state)["wish_home"] == "Noriu gyventi su seserimi."


def test_a_form_nobody_answered_has_no_total(forms: dict[str, Form]) -> None:
    state = state_of(forms["needs_adults"])

    assert state.value("score_total") is None
    assert state.value("score_home") is None
    assert not state.nodes["summary_note"].relevant


def test_an_absent_person_needs_a_reason(forms: dict[str, Form]) -> None:
    state = state_of(forms["needs_adults"], took_part=["guardian"])

    assert state.nodes["person_absent_why"].fault == "required"


def test_work_and_money_are_asked_from_the_age_of_fourteen(forms: dict[str, Form]) -> None:
    young = state_of(forms["needs_children"], age=13, level_money="3")
    older = state_of(forms["needs_children"], age=14, level_money="3")

    assert (young.value("score_total"), young.set_aside) == (None, ("level_money",))
    assert older.value("score_total") == 3


@pytest.mark.parametrize(
    ("answers", "score", "disability"),
    [("111111", 0, 0), ("111131", 2, 1), ("222222", 6, 0), ("444444", 18, 1), ("1", None, None), ("4", None, 1)],
)
def test_the_short_set_counts(forms: dict[str, Form], answers: str, score: int | None, disability: int | None) -> None:
    questions = ("seeing", "hearing", "walking", "remembering", "washing", "communicating")

    state = state_of(forms["washington_group_short_set"], **dict(zip(questions, answers, strict=False)))

    assert (state.value("score_total"), state.value("disability_by_short_set")) == (score, disability)


def test_what_others_do_for_a_person_is_a_need(forms: dict[str, Form]) -> None:
    state = state_of(
        forms["self_care_and_decisions"], does_eating="alone", does_cooking="others", decides_day="supported"
    )

    assert [state.value(n) for n in ("does_alone_count", "decides_count", "need_self_care", "need_decisions")] == [
        1, 1, 1, 0,
    ]  # fmt: skip
