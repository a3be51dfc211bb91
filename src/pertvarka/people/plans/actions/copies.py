"""A new version begins as a copy of the plan in force, and takes over its referrals and services when it is agreed."""

from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.states import ServiceNeedState

OF_SERVICE = (
    "service_type_id",
    "amount",
    "per",
    "municipality_id",
    "wished_from",
    "urgency",
    "within_km",
    "keep_siblings_together",
    "blocks_move",
)
OF_NEED = ("identified_id", "domain", "own_words", "answer", "reason", "put_off_until", "position")
OF_GOAL = ("own_words", "measure", "responsible", "due_on")


def copy_answers(former: Plan, *, to: Plan) -> None:
    """Needs with all their answers; goals reached or dropped, and services no longer needed, are left behind."""
    for need in former.needs.prefetch_related("goals", "service_needs"):
        copied = PlanNeed.objects.create(case=to.case, plan=to, **_of(need, OF_NEED))
        belongs = {"case": to.case, "plan": to, "need": copied}
        goals = [goal for goal in need.goals.all() if goal.state in (Goal.State.OPEN, Goal.State.PARTLY)]
        services = [one for one in need.service_needs.all() if one.state != ServiceNeedState.NO_LONGER_NEEDED]
        for goal in goals:
            Goal.objects.create(**belongs, **_of(goal, OF_GOAL))
        for service in services:
            ServiceNeed.objects.create(**belongs, person_id=to.person_id, continues=service, **_of(service, OF_SERVICE))
        if copied.answer == PlanNeed.Answer.PLANNED and not goals and not services:
            PlanNeed.objects.filter(pk=copied.pk).update(answer=PlanNeed.Answer.OPEN)


def take_over(plan: Plan, *, former: Plan) -> int:
    """Let what runs go on under the new version; returns how many services it no longer asks for.

    The row that referrals and services point at moves into the new version with its new wording; the row of the draft
    takes its place in the former version, with the wording that was agreed there.
    """
    for drafted in ServiceNeed.objects.filter(plan=plan).exclude(continues=None).select_related("continues"):
        running = drafted.continues
        assert running is not None  # noqa: S101 (asked of the database)
        asked, was = _of(drafted, OF_SERVICE), _of(running, OF_SERVICE)
        ServiceNeed.objects.filter(pk=drafted.pk).update(
            plan=former,
            plan_state=former.state,  # ended already, it tells nothing any more
            need_id=running.need_id,
            continues=None,
            version=drafted.version + 1,
            **was,
        )
        ServiceNeed.objects.filter(pk=running.pk).update(
            plan=plan, need_id=drafted.need_id, version=running.version + 1, **asked
        )
    left = ServiceNeed.objects.filter(plan=former).exclude(state=ServiceNeedState.NO_LONGER_NEEDED)
    return left.filter(state__in=RUNNING).count()


RUNNING = (ServiceNeedState.REFERRED, ServiceNeedState.WAITING, ServiceNeedState.MET)


def _of(row: object, columns: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in columns}
