"""What a form says about answers: relevance, repeats, cascades, defaults, and that nothing typed is lost."""

from datetime import date, datetime
from typing import Any

import pytest

from pertvarka.engines.xlsform.answers import ANSWER_FAULTS
from pertvarka.engines.xlsform.evaluate import MOST_ROWS, evaluate
from pertvarka.engines.xlsform.state import changes, submission
from tests.unit.engines.xlsform.forms import TODAY, YES_NO, form_of, question, state_of

CASCADE = [
    {"list_name": "county", "name": "vilniaus", "label": "Vilniaus"},
    {"list_name": "county", "name": "kauno", "label": "Kauno"},
    {"list_name": "place", "name": "vilnius", "label": "Vilnius", "county": "vilniaus"},
    {"list_name": "place", "name": "trakai", "label": "Trakai", "county": "vilniaus"},
    {"list_name": "place", "name": "kaunas", "label": "Kaunas", "county": "kauno"},
]
CHILDREN = (
    question("begin repeat", "child"),
    question("text", "first_name"),
    question("integer", "age"),
    {"type": "calculate", "name": "order", "calculation": "position(..)"},
    {"type": "calculate", "name": "greeting", "calculation": "concat(${order}, '. ', ${first_name})"},
    question("text", "school", relevant="${age} >= 7"),
    {"type": "end repeat"},
)


def calculated(expression: str, **answers: Any) -> Any:
    form = form_of(
        question("integer", "n"),
        question("decimal", "d"),
        question("text", "t"),
        question("date", "day"),
        question("select_multiple yes_no", "many"),
        {"type": "calculate", "name": "x", "calculation": expression},
        choices=YES_NO,
    )
    return state_of(form, **answers).value("x")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3 - 4 div 2", 5),
        ("7 mod 4", 3),
        ("-2 * -(3)", 6),
        ("1 div 0", None),
        ("${n} + 1", 13),
        ("${d} * 2", 5),
        ("0.1 + 0.2", 0.3),
        ("${n} = 12 and ${t} = 'Ona'", "true"),
        ("${n} != 12 or false()", "false"),
        ("if(${n} > 10, 'daug', 'mažai')", "daug"),
        ("coalesce('', ${t})", "Ona"),
        ("selected(${many}, 'no')", "true"),
        ("selected-at(${many}, 1)", "no"),
        ("count-selected(${many})", 2),
        ("jr:choice-name(selected-at(${many}, 0), '${many}')", "Taip"),
        ("sum(1, ${n}, '')", 13),
        ("min(3, 1, '') + max(2, 5)", 6),
        ("round(2.5)", 3),
        ("round(2.345, 2)", 2.35),
        ("int(-2.7)", -2),
        ("number('3') + 1", 4),
        ("string-length(string(${n}))", 2),
        ("substr('Kaunas', 1, 3)", "au"),
        ("join(', ', 'a', 'b')", "a, b"),
        ("contains(${t}, 'n') and starts-with(${t}, 'O')", "true"),
        ("regex(${t}, '[A-Z][a-z]+')", "true"),
        ("not(boolean(''))", "true"),
        ("boolean-from-string('1')", "true"),
        ("today()", "2026-11-22"),
        ("now()", "2026-11-22T00:00:00"),
        ("int((today() - ${day}) div 365.25)", 76),
        ("date(${day} + 1)", "1950-02-04"),
        ("format-date(${day}, '%Y-%n-%e')", "1950-2-3"),
        ("${day} < '1950-02-04'", "true"),
        ("decimal-date-time('1970-01-02')", 1),
        ("pow(2, 10)", 1024),
        ("“kabutės”", "kabutės"),
    ],
)
def test_expressions_are_worked_out(expression: str, value: Any) -> None:
    assert calculated(expression, n=12, d="2,5", t="Ona", day="1950-02-03", many=["yes", "no"]) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("${n} > 0", "false"),
        ("${n} <= 0", "false"),
        ("${n} = 0", "false"),
        ("${n} != 0", "true"),
        ("${t} = ''", "true"),
        ("${n} + 1", None),
        ("coalesce(${n}, 0) + 1", 1),
        ("sum(${n}, ${d})", 0),
        ("max(${n}, ${d})", None),
    ],
)
def test_what_is_not_answered_is_not_a_number(expression: str, value: Any) -> None:
    assert calculated(expression) == value


def test_a_chain_of_conditions_closes_from_its_first_link() -> None:
    form = form_of(
        question("select_one yes_no", "works"),
        question("select_one yes_no", "likes_it", relevant="${works} = 'yes'"),
        question("text", "why_not", relevant="${likes_it} = 'no'"),
        choices=YES_NO,
    )

    asked = state_of(form, works="yes", likes_it="no", why_not="Toli")
    closed = state_of(form, works="no", likes_it="no", why_not="Toli")

    assert asked.nodes["why_not"].relevant
    assert submission(asked) == {"works": "yes", "likes_it": "no", "why_not": "Toli"}
    assert [closed.nodes[name].relevant for name in form.by_name] == [True, False, False]
    assert submission(closed) == {"works": "no"}
    assert closed.kept == {"works": "no", "likes_it": "no", "why_not": "Toli"}
    assert closed.set_aside == ("likes_it", "why_not")
    assert evaluate(form, {**closed.kept, "works": "yes"}, today=TODAY) == asked
    assert changes(closed, asked) == {"works", "likes_it", "why_not"}


def test_a_group_closes_everything_in_it() -> None:
    form = form_of(
        question("select_one yes_no", "works"),
        question("begin group", "work", relevant="${works} = 'yes'"),
        question("text", "where", required="yes"),
        {"type": "end group"},
        choices=YES_NO,
    )

    assert state_of(form, works="no").is_complete
    assert [node.path for node in state_of(form, works="yes").faults] == ["where"]


def test_rows_of_a_repeat_are_summed_counted_and_numbered() -> None:
    form = form_of(
        *CHILDREN,
        {"type": "calculate", "name": "years", "calculation": "sum(${age})"},
        {"type": "calculate", "name": "how_many", "calculation": "count(${child})"},
        {"type": "calculate", "name": "at_school", "calculation": "count-non-empty(${school})"},
        {"type": "calculate", "name": "names", "calculation": "join(', ', ${first_name})"},
        {"type": "calculate", "name": "second", "calculation": "indexed-repeat(${first_name}, ${child}, 2)"},
    )
    rows = [
        {"first_name": "Ona", "age": 9, "school": "Pirmoji"},
        {"first_name": "Jonas", "age": "3", "school": "Antroji"},
        {"first_name": "Rasa"},
    ]

    state = state_of(form, child=rows)

    assert {name: state.value(name) for name in ("years", "how_many", "at_school", "names", "second")} == {
        "years": 12,
        "how_many": 3,
        "at_school": 1,
        "names": "Ona, Jonas, Rasa",
        "second": "Jonas",
    }
    assert state.value("child[2]/greeting") == "2. Jonas"
    assert state.set_aside == ("child[2]/school",)
    assert submission(state)["child"][1] == {"first_name": "Jonas", "age": 3, "order": 2, "greeting": "2. Jonas"}


def test_a_counted_repeat_has_as_many_rows_and_keeps_the_others() -> None:
    form = form_of(
        question("integer", "how_many"),
        {**CHILDREN[0], "repeat_count": "${how_many}"},
        *CHILDREN[1:],
    )

    more = state_of(form, how_many=2)
    fewer = state_of(form, how_many=1, child=[{"first_name": "Ona"}, {"first_name": "Jonas"}])

    assert more.nodes["child"].rows == 2
    assert fewer.nodes["child"].rows == 1
    assert fewer.set_aside == ("child[2]",)
    assert fewer.kept["child"][1] == {"first_name": "Jonas"}
    assert state_of(form, how_many=10**12).nodes["child"].rows == 200


def test_repeats_within_repeats_stop_at_a_number_of_rows() -> None:
    form = form_of(
        {**question("begin repeat", "a"), "repeat_count": "150"},
        {**question("begin repeat", "b"), "repeat_count": "150"},
        question("integer", "n", default="1"),
        {"type": "end repeat"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "total", "calculation": "sum(${n})"},
    )

    assert state_of(form).value("total") == MOST_ROWS - 150


def test_a_cascade_offers_what_fits_and_refuses_what_no_longer_does() -> None:
    form = form_of(
        question("select_one county", "where"),
        question("select_one place", "town", choice_filter="county = ${where}"),
        {"type": "calculate", "name": "label", "calculation": "jr:choice-name(${town}, '${town}')"},
        choices=CASCADE,
    )

    chosen = state_of(form, where="vilniaus", town="trakai")
    moved = state_of(form, where="kauno", town="trakai")

    assert chosen.nodes["town"].choices == ("vilnius", "trakai")
    assert chosen.value("label") == "Trakai"
    assert moved.nodes["town"].choices == ("kaunas",)
    assert (moved.nodes["town"].fault, moved.nodes["town"].value) == ("not_a_choice", "trakai")
    assert moved.kept["town"] == "trakai"
    assert moved.value("label") is None


def test_defaults_are_given_once() -> None:
    form = form_of(
        question("text", "country", default="Lietuva"),
        question("date", "on", default="today()"),
        {"type": "today", "name": "begun_on"},
        {"type": "calculate", "name": "first_seen", "calculation": "once(${country})"},
    )

    first = state_of(form)
    emptied = evaluate(form, {**first.kept, "country": ""}, today=date(2027, 1, 1))

    assert first.kept == {
        "country": "Lietuva", "on": "2026-11-22", "begun_on": "2026-11-22", "first_seen": "Lietuva",
    }  # fmt: skip
    assert emptied.value("country") is None
    assert emptied.value("on") == "2026-11-22"
    assert emptied.value("begun_on") == "2026-11-22"
    assert emptied.value("first_seen") == "Lietuva"


def test_constraints_required_and_read_only_speak_in_the_forms_words() -> None:
    form = form_of(
        question(
            "integer",
            "age",
            constraint=". <= 120",
            constraint_message="Patikrinkite amžių.",
            required="yes",
            required_message="Reikia amžiaus.",
        ),
        question("text", "seal", readonly="${age} > 100"),
        {"type": "note", "name": "told", "label": "Amžius: ${age}"},
    )

    empty, old, good = state_of(form), state_of(form, age="130"), state_of(form, age=" 101 ")

    assert (empty.nodes["age"].fault, empty.nodes["age"].message) == ("required", "Reikia amžiaus.")
    assert (old.nodes["age"].fault, old.nodes["age"].message) == ("constraint", "Patikrinkite amžių.")
    assert good.is_complete
    assert good.nodes["seal"].read_only
    assert good.nodes["told"].label == "Amžius: 101"
    assert changes(empty, good) == {"age", "seal", "told"}


@pytest.mark.parametrize(
    ("kind", "typed", "value", "fault"),
    [
        ("date", "1950-02-03", "1950-02-03", ""),
        ("date", "1950 02 03", "1950-02-03", ""),
        ("date", "1950.02.03", "1950-02-03", ""),
        ("date", "1950.2.3.", "1950-02-03", ""),
        ("date", "1950. 02. 03", "1950-02-03", ""),
        ("date", "03/02/1950", "03/02/1950", "date_order_unclear"),
        ("date", "03.02.1950", "03.02.1950", "date_order_unclear"),
        ("date", "1950/02/03", "1950/02/03", "date_order_unclear"),
        ("date", "1950-02-30", "1950-02-30", "not_a_date"),
        ("date", "vasarį", "vasarį", "not_a_date"),
        ("time", "8:30", "08:30", ""),
        ("time", "25:00", "25:00", "not_a_time"),
        ("decimal", "2,5", 2.5, ""),
        ("decimal", "2.5", 2.5, ""),
        ("decimal", "2,5,1", "2,5,1", "not_a_number"),
        ("integer", "12", 12, ""),
        ("integer", "12,5", "12,5", "not_a_whole_number"),
        ("integer", "9" * 400, "9" * 400, "not_a_whole_number"),
        ("range", "7", 7, ""),
        ("range", "7.5", "7.5", "out_of_range"),
        ("range", "11", "11", "out_of_range"),
        ("acknowledge", True, "OK", ""),
        ("select_one yes_no", "yes", "yes", ""),
        ("select_one yes_no", "maybe", "maybe", "not_a_choice"),
        ("select_multiple yes_no", "yes no", ["yes", "no"], ""),
        ("select_multiple yes_no", ["yes", "x"], ["yes", "x"], "not_a_choice"),
        ("text", "a" * 10_001, "a" * 10_001, "text_too_long"),
        ("text", {"a": 1}, None, "not_a_text"),
    ],
)
def test_what_is_typed_is_understood_or_kept_as_typed(kind: str, typed: Any, value: Any, fault: str) -> None:
    node = state_of(form_of(question(kind, "x"), choices=YES_NO), x=typed).nodes["x"]

    assert (node.value, node.fault) == (value, fault)
    assert fault == "" or fault in ANSWER_FAULTS


def test_now_knows_the_hour_when_today_does() -> None:
    form = form_of(question("text", "x"), {"type": "start", "name": "begun_at"})

    assert evaluate(form, {}, today=datetime(2026, 11, 22, 8, 30)).value("begun_at") == "2026-11-22T08:30:00"  # noqa: DTZ001


def test_answers_to_questions_of_another_form_are_kept_aside() -> None:
    state = state_of(form_of(question("text", "x")), x="a", stranger="b")

    assert state.set_aside == ("stranger",)
    assert state.kept == {"x": "a", "stranger": "b"}
    assert submission(state) == {"x": "a"}


def test_calculations_that_double_one_another_do_not_fill_the_memory() -> None:
    rows = [{"type": "calculate", "name": "c0", "calculation": "'ab'"}]
    rows += [
        {"type": "calculate", "name": f"c{n}", "calculation": f"concat(${{c{n - 1}}}, ${{c{n - 1}}})"}
        for n in range(1, 60)
    ]

    assert len(str(state_of(form_of(question("text", "x"), *rows)).value("c59"))) == 10_000
