"""How an individual plan is told: states as tags, amounts of services, answers in a sentence."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from pertvarka.faces.workbench import case_words
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.foundation.base.templatetags.numbers import as_number
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.queries.holes import Meter
from pertvarka.people.plans.states import PlanState, ServiceNeedState
from pertvarka.services.catalogue.models import ServiceType

STATE_COLOURS = {
    PlanState.DRAFT: OUTLINE,
    PlanState.AGREED: FLAX,
    PlanState.ACTIVE: TEAL,
    PlanState.IN_REVIEW: AMBER,
    PlanState.COMPLETED: TEAL,
    PlanState.SUPERSEDED: OUTLINE,
    PlanState.CANCELLED: OUTLINE,
}
STANDINGS = {
    "met": Status(gettext_lazy("Service given"), TEAL),
    "referred": Status(gettext_lazy("Referral sent"), FLAX),
    "waiting": Status(gettext_lazy("In the queue"), AMBER),
    "unmet": Status(gettext_lazy("Without a service"), AMBER),
    "goal": Status(gettext_lazy("Goal"), TEAL),
    "no_service": Status(gettext_lazy("Reason given"), OUTLINE),
    "later": Status(pgettext_lazy("answer to a need", "Put off"), FLAX),
    "hole": Status(gettext_lazy("No answer"), BRICK),
    "no_longer_needed": Status(gettext_lazy("No longer needed"), OUTLINE),
}
"""How a need or a service stands; keys of `queries.holes.ORDER`, and the state of a service no longer needed."""

GOAL_COLOURS = {
    Goal.State.OPEN: FLAX,
    Goal.State.REACHED: TEAL,
    Goal.State.PARTLY: AMBER,
    Goal.State.DROPPED: OUTLINE,
}
UNIT, PER = ServiceType.Unit, ServiceNeed.Per
AMOUNTS = {
    (UNIT.HOUR, PER.WEEK): gettext_lazy("%(amount)s h a week"),
    (UNIT.HOUR, PER.MONTH): gettext_lazy("%(amount)s h a month"),
    (UNIT.HOUR, PER.ONCE): gettext_lazy("%(amount)s h once"),
    (UNIT.DAY, PER.WEEK): gettext_lazy("%(amount)s d a week"),
    (UNIT.DAY, PER.MONTH): gettext_lazy("%(amount)s d a month"),
    (UNIT.DAY, PER.ONCE): gettext_lazy("%(amount)s d once"),
    (UNIT.PLACE, PER.WEEK): gettext_lazy("%(amount)s times a week"),
    (UNIT.PLACE, PER.MONTH): gettext_lazy("%(amount)s times a month"),
    (UNIT.PLACE, PER.ONCE): gettext_lazy("once"),
}


def state_tag(plan: Plan) -> Status:
    known = PlanState(plan.state)
    return Status(known.label, STATE_COLOURS[known])


def goal_tag(goal: Goal) -> Status:
    return Status(case_words.begun(str(Goal.State(goal.state).label)), GOAL_COLOURS[Goal.State(goal.state)])


def standing_tag(standing: str) -> Status:
    return STANDINGS[standing]


def amount(service: ServiceNeed) -> str:
    """2 h a week; a place round the clock says so."""
    told = AMOUNTS.get((UNIT(service.service_type.unit), PER(service.per)))
    if told is None:
        return _("round the clock")
    return str(told) % {"amount": number(service.amount)}


def number(value: Decimal) -> str:
    """2 and not 2.00; 1,5 as the language writes it."""
    return str(as_number(int(value) if value == int(value) else value.normalize()))


def service(row: ServiceNeed) -> str:
    """The whole of a service asked for, in a line."""
    return _("%(service)s, %(amount)s, %(municipality)s, from %(date)s") % {
        "service": row.service_type.name,
        "amount": amount(row),
        "municipality": row.municipality.name,
        "date": row.wished_from.isoformat(),
    }


def service_note(row: ServiceNeed, *, today: date) -> str:
    """What follows the tag of a service: from when, or how long it has waited."""
    if row.starts_on:
        return _("from %(date)s") % {"date": row.starts_on.isoformat()}
    if row.state in (ServiceNeedState.REFERRED, ServiceNeedState.WAITING):
        days = (today - timezone.localdate(row.state_since)).days
        if days <= 0:
            return _("since today")
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    return ""


def answer_lines(need: PlanNeed) -> tuple[str, ...]:
    """How a need is answered, each answer in a line: for versions side by side."""
    goals = [_("Goal: %(words)s") % {"words": goal.own_words} for goal in need.goals.all()]
    services = [service(row) for row in need.service_needs.all()]
    return (*goals, *services, *([reason(need)] if reason(need) else []))


def reason(need: PlanNeed) -> str:
    """The written reason that answers a need, or ''."""
    if need.answer == PlanNeed.Answer.NO_SERVICE:
        return _("No service needed: %(reason)s") % {"reason": need.reason}
    if need.answer == PlanNeed.Answer.LATER and need.put_off_until:
        return _("Put off until %(date)s: %(reason)s") % {
            "date": need.put_off_until.isoformat(),
            "reason": need.reason,
        }
    return ""


def part(standing: str, count: int) -> str:
    """3 with a service: one part of the meter's sentence."""
    words = {
        "met": ngettext("%(count)s has its service", "%(count)s have their service", count),
        "referred": ngettext("%(count)s referred", "%(count)s referred", count),
        "waiting": ngettext("%(count)s waits in a queue", "%(count)s wait in a queue", count),
        "unmet": ngettext("%(count)s not referred yet", "%(count)s not referred yet", count),
        "goal": ngettext("%(count)s has a goal", "%(count)s have a goal", count),
        "no_service": ngettext("%(count)s needs no service", "%(count)s need no service", count),
        "later": ngettext("%(count)s put off", "%(count)s put off", count),
    }
    return words[standing] % {"count": count}


def meter(measured: Meter) -> str:
    """6 needs: 3 have their service, 1 waits in a queue. How many are without an answer stands beside it, in bold."""
    head = ngettext("%(count)s need", "%(count)s needs", measured.needs_count) % {"count": measured.needs_count}
    told = [part(one, count) for one, count in measured.parts if one != "hole"]
    return f"{head}: {', '.join(told)}." if told else f"{head}."


def holes(measured: Meter) -> str:
    return _("Without an answer: %(count)s.") % {"count": measured.holes_count}


def agreed(plan: Plan) -> str:
    """By whom, when, with whose help; or who refused."""
    if plan.agreement == Plan.Agreement.OPEN or plan.agreed_on is None:
        return ""
    sentence = {
        Plan.Agreement.AGREED: _("Agreed on %(date)s: %(who)s."),
        Plan.Agreement.PARTLY: _("Agreed in part on %(date)s: %(who)s."),
        Plan.Agreement.REFUSED: _("Refused on %(date)s: %(who)s."),
    }[Plan.Agreement(plan.agreement)]
    told = sentence % {"date": plan.agreed_on.isoformat(), "who": plan.get_agreed_by_display()}
    return f"{told} {_('Helped to decide: %(who)s.') % {'who': plan.helped_by}}" if plan.helped_by else told
