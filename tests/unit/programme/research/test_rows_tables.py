"""Questions asked row by row: rows counted beside answers, margins of answers, and no choice that few people hold."""

import pytest

from pertvarka.programme.research import estimate_rules
from tests.unit.engines.xlsform.forms import form_of, question
from tests.unit.programme.research.samples import choices, result, tabulated

FORM = form_of(
    question("begin repeat", "child"),
    question("integer", "age"),
    question("select_one school", "school"),
    question("select_multiple help", "help"),
    {"type": "end repeat"},
    choices=[*choices("school", "day", "home", "none"), *choices("help", "bus", "aide")],
)
PEOPLE = {"city": 10**9, "town": 10**9}


def rows(*given):
    return {"child": [dict(row) for row in given]}


def test_rows_are_counted_beside_the_answers_that_hold_them():
    """Ten families with two children in school, ten with two at home, five without children."""
    answers = [("city", rows(*[{"school": "day" if number < 10 else "home", "age": 7}] * 2)) for number in range(20)]
    found = result(tabulated(FORM, {"city": 10**9}, [*answers, *(("city", rows()) for _ in range(5))]), "school")

    assert (found.rows_count, found.answers_count) == (40, 20)
    assert [(figure.count, figure.value) for figure in found.figures] == [(20, 0.5), (20, 0.5), (0, 0.0)]
    # Two children of a family say what one would: the margin is that of 20 answers, not of 40 rows.
    assert found.figures[0].margin == pytest.approx(1.959964 * (0.25 / 19) ** 0.5)
    assert found.columns is None


def test_means_of_rows_are_weighted_by_stratum_and_by_rows():
    answers = [("city", rows({"age": 4}, {"age": 10})) for _ in range(15)]
    answers += [("town", rows({"age": 16})) for _ in range(5)]
    found = tabulated(FORM, PEOPLE, answers)
    ages = result(found, "age")

    # Half of the people each: a city answer weighs 0.5 · 20 / 15, a town answer 0.5 · 20 / 5.
    city, town = 2 / 3, 2.0
    assert [part.weight for part in found.parts] == [pytest.approx(city), pytest.approx(town)]
    total = city * 30 + town * 5
    mean = (city * 15 * 14 + town * 5 * 16) / total
    assert (ages.rows_count, ages.answers_count) == (35, 20)
    assert ages.figures[0].value == pytest.approx(mean)
    spread = 15 * (city * (14 - 2 * mean)) ** 2 + 5 * (town * (16 - mean)) ** 2
    assert ages.figures[0].margin == pytest.approx(1.959964 * (20 / 19 * spread) ** 0.5 / total, rel=1e-6)


def test_a_choice_that_few_people_hold_in_many_rows_is_kept_back_with_another():
    """Three families have nine children out of school: nine rows, and still three people."""
    answers = [("city", rows(*[{"school": "none"}] * 3)) for _ in range(3)]
    answers += [("city", rows({"school": "day"})) for _ in range(40)]
    answers += [("city", rows({"school": "home"})) for _ in range(10)]
    found = result(tabulated(FORM, {"city": 10**6}, answers), "school")

    assert found.rows_count == 59
    assert {figure.name: figure.count for figure in found.figures} == {"day": 40, "home": None, "none": None}
    assert result(tabulated(FORM, {"city": 10**6}, answers[:43]), "school").answers_count is None, "all would tell it"


def test_of_several_choices_rows_without_it_are_kept_back_too():
    answers = [("city", rows({"help": ["bus", "aide"]})) for _ in range(30)]
    answers += [("city", rows({"help": ["bus"]})) for _ in range(3)]
    found = result(tabulated(FORM, {"city": 10**6}, answers), "help")

    assert {figure.name: figure.count for figure in found.figures} == {"bus": 33, "aide": None}


def test_rows_of_four_answers_are_not_told():
    answers = [("city", rows(*[{"age": 3, "school": "day", "help": ["bus"]}] * 9)) for _ in range(4)]
    found = tabulated(FORM, {"city": 10**6}, [*answers, *(("city", rows()) for _ in range(30))])

    assert {(one.answers_count, one.rows_count, one.figures) for one in found.results} == {(None, None, ())}


def test_how_many_rows_another_answer_asks_for_is_not_told_where_that_answer_is_hidden():
    form = form_of(
        question("select_one school", "has"),
        question("begin repeat", "child", repeat_count="if(${has} = 'day', 1, 0)"),
        question("integer", "age"),
        {"type": "end repeat"},
        choices=choices("school", "day", "home"),
    )
    answers = [("city", {"has": "home", **rows()}) for _ in range(30)]
    answers += [("city", {"has": "day", **rows({"age": 5})}) for _ in range(3)]
    found = tabulated(form, {"city": 10**6}, answers)

    assert result(found, "has").hides
    assert result(found, "age").answers_count is None


def test_rows_that_are_all_alike_vary_by_nothing():
    found = estimate_rules.ratio([("a", 1.0, 2)] * 40, weight={"a": 1.0}, population=10**9, is_share=True)

    assert (found.value, found.margin) == (0.5, 0.0), "every answer holds one of each"
