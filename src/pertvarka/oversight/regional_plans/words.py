"""Sentences about figures: what a data gap is and who mends it, why people wait, what a check found."""

from django.utils.translation import gettext_lazy as _

from pertvarka.engines.planner.check import Rule
from pertvarka.engines.planner.phases import Phase
from pertvarka.oversight.regional_plans.states import HandKind

GAPS = {
    "service_unplanned": _("Plans ask for a service that no value says how to give; these needs are not planned."),
    "second_home": _("Some people have two homes in their plan; only the one the move waits for is planned."),
    "offer_stale": _("Nobody has checked these places for a year; whether they are free is not certain."),
    "closing_date_missing": _("The institution has no day by which it closes."),
    "closing_date_past": _("The institution should have closed before the plan begins."),
    "budget_missing": _("The region has no budget; the plan counts with none."),
    "group_missing": _("The group of some people is not recorded; average costs are counted for them."),
    "plan_without_needs": _("Some agreed plans ask for no service at all."),
}
REASONS = {
    "no_home": _("There is no home of this kind near enough, and none may be built there."),
    "no_service": _("A home could be found, but a service they need is too far from every one."),
    "refused": _("Every place that would do was refused."),
    "money": _("The budget is used up."),
    "staff": _("All staff that can be found are employed."),
    "moves": _("No more people can be moved in a year."),
    "unfinished": _("The search ended too early to tell; compute the scenario with more time."),
    "too_dear": _("What is still to be opened for so few costs more than the plan weighs their waiting."),
}
PHASES = {
    "beginning": _("Reading the inputs"),
    Phase.BRANCHING: _("Looking through all that is possible"),
    Phase.BOUNDING: _("Looking for what is possible at best"),
    Phase.PLACING: _("Looking where and when to open"),
    Phase.SETTLING: _("Settling who moves when"),
    Phase.PROVING: _("Proving how far from the best it can be"),
    Phase.CLOSING: _("Putting the plan together and checking it"),
}
KINDS = {
    HandKind.ADDED: _("A module was added"),
    HandKind.REMOVED: _("A module was taken away"),
    HandKind.MOVED: _("A module was moved to another municipality"),
    HandKind.YEAR_CHANGED: _("A module opens in another year"),
}
RULES = {
    Rule.PLACES: _("More people are to live or be served there than there are places."),
    Rule.FREE_PLACES: _("More free places are used than stand there."),
    Rule.SUPPLY: _("More is asked of a municipality than it can find."),
    Rule.STAFF: _("More staff are needed than can be found."),
    Rule.MOVES: _("More people move in a year than can be moved."),
    Rule.BUDGET: _("The budget does not reach."),
    Rule.REACH: _("A way is longer than it may be."),
    Rule.SERVED: _("Somebody would move before all services are there."),
}
BROKEN = _("The changed plan does not keep all its rules any more.")


def gap(code: str) -> str:
    """What is missing; the code itself where a newer input knows another."""
    return str(GAPS.get(code, code))


def reason(code: str) -> str:
    return str(REASONS.get(code, code))


def phase(code: str) -> str:
    return str(PHASES.get(code, code))


def rule(code: Rule) -> str:
    """What a broken rule means for the plan."""
    return str(RULES.get(code, BROKEN))
