"""Acts of cases, assessments and plans, as far as they could follow from how a life stands."""

from datetime import timedelta
from typing import Any

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.saving import Typing, shown
from pertvarka.people.assessments.actions import checking, filling, planning
from pertvarka.people.assessments.models import Assessment, AssessmentResponse
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.cases import rules as case_rules
from pertvarka.people.cases.actions import cases
from pertvarka.people.plans import rules as plan_rules
from pertvarka.people.plans.actions import agreements, answers, drafts, needs, reviews
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from tests.life_cycles.life import Act, Acts, Life
from tests.life_cycles.stage import DOMAINS, LEVELS
from tests.life_cycles.standing import Row

OPEN = ("planned", "in_progress", "submitted", "checked")
WITH_ASSESSORS = ("planned", "in_progress")
WORDS = "Taip sako pats žmogus."


def of_case(life: Life) -> Acts:
    case, by = life.now.case, life.manager
    for after in case_rules.FOLLOWS[case.state] if not life.is_heedless else case_rules.FOLLOWS:
        if after != "closed" and case.state != "closed":
            yield Act("case.step", by, lambda after=after: _step(life, after), weight=1)
    if life.may(life.now.is_open):
        yield Act("case.close", by, lambda: _close(life), weight=1)
    if life.may(not life.now.is_open):
        yield Act(
            "case.reopen",
            by,
            lambda: cases.reopen(case=life.case(), reason=WORDS, expected_version=case.version, by=by),
            weight=6,
        )


def _step(life: Life, after: str) -> None:
    cases.change_state(
        case=life.case(), after=after, reason=WORDS, expected_version=life.now.case.version, by=life.manager
    )


def _close(life: Life) -> None:
    cases.close(
        case=life.case(),
        reason=WORDS,
        outcome="Gyvena savo namuose",
        own_view=life.pick(WORDS, ""),
        closed_on=life.today,
        expected_version=life.now.case.version,
        by=life.manager,
    )


def of_assessments(life: Life) -> Acts:
    stage, by = life.stage, life.manager
    versions = {version.pk: version for version in stage.instruments.values()}
    busy = {row.instrument_version_id for row in life.now.assessments if row.state in OPEN}
    for key, version in versions.items():
        if life.may(life.now.is_open and key not in busy):
            yield Act("assessment.plan", by, lambda version=version: _plan_assessment(life, version))
    for row in life.now.assessments:
        yield from _of_assessors(life, row)
        yield from _after_assessors(life, row)


def _plan_assessment(life: Life, version: Any) -> None:
    planning.plan(
        case=life.case(),
        version=version,
        assessors=life.stage.assessors[: version.assessors_needed],
        due_on=life.today + timedelta(days=20),
        by=life.manager,
    )


def _of_assessors(life: Life, row: Row) -> Acts:
    is_open = row.state in WITH_ASSESSORS
    for one in row.assessors:
        who = life.stage.person(one.account_id)
        agreed = next((form for form in row.forms if form.kind == "agreed"), None)
        own = next((form for form in row.forms if form.started_by_id == who.pk and form.kind == "own"), None)
        form = agreed or own
        if life.may(is_open and (form is None or (form.submitted_at and row.sent_back_reason))):
            yield Act("assessment.start", who, lambda who=who: filling.start(assessment=_assessment(row), by=who), 4)
        if life.may(is_open and form and not form.submitted_at):
            yield Act("assessment.fill", who, lambda who=who: _fill(life, row, who), 4)
            yield Act("assessment.submit", who, lambda who=who: filling.submit(assessment=_assessment(row), by=who), 4)
        if life.may(is_open and row.state == "in_progress"):
            yield Act("assessment.informant", who, lambda who=who: _informant(life, row, who), 1)
        submitted = [one for one in row.forms if one.kind == "own" and one.submitted_at]
        if life.may(is_open and len(row.assessors) > 1 and len(submitted) > 1 and agreed is None):
            yield Act("assessment.settle", who, lambda who=who: _settle(life, row, who), 6)
        if form is not None:
            yield Act("assessment.write_past_the_acts", who, lambda form=form: _write_past(row, form), 1)


def _after_assessors(life: Life, row: Row) -> Acts:
    stage = life.stage
    checks: list[Account] = [stage.supervisor]
    if life.is_heedless:
        checks += [stage.manager, *(stage.person(one.account_id) for one in row.assessors)]
    if life.may(row.state == "submitted"):
        for who in checks:
            yield Act("assessment.check", who, lambda who=who: checking.check(assessment=_assessment(row), by=who), 3)
            yield Act(
                "assessment.send_back",
                who,
                lambda who=who: checking.send_back(assessment=_assessment(row), reason="Trūksta žodžių", by=who),
            )
    if life.may(row.state == "checked" and life.now.is_open):
        yield Act("assessment.agree", stage.manager, lambda: _agree_assessment(life, row), 4)
    if life.may(row.state in WITH_ASSESSORS):
        who = stage.manager
        yield Act("assessment.cancel", who, lambda: planning.cancel(assessment=_assessment(row), by=who), 1)


def _assessment(row: Row) -> Assessment:
    return Assessment.objects.select_related("instrument_version").get(pk=row.id)


def _fill(life: Life, row: Row, who: Account) -> None:
    held = _assessment(row)
    given = {f"level_{domain}": life.pick(*LEVELS) for domain in DOMAINS} | {"wish_home": life.pick("", WORDS)}
    form = assessments.form_of_assessor(held, who)
    stood = form.answers if form else {}
    typings = [Typing(path, value, shown(stood.get(path))) for path, value in given.items()]
    filling.answer(assessment=held, typings=typings, by=who)


def _informant(life: Life, row: Row, who: Account) -> None:
    filling.add_informant(assessment=_assessment(row), kind="family", relation="sesuo", spoken_on=life.today, by=who)


def _settle(life: Life, row: Row, who: Account) -> None:
    held = _assessment(row)
    first = filling.submitted_forms(held)[:1]
    chosen = {path: value for form in first for path, value in form.answers.items()} if life.pick(True, False) else {}
    filling.settle(assessment=held, chosen=chosen, by=who)


def _write_past(row: Row, form: Row) -> None:
    """An assessor at the database itself: what they write counts while the assessment is theirs, and never after."""
    written = AssessmentResponse.objects.filter(pk=form.id).update(revision=form.id % 100)
    assert row.state in WITH_ASSESSORS or not written, f"written into an assessment that is {row.state}"


def _agree_assessment(life: Life, row: Row) -> None:
    checking.agree(assessment=_assessment(row), agreed_on=life.today, agreed_by="person", words=WORDS, by=life.manager)


def of_plans(life: Life) -> Acts:
    by = life.manager
    if life.may(life.now.is_open and life.now.draft is None):
        yield Act("plan.begin", by, lambda: drafts.begin(case=life.case(), by=by), 3)
        for row in life.now.assessments:
            if life.may(row.state in ("checked", "agreed")):
                yield Act(
                    "plan.begin_from_assessment",
                    by,
                    lambda row=row: drafts.begin(case=life.case(), assessment=_assessment(row), by=by),
                    4,
                )
    for plan in life.now.plans:
        if life.may(plan.state == "draft" and life.now.is_open):
            yield from _of_draft(life, plan)
        yield from _of_agreed(life, plan)


def _of_draft(life: Life, plan: Row) -> Acts:
    by = life.manager
    yield Act(
        "plan.add_need",
        by,
        lambda: needs.add(plan=_plan(plan), domain="home", own_words=WORDS, by=by),
        len(plan.needs) < 2,
    )
    if plan.needs:
        yield Act("plan.answer_all", by, lambda: _answer_all(life, plan), 4)
    for need in plan.needs:
        yield Act("plan.set_goal", by, lambda need=need: answers.add_goal(need=_need(need), given=_goal(), by=by))
        yield Act("plan.ask_service", by, lambda need=need: _ask(life, need))
        if life.may(not need.goals and not need.services):
            yield Act("plan.no_service", by, lambda need=need: _no_service(life, need), 1)
            yield Act("plan.put_off", by, lambda need=need: _put_off(life, need), 1)
        yield Act("plan.remove_need", by, lambda need=need: needs.remove(need=_need(need), by=by), 1)
        for kind, rows in ((Goal, need.goals), (ServiceNeed, need.services)):
            for one in rows:
                yield Act("plan.strike_out", by, lambda kind=kind, one=one: _strike_out(life, kind, one), 1)
    outcomes = ("agreed", "partly", "refused")
    if life.may(plan.needs):
        yield Act("plan.agree", by, lambda: _agree(life, plan, life.pick(*outcomes)), 5)


def _of_agreed(life: Life, plan: Row) -> Acts:
    by, is_open = life.manager, life.now.is_open
    if life.may(plan.state == "agreed" and is_open):
        yield Act("plan.activate", by, lambda: _activate(life, plan), 4)
    if life.may(plan.state in ("active", "in_review") and is_open):
        for result in ("goes_on", "changed", "completed"):
            yield Act(f"plan.review_{result}", by, lambda result=result: _review(life, plan, result), 1)
    if life.may(plan.state in ("draft", *plan_rules.IN_FORCE)):
        yield Act(
            "plan.cancel",
            by,
            lambda: drafts.cancel(plan=_plan(plan), reason=WORDS, expected_version=plan.version, by=by),
            1,
        )
    if life.may(plan.state in plan_rules.IN_FORCE and is_open):
        for need in plan.needs:
            for one in need.services:
                yield Act("plan.no_longer_needed", by, lambda one=one: _no_longer_needed(life, one), 1)
            for one in need.goals:
                yield Act("plan.settle_goal", by, lambda one=one: _settle_goal(life, one), 1)


def _plan(row: Row) -> Plan:
    return Plan.objects.select_related("case__person", "previous").get(pk=row.id)


def _need(row: Row) -> PlanNeed:
    return PlanNeed.objects.select_related("plan").get(pk=row.id)


def _goal() -> answers.GoalGiven:
    return answers.GoalGiven(own_words=WORDS, responsible="pats žmogus")


def _ask(life: Life, need: Row) -> None:
    given = answers.ServiceGiven(
        service_type=life.pick(*life.stage.kinds),
        municipality=life.stage.town,
        wished_from=life.today,
        blocks_move=life.pick(False, True),
    )
    answers.ask_service(need=_need(need), given=given, by=life.manager)


def _no_service(life: Life, need: Row) -> None:
    needs.needs_no_service(need=_need(need), reason="Padeda sesuo", expected_version=need.version, by=life.manager)


def _put_off(life: Life, need: Row) -> None:
    until = life.today + timedelta(days=life.pick(30, 0, 400))
    needs.put_off(need=_need(need), until=until, reason=WORDS, expected_version=need.version, by=life.manager)


def _answer_all(life: Life, plan: Row) -> None:
    """What a manager does in one sitting: every need that has no answer gets one."""
    for need in plan.needs:
        if need.answer == "" or (need.answer == "planned" and not need.goals and not need.services):
            life.pick(_ask, _ask, _no_service, lambda life, need: answers.add_goal(need=_need(need), given=_goal(), by=life.manager))(life, need)  # fmt: skip


def _strike_out(life: Life, kind: type[Goal] | type[ServiceNeed], row: Row) -> None:
    answers.strike_out(answer=kind.objects.select_related("plan", "need").get(pk=row.id), by=life.manager)


def _agree(life: Life, plan: Row, outcome: str) -> None:
    agreement = plan_rules.Agreement(outcome, "person", life.today, WORDS)
    agreements.agree(plan=_plan(plan), agreement=agreement, expected_version=plan.version, by=life.manager)


def _activate(life: Life, plan: Row) -> None:
    agreements.activate(plan=_plan(plan), starts_on=life.today, expected_version=plan.version, by=life.manager)


def _review(life: Life, plan: Row, result: str) -> None:
    given = reviews.ReviewGiven(held_on=life.today, own_view=WORDS, result=result, words=WORDS)
    reviews.review(plan=_plan(plan), given=given, expected_version=plan.version, by=life.manager)


def _no_longer_needed(life: Life, row: Row) -> None:
    service = ServiceNeed.objects.select_related("plan", "need").get(pk=row.id)
    answers.no_longer_needed(service=service, expected_version=row.version, by=life.manager)


def _settle_goal(life: Life, row: Row) -> None:
    goal = Goal.objects.select_related("plan", "need").get(pk=row.id)
    state = life.pick("reached", "dropped", "partly")
    answers.settle_goal(goal=goal, state=state, expected_version=row.version, by=life.manager)
