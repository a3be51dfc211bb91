"""Properties: no answers make a checked form raise, nothing typed is lost, a kept form comes back the same."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.serial import digest, from_json, to_json
from pertvarka.engines.xlsform.state import changes
from pertvarka.engines.xlsform.syntax import NotUnderstood, parse
from tests.unit.engines.xlsform.forms import TODAY, YES_NO, form_of, question

FORM = form_of(
    question("text", "t", constraint="string-length(.) < 9 and regex(., '[a-z]+')"),
    question("integer", "n", default="3", constraint=". > 0"),
    question("decimal", "d", required="${n} > 3"),
    question("date", "day", constraint=". <= today()", relevant="${n} != 5"),
    question("time", "at"),
    question("range", "level", parameters="start=0 end=4 step=0.5"),
    question("acknowledge", "seen"),
    question("select_one yes_no", "one"),
    question("select_multiple yes_no", "many", choice_filter="name != ${one}"),
    question("begin group", "g", relevant="${one} = 'yes' or ${d} > 2"),
    question("begin repeat", "rows", repeat_count="${n}"),
    question("integer", "age", readonly="position(..) > 2"),
    {"type": "calculate", "name": "share", "calculation": "${age} div ${n}"},
    question("begin repeat", "inner"),
    question("decimal", "cost", default="${age} * 2"),
    {"type": "end repeat"},
    {"type": "end repeat"},
    {"type": "end group"},
    {"type": "calculate", "name": "total", "calculation": "sum(${cost}) + max(${age}) + int(${day} div 7)"},
    {"type": "calculate", "name": "kept", "calculation": "once(concat(${t}, date(${total}), round(${d}, ${n})))"},
    {"type": "calculate", "name": "power", "calculation": "pow(${d}, ${n}) mod ${level}"},
    {"type": "calculate", "name": "cut", "calculation": "substr(${t}, ${n}, ${d})"},
    {"type": "note", "name": "told", "label": "Iš viso ${total}, ${kept}"},
    choices=YES_NO,
)
NAMES = st.sampled_from([*FORM.by_name, "stranger"])
WORDS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from(["yes", "no", "OK", "1950-02-03", "03/02/1950", "08:30", "2,5", "3", "-1", "9999-12-31", "1e9"]),
)  # fmt: skip
ANYTHING = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))
ANSWERS = st.dictionaries(NAMES, ANYTHING, max_size=12)


@given(ANSWERS)
@settings(max_examples=120, deadline=None)
def test_no_answers_make_a_checked_form_raise(answers: dict[str, Any]) -> None:
    state = evaluate(FORM, answers, today=TODAY)

    assert state.nodes
    assert not [node for node in state.nodes.values() if node.fault and not node.relevant]


@given(ANSWERS)
@settings(max_examples=80, deadline=None)
def test_what_was_kept_evaluates_to_the_same_and_loses_nothing(answers: dict[str, Any]) -> None:
    once = evaluate(FORM, answers, today=TODAY)

    again = evaluate(FORM, once.kept, today=TODAY)

    understood = {path for path in once.nodes if once.nodes[path].fault != "not_a_text"}
    assert changes(once, again) & understood == set()
    for name in ("t", "d", "day", "at", "one"):
        if isinstance(answers.get(name), str) and answers[name].strip():
            assert again.kept[name] is not None


@given(st.text(alphabet="${}()ab.,+-*/<>=!'\" 12‘or div[]:@|_", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_an_expression_or_is_said_not_to_be_one(text: str) -> None:
    position = 1
    try:
        parse(text)
    except NotUnderstood as problem:
        position = problem.position

    assert 1 <= position <= len(text) + 1


def test_a_form_comes_back_from_json_the_same() -> None:
    back = from_json(to_json(FORM))

    assert back == FORM
    assert digest(back) == digest(FORM)
    assert evaluate(back, {"n": 2}, today=TODAY) == evaluate(FORM, {"n": 2}, today=TODAY)
