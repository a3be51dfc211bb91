"""Plans written and agreed: what each act does, and what is refused, past the actions too."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.people.plans import errors
from pertvarka.people.plans.actions import agreements, answers, drafts, needs
from pertvarka.people.plans.models import Goal, Plan, PlanNeed
from pertvarka.people.plans.queries import holes, plans
from tests.closed_plane import build_case
from tests.unit.people.plans.building import (
    agreement,
    build_assessment,
    build_service_type,
    fresh,
    kinds,
    only_service,
    service_given,
)

REFUSED = (IntegrityError, ProgrammingError)


def test_a_plan_begins_with_the_needs_an_assessment_found(case, jonas):
    assessment = build_assessment(case, "home", "health")
    with scope.of(jonas):
        plan = drafts.begin(case=case, assessment=assessment, by=jonas)

        assert [need.domain for need in plans.needs_of(plan)] == ["home", "health"]
        assert holes.meter(plans.needs_of(plan), today=timezone.localdate()).holes_count == 2
        with pytest.raises(errors.DraftStands):
            drafts.begin(case=case, by=jonas)


def test_a_plan_does_not_begin_from_an_unfinished_or_foreign_assessment(unit, case, jonas):
    foreign = build_assessment(build_case(manager=jonas, organisation=unit), "home")
    unfinished = build_assessment(case, "home", state="in_progress")
    with scope.of(jonas):
        for assessment in (foreign, unfinished):
            with pytest.raises(errors.AssessmentNotReady):
                drafts.begin(case=case, assessment=assessment, by=jonas)


def test_an_identified_need_is_answered_and_never_struck_out(case, jonas):
    assessment = build_assessment(case, "home")
    with scope.of(jonas):
        plan = drafts.begin(case=case, assessment=assessment, by=jonas)
        need = plans.needs_of(plan)[0]

        with pytest.raises(errors.NeedWasIdentified):
            needs.remove(need=need, by=jonas)
        own = needs.add(plan=plan, domain="money", own_words="Noriu pats", by=jonas)
        needs.remove(need=own, by=jonas)
        assert [one.domain for one in plans.needs_of(plan)] == ["home"]


def test_a_plan_with_a_hole_is_not_agreed(draft, jonas):
    hole = needs.add(plan=draft, domain="health", own_words="Noriu, kad išklausytų", by=jonas)

    with pytest.raises(errors.PlanHasHoles) as refused:
        agreements.agree(plan=draft, agreement=agreement(), expected_version=draft.version, by=jonas)

    assert refused.value.keys == (hole.uuid,)
    assert "1 poreikis be atsakymo" in refused.value.sentence
    assert fresh(draft).state == "draft"


def test_nor_by_writing_its_state_past_the_action(draft, jonas):
    needs.add(plan=draft, domain="health", own_words="Noriu, kad išklausytų", by=jonas)
    agreed = {"agreement": "agreed", "agreed_by": "person", "agreed_on": timezone.localdate()}

    for state in ("agreed", "active"):
        with pytest.raises(IntegrityError, match="no answer"), transaction.atomic():
            Plan.objects.filter(pk=draft.pk).update(state=state, **agreed)
    with pytest.raises(REFUSED), transaction.atomic():
        Plan.objects.create(
            case=draft.case, person=draft.person, number=9, state="completed", made_by=jonas, agreement="agreed"
        )


def test_an_agreed_plan_is_not_rewritten_even_past_the_actions(plan, jonas):
    need = plans.needs_of(plan)[0]

    with pytest.raises(errors.PlanNotDraft):
        needs.change(need=need, domain="home", own_words="Kitaip", expected_version=need.version, by=jonas)
    assert PlanNeed.objects.filter(pk=need.pk).update(own_words="Kitaip") == 0
    assert Goal.objects.filter(plan=plan).delete()[0] == 0
    with pytest.raises(REFUSED), transaction.atomic():
        PlanNeed.objects.create(case=plan.case, plan=plan, domain="health", own_words="Kitaip")


def test_a_plan_is_agreed_and_carried_out_and_the_case_goes_on(draft, case, jonas):
    agreements.agree(plan=draft, agreement=agreement("partly"), expected_version=draft.version, by=jonas)
    agreed = fresh(draft)
    with pytest.raises(errors.StartImpossible):
        agreements.activate(
            plan=agreed,
            starts_on=timezone.localdate() - timedelta(days=1),
            expected_version=agreed.version,
            by=jonas,
        )
    agreements.activate(plan=agreed, starts_on=timezone.localdate(), expected_version=agreed.version, by=jonas)

    standing = fresh(draft)
    assert (standing.state, standing.agreement) == ("active", "partly")
    assert standing.review_due_on == timezone.localdate() + timedelta(days=184)
    assert standing.case.state == "plan_active"
    assert only_service(standing).plan_state == "active"
    assert {"plan.begun", "plan.agreed", "plan.activated", "case.state_changed"} <= kinds(case)


def test_a_refusal_keeps_the_draft_open_and_is_written_down(draft, case, jonas):
    refusal = agreement("refused", words="Nenoriu išvažiuoti iš Alytaus")

    agreements.agree(plan=draft, agreement=refusal, expected_version=draft.version, by=jonas)

    standing = fresh(draft)
    assert (standing.state, standing.agreement) == ("draft", "refused")
    assert standing.agreed_words == "Nenoriu išvažiuoti iš Alytaus"
    assert "plan.refused" in kinds(case)
    agreements.agree(plan=standing, agreement=agreement(), expected_version=standing.version, by=jonas)
    assert fresh(draft).state == "agreed"


def test_a_need_with_an_answer_is_not_told_to_need_none_until_it_is_struck_out(draft, jonas):
    home = plans.needs_of(draft)[0]
    with pytest.raises(errors.NeedHasAnswers):
        needs.needs_no_service(need=home, reason="Nereikia", expected_version=home.version, by=jonas)

    answers.strike_out(answer=only_service(draft), by=jonas)

    standing = plans.need(draft, home.uuid)
    assert standing.answer == ""
    needs.put_off(
        need=standing,
        until=timezone.localdate() + timedelta(days=30),
        reason="Po operacijos",
        expected_version=standing.version,
        by=jonas,
    )
    assert holes.meter(plans.needs_of(draft), today=timezone.localdate()).holes_count == 0
    later = timezone.localdate() + timedelta(days=31)
    assert holes.meter(plans.needs_of(draft), today=later).holes_count == 1


def test_two_who_write_one_need_both_keep_their_words(draft, jonas):
    need = plans.needs_of(draft)[0]
    needs.change(need=need, domain="home", own_words="Noriu kambario", expected_version=need.version, by=jonas)

    with pytest.raises(ChangedMeanwhile) as conflict:
        needs.change(need=need, domain="home", own_words="Noriu buto", expected_version=need.version, by=jonas)

    assert conflict.value.mine == {"own_words": "Noriu buto"}
    assert conflict.value.theirs == {"own_words": "Noriu kambario"}


def test_needs_keep_the_order_the_person_gives_them(draft, jonas):
    money = plans.needs_of(draft)[1]

    needs.move(need=money, step=-1, by=jonas)

    assert [need.domain for need in plans.needs_of(draft)] == ["money", "home"]
    needs.move(need=fresh_need(money), step=-1, by=jonas)
    assert [need.domain for need in plans.needs_of(draft)] == ["money", "home"]


def fresh_need(need: PlanNeed) -> PlanNeed:
    return PlanNeed.objects.select_related("plan").get(pk=need.pk)


def test_a_service_is_asked_for_within_reason(draft, jonas):
    need = plans.needs_of(draft)[1]
    ended = build_service_type("B02", valid_until=timezone.localdate())
    for given, fault in (
        (service_given(amount=0), errors.AmountImpossible),
        (service_given(wished_from=timezone.localdate() + timedelta(days=9000)), errors.WishedDayImpossible),
        (service_given(ended), errors.ServiceTypeEnded),
    ):
        with pytest.raises(fault):
            answers.ask_service(need=need, given=given, by=jonas)
