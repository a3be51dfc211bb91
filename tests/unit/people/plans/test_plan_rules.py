"""Rules of plans: holes, the way of a plan, agreement and reviews, over all that hypothesis thinks of."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pertvarka.people.plans import differences, rules
from pertvarka.people.plans.errors import (
    AgreementIncomplete,
    AnswerIncomplete,
    HelperMissing,
    PlanHasHoles,
    PutOffImpossible,
    ReviewDayImpossible,
    ReviewIncomplete,
    StartImpossible,
    StateMayNotFollow,
)
from pertvarka.people.plans.states import PlanState

TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=TODAY - timedelta(days=800), max_value=TODAY + timedelta(days=800))
NEEDS = st.builds(
    rules.Need,
    key=st.integers(),
    answer=st.sampled_from(["", "planned", "no_service", "later"]),
    goals_count=st.integers(0, 2),
    services_count=st.integers(0, 2),
    reason=st.sampled_from(["", "  ", "Padeda sesuo"]),
    put_off_until=st.sampled_from([None, *(TODAY + timedelta(days=days) for days in (-400, -1, 0, 1, 90))]),
)
AGREED = rules.Agreement("agreed", "person", TODAY, "Paskaitėme kartu")
ANSWERED = rules.Need("a", "no_service", reason="Padeda sesuo")


def is_answered(need: rules.Need) -> bool:
    """Said once more, in the words of the method."""
    has_reason = bool(need.reason.strip())
    return (
        (need.answer == "planned" and need.goals_count + need.services_count > 0)
        or (need.answer == "no_service" and has_reason)
        or (need.answer == "later" and has_reason and need.put_off_until is not None and need.put_off_until >= TODAY)
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draws of a run warm hypothesis up
@given(needs=st.lists(NEEDS, max_size=5))
def test_a_plan_is_agreed_exactly_when_every_need_is_answered(needs):
    complete = bool(needs) and all(is_answered(need) for need in needs)

    if complete:
        rules.check_agreement(AGREED, needs=needs, today=TODAY)
    else:
        with pytest.raises(PlanHasHoles) as refused:
            rules.check_agreement(AGREED, needs=needs, today=TODAY)
        assert list(refused.value.keys) == [need.key for need in needs if not is_answered(need)]


@given(needs=st.lists(NEEDS, max_size=4))
def test_a_refusal_is_written_down_whatever_the_plan_lacks(needs):
    refusal = rules.Agreement("refused", "person", TODAY, "Nenoriu kraustytis")

    rules.check_agreement(refusal, needs=needs, today=TODAY)


@given(need=NEEDS, later=st.integers(1, 2000))
def test_time_only_opens_holes_and_never_closes_them(need, later):
    if rules.is_hole(need, today=TODAY):
        assert rules.is_hole(need, today=TODAY + timedelta(days=later))


def test_a_need_put_off_is_a_hole_again_the_day_after():
    need = rules.Need("a", "later", reason="Po operacijos", put_off_until=TODAY)

    assert not rules.is_hole(need, today=TODAY)
    assert rules.is_hole(need, today=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("agreement", "fault"),
    [
        (rules.Agreement("open", "person", TODAY, "Taip"), AgreementIncomplete),
        (rules.Agreement("agreed", "", TODAY, "Taip"), AgreementIncomplete),
        (rules.Agreement("agreed", "person", TODAY, " "), AgreementIncomplete),
        (rules.Agreement("agreed", "person", None, "Taip"), AgreementIncomplete),
        (rules.Agreement("agreed", "person", TODAY + timedelta(days=1), "Taip"), AgreementIncomplete),
        (rules.Agreement("partly", "with_support", TODAY, "Taip"), HelperMissing),
    ],
)
def test_how_a_plan_was_agreed_is_told(agreement, fault):
    with pytest.raises(fault):
        rules.check_agreement(agreement, needs=[ANSWERED], today=TODAY)


@given(walk=st.lists(st.sampled_from(PlanState.values), max_size=12))
def test_a_plan_ends_once_and_is_never_rewritten(walk):
    state, passed = "draft", ["draft"]
    for step in walk:
        if rules.may_follow(state, step):
            state = step
            passed.append(step)
        else:
            with pytest.raises(StateMayNotFollow):
                rules.check_follows(state, step)

    assert passed.count("draft") == 1
    ended = [one for one in passed if not rules.FOLLOWS[one]]
    assert len(ended) <= 1
    assert "active" not in passed or passed.index("agreed") < passed.index("active")


def test_every_state_has_its_way():
    assert set(rules.FOLLOWS) == set(PlanState.values)
    assert {after for follows in rules.FOLLOWS.values() for after in follows} <= set(PlanState.values)


@given(on=DAYS, after=DAYS)
def test_reviews_are_never_more_than_six_months_apart(on, after):
    if TODAY <= on <= after + timedelta(days=184):
        rules.check_review_due(on, after=after, today=TODAY)
    else:
        with pytest.raises(ReviewDayImpossible) as refused:
            rules.check_review_due(on, after=after, today=TODAY)
        assert refused.value.latest == after + timedelta(days=184)


@given(until=DAYS)
def test_a_need_is_put_off_for_a_year_at_most(until):
    if TODAY < until <= TODAY + timedelta(days=366):
        rules.check_put_off(until, reason="Serga", today=TODAY)
    else:
        with pytest.raises(PutOffImpossible):
            rules.check_put_off(until, reason="Serga", today=TODAY)
    with pytest.raises(AnswerIncomplete):
        rules.check_put_off(until, reason=" ", today=TODAY)


def test_a_plan_begins_when_it_is_agreed_and_soon():
    rules.check_start(TODAY, agreed_on=TODAY)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=184)):
        with pytest.raises(StartImpossible):
            rules.check_start(day, agreed_on=TODAY)


def test_a_review_has_the_persons_view_and_a_reason_where_the_plan_changes():
    rules.check_review(own_view="Man gerai", result="goes_on", words="")
    for own_view, result, words in ((" ", "goes_on", "x"), ("Gerai", "changed", " "), ("Gerai", "completed", "")):
        with pytest.raises(ReviewIncomplete):
            rules.check_review(own_view=own_view, result=result, words=words)


@given(keys=st.lists(st.integers(), min_size=1, max_size=6, unique=True), data=st.data())
def test_moving_a_need_keeps_them_all(keys, data):
    key = data.draw(st.sampled_from(keys))
    step = data.draw(st.sampled_from([-1, 1]))

    after = rules.moved(keys, key, step=step)

    assert sorted(after) == sorted(keys)
    assert [one for one in after if one != key] == [one for one in keys if one != key]
    assert abs(after.index(key) - keys.index(key)) <= 1


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("planning", ("plan_active",)),
        ("under_assessment", ("planning", "plan_active")),
        ("transition", ()),
        ("suspended", ()),
        ("plan_active", ()),
    ],
)
def test_a_case_that_waited_for_its_plan_goes_on(state, steps):
    assert rules.case_steps(state) == steps


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(1, "1 poreikis be"), (2, "2 poreikiai be"), (10, "10 poreikių be"), (12, "12 poreikių"), (21, "21 poreikis be")],
)
def test_holes_are_counted_in_lithuanian(count, sentence):
    assert sentence in PlanHasHoles(keys=range(count)).sentence_lt


def test_versions_differ_word_by_word():
    old = [
        differences.NeedTexts("a", "home", "Noriu kambario", ("Grupinio gyvenimo namai",)),
        differences.NeedTexts("b", "money", "Leidžiu seseriai"),
    ]
    new = [
        differences.NeedTexts("a", "home", "Noriu savo kambario", ("Grupinio gyvenimo namai",)),
        differences.NeedTexts("c", "health", "Noriu, kad išklausytų"),
    ]

    found = differences.between_needs(old, new)

    assert [(one.kind, one.domain) for one in found] == [("changed", "home"), ("added", "health"), ("removed", "money")]
    assert [(piece.kind, piece.text.strip()) for piece in found[0].words.pieces] == [
        ("same", "Noriu"),
        ("added", "savo"),
        ("same", "kambario"),
    ]
    texts = differences.between_texts({"risks": "x"}, {"risks": "x"}, labels={"risks": "Rizikos", "wish": "Noras"})
    assert [(text.label, text.is_changed) for text in texts] == [("Rizikos", False)]
