"""Results by stratum: shares, means and margins worked out by hand, and nothing told that one to four people answered."""

import random
from collections import Counter

import pytest

from pertvarka.engines.disclosure.suppress import is_small
from pertvarka.programme.research.strata_tables import together
from pertvarka.programme.research.tabulated import TOGETHER
from tests.unit.engines.xlsform.forms import form_of, question
from tests.unit.programme.research.samples import choices, result, tabulated

PEOPLE = {"city": 600_000, "town": 300_000, "village": 1_000}
ONE = form_of(question("select_one view", "view"), choices=choices("view", "a", "b", "c", "d"))
MANY = form_of(question("select_multiple view", "view"), choices=choices("view", "a", "b"))
NUMBER = form_of(question("integer", "trust"))


def said(**counts):
    """Answers by stratum and choice: said(city={"a": 250}, …)."""
    return [
        (code, {"view": name}) for code, rows in counts.items() for name, count in rows.items() for _ in range(count)
    ]


def shares(found, question="view"):
    return [
        {figure.name: (figure.count, figure.value) for figure in column.figures}
        for column in result(found, question).columns
    ]


def test_each_stratum_has_its_own_shares_and_margins():
    found = tabulated(
        ONE, PEOPLE, said(city={"a": 250, "b": 250}, town={"a": 100, "b": 300}, village={"a": 80, "b": 20})
    )

    assert [part.answers for part in found.parts] == [500, 400, 100]
    nobody = {"c": (0, 0.0), "d": (0, 0.0)}
    assert shares(found) == [
        {"a": (250, 0.5), "b": (250, 0.5), **nobody},
        {"a": (100, 0.25), "b": (300, 0.75), **nobody},
        {"a": (80, 0.8), "b": (20, 0.2), **nobody},
    ]
    city, _town, village = (column.figures[0].margin for column in result(found, "view").columns)
    # 1.959964 · √(0.5 · 0.5 / 499 · (1 − 500 / 600,000)); in the village every tenth was asked.
    assert city == pytest.approx(0.0438517, abs=1e-6)
    assert village == pytest.approx(1.959964 * (0.8 * 0.2 / 99 * 0.9) ** 0.5)
    assert village == pytest.approx(0.0747501, abs=1e-6)


def test_where_the_sample_chose_itself_no_stratum_has_a_margin():
    found = tabulated(ONE, PEOPLE, said(city={"a": 50, "b": 50}, town={"a": 10, "b": 30}), has_margins=False)

    assert {figure.margin for column in result(found, "view").columns for figure in column.figures} == {None}


def test_choices_too_small_in_a_stratum_are_told_together():
    found = tabulated(ONE, PEOPLE, said(city={"a": 60, "b": 3, "c": 9}, town={"a": 40, "b": 7, "c": 30}))

    assert [{name: count for name, (count, _share) in column.items()} for column in shares(found)] == [
        {"a": 60, "d": 0, TOGETHER: 12},
        {"a": 40, "d": 0, TOGETHER: 37},
    ]
    assert result(found, "view").hides_by_stratum


@pytest.mark.parametrize(
    "counts",
    [
        {"city": {"a": 60, "b": 3}, "town": {"a": 40, "b": 7}},  # nothing would be left
        {"city": {"a": 60, "b": 30}, "town": {"a": 2, "b": 1}},  # three people in all
    ],
)
def test_where_nothing_would_be_left_the_strata_are_not_told(counts):
    assert result(tabulated(ONE, PEOPLE, said(**counts)), "view").columns == ()


def test_one_stratum_is_not_divided():
    assert result(tabulated(ONE, PEOPLE, said(city={"a": 60, "b": 30})), "view").columns is None


def test_of_several_choices_each_is_a_table_of_yes_and_no():
    answers = [
        ("city", {"view": ["a", "b"] if number < 3 else ["a"] if number < 20 else ["b"]}) for number in range(40)
    ]
    answers += [("town", {"view": ["a"] if number < 8 else ["b"]}) for number in range(20)]
    found = tabulated(MANY, PEOPLE, [*answers, *(("town", {"view": ["b"]}) for _ in range(5))])

    assert [column["a"][0] for column in shares(found)] == [20, 8]
    assert [column["b"][0] for column in shares(found)] == [23, 17]
    few = [("city", {"view": ["a", "b"]}) for _ in range(40)]
    few += [("town", {"view": ["a", "b"] if number < 3 else ["a"]}) for number in range(20)]
    told = shares(tabulated(MANY, PEOPLE, few))
    assert [(column["a"][0], column["b"][0]) for column in told] == [(40, None), (20, None)], "three of the town"
    against = [*few, *(("town", {"view": ["b"]}) for _ in range(3))]
    told = shares(tabulated(MANY, PEOPLE, against))
    assert [(column["a"][0], column["b"][0]) for column in told] == [(None, 40), (None, 6)], "three of the town did not"


def test_means_of_strata_with_their_margins():
    answers = [("city", {"trust": number % 2 * 10}) for number in range(20)]
    answers += [("town", {"trust": 4}) for _ in range(6)]
    city, town = result(tabulated(NUMBER, PEOPLE, answers), "trust").columns

    assert (city.figures[0].value, city.answers) == (5.0, 20)
    # s² = 25 · 20 / 19
    assert city.figures[0].margin == pytest.approx(1.959964 * (25 / 19 * (1 - 20 / 600_000)) ** 0.5)
    assert (town.figures[0].value, town.figures[0].margin) == (4.0, None), "no margin of six answers"
    short = [*answers[:20], *answers[20:23]]
    assert result(tabulated(NUMBER, PEOPLE, short), "trust").columns == ()


def test_a_question_asked_of_some_is_not_told_by_stratum_where_its_numbers_would_tell_a_hidden_cell():
    form = form_of(
        question("select_one view", "view"),
        question("select_one view", "why", relevant="${view} = 'b'"),
        choices=choices("view", "a", "b", "c"),
    )
    answers = said(city={"a": 60, "b": 9, "c": 3}, town={"a": 40, "b": 7, "c": 7})
    for _code, given in answers:
        if given["view"] == "b":
            given["why"] = "a"
    found = tabulated(form, PEOPLE, answers)

    assert result(found, "view").hides_by_stratum
    assert result(found, "why").answers_count == 16
    assert result(found, "why").columns == ()


def test_no_table_of_any_sample_tells_of_one_to_four_people():
    chance = random.Random(4)
    told = 0
    for _sample in range(150):
        counts = {code: Counter(chance.choices("abcd", (50, 20, 4, 2), k=chance.randint(5, 90))) for code in PEOPLE}
        found = result(tabulated(ONE, PEOPLE, said(**counts)), "view")
        whole = {figure.name: figure.count for figure in found.figures}
        for name in {figure.name for column in found.columns for figure in column.figures}:
            cells = [figure.count for column in found.columns for figure in column.figures if figure.name == name]
            assert not any(map(is_small, cells))
            assert name == TOGETHER or sum(cells) == whole[name], "told by stratum and not in all"
            told += 1
    assert told > 100


def test_what_is_told_together_is_never_one_answer_alone():
    rows = {"a": Counter(x=2, y=9), "b": Counter(x=30, y=8), "c": Counter()}

    assert together(rows, ()) == {}, "an answer that nobody gave hides nobody"
    assert together({**rows, "c": Counter(x=9)}, ()).keys() == {"b", TOGETHER}
    assert together({**rows, "a": Counter(x=9, y=9)}, ()).keys() == {"a", "b", "c"}
