"""What would help a computed plan most, as ready sentences, each with the way to the question it answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.foundation.base.templatetags.numbers import decimal_number, share_percent, whole
from pertvarka.oversight.regional_plans.figures import Help
from pertvarka.oversight.regional_plans.models import Scenario
from pertvarka.oversight.regional_plans.queries import scenarios

EUROS = 1000
TRIED_WITHIN = timedelta(hours=12)
"""What is not tried by then will not be: the plan is older than this page, or no worker runs."""


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    effect: str
    who: str
    url: str


@dataclass(frozen=True, slots=True)
class Helps:
    """`words` stand in place of lines while there are none, and say why."""

    lines: tuple[Line, ...]
    words: str


def told(scenario: Scenario, names: Names, *, now: datetime) -> Helps:
    found = scenarios.helped(scenario)
    if found is None:
        is_awaited = now - scenario.result.solved_at < TRIED_WITHIN
        return Helps((), _awaited() if is_awaited else _never())
    if found.is_rough:
        return Helps((), _rough(scenario))
    lines = tuple(_line(scenario, one, names) for one in found.lines)
    if lines:
        return Helps(lines, "")
    return Helps((), _nothing() if found.tried else _("Nobody waits, so there is nothing to help."))


def _awaited() -> str:
    return _("What more money and one more place would change is being tried in the background; it will stand here.")


def _never() -> str:
    return _("It was not tried what more money and one more place would change. Compute the scenario anew, or ask.")


def _rough(scenario: Scenario) -> str:
    return _(
        "The plan is proved only to within %(gap)s of the best, so a little help and a longer search look alike. "
        "Compute it with more time."
    ) % {"gap": share_percent(scenario.result.gap, 0)}


def _nothing() -> str:
    return _("More money and one more place were tried; neither changes a number that may be told.")


def _line(scenario: Scenario, one: Help, names: Names) -> Line:
    if one.year is not None:
        what = _("%(amount)s EUR more in %(year)s.") % {
            "amount": decimal_number(one.amount * EUROS, 0),
            "year": one.year,
        }
        asked = {"ask": "money", "year": one.year, "amount": f"{one.amount:g}"}
    else:
        what = _("One more place: %(service)s, %(municipality)s.") % {
            "service": names.service(one.service),
            "municipality": names.municipality(one.municipality),
        }
        asked = {"ask": "places", "service": one.service, "municipality": one.municipality, "places": 1}
    effect = ngettext(
        "%(after)s person would stay without a place, not %(before)s.",
        "%(after)s persons would stay without a place, not %(before)s.",
        one.after,
    ) % {"after": whole(one.after), "before": whole(one.before)}
    who = _("Fewer would wait: %(places)s.") % {"places": "; ".join(map(names.group, one.places))} if one.places else ""
    return Line(what, effect, who, f"{reverse('workbench:regional_plan_why', args=[scenario.uuid])}?{urlencode(asked)}")
