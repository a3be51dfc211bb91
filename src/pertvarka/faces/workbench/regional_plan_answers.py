"""Answers about a computed plan in sentences; each answer was found by solving again, none is invented."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pertvarka.engines.planner.explain import Limit
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.regional_plan_questions import (
    MoreMoneyForm,
    MorePlacesForm,
    WhyHereForm,
    WhyWaitingForm,
)
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_scenarios import size_in_words
from pertvarka.faces.workbench.regional_plan_waiting import counted
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.templatetags.numbers import decimal_number, whole
from pertvarka.foundation.territory import queries as territory
from pertvarka.oversight.regional_plans import explaining
from pertvarka.oversight.regional_plans.figures import OpeningTold, Summary
from pertvarka.oversight.regional_plans.models import Scenario

LIMITS: Mapping[Limit, Promise] = {
    Limit.STUCK: gettext_lazy("There is no home or service within reach, or all of them were refused."),
    Limit.WISH: gettext_lazy("They wish to move later, or come later."),
    Limit.MOVES: gettext_lazy("More people cannot be moved in a year."),
    Limit.STAFF: gettext_lazy("Staff are missing."),
    Limit.BUDGET: gettext_lazy("Money is missing."),
    Limit.DISTANCE: gettext_lazy("The way is too long."),
    Limit.TOGETHER: gettext_lazy("No limit alone: only without several of them would it be otherwise."),
}


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names it in the address; `form` is bound where it is the one that was asked."""

    key: str
    title: str
    form: forms.Form
    answer: Callable[[], Iterable[str]]


def questions(scenario: Scenario, summary: Summary, data: Mapping[str, Any], *, by: Account) -> list[Question]:
    """All four; the one `data` speaks of has a bound form."""
    names, asked = Names(scenario.input.region), data.get("ask", "")

    def given(key: str) -> Any:
        return data if asked == key else None

    region = scenario.input.region
    places = territory.municipalities_of(region) if region else territory.municipalities()
    here = WhyHereForm(given("here"), openings=_openings(summary, names))
    groups = {"+".join(one.codes): (one.codes, names.group(one.codes)) for one in summary.municipalities}
    waiting = WhyWaitingForm(given("waiting"), groups=groups, years=summary.years)
    money = MoreMoneyForm(given("money"), years=summary.years)
    more = MorePlacesForm(
        given("places"),
        services={one.code: names.service(one.code) for one in summary.services},
        places={one.code: one.name for one in places},
    )
    return [
        Question("here", _("Why here and not elsewhere?"), here, lambda: _here(scenario, here, names, by)),
        Question("waiting", _("Why do they still wait?"), waiting, lambda: _waiting(scenario, waiting, by)),
        Question("money", _("What would more money change?"), money, lambda: _money(scenario, money, by)),
        Question("places", _("What would more places change?"), more, lambda: _places(scenario, more, by)),
    ]


def wishes(scenario: Scenario, names: Names, *, by: Account) -> list[str]:
    """Wishes about the place to live that the plan could not meet."""
    return [_wish(one, names) for one in explaining.unmet_wishes(scenario=scenario, by=by)]


def _wish(one: explaining.FarAway, names: Names) -> str:
    said = {"place": names.municipality(one.municipality), "kilometres": decimal_number(one.longest_km, 1)}
    if one.persons is None:
        return (
            _(
                "%(place)s: some people live elsewhere, at most %(kilometres)s km away; how many is hidden, so that "
                "nobody is found."
            )
            % said
        )
    sentence = ngettext(
        "%(place)s: %(number)s person lives elsewhere, at most %(kilometres)s km away.",
        "%(place)s: %(number)s persons live elsewhere, at most %(kilometres)s km away.",
        one.persons,
    )
    return sentence % {**said, "number": whole(one.persons)}


def _openings(summary: Summary, names: Names) -> dict[str, tuple[OpeningTold, str]]:
    return {
        f"{one.size}.{one.municipality}.{one.year}": (
            one,
            f"{size_in_words(one.size, names)}, {names.municipality(one.municipality)}, {one.year}",
        )
        for one in summary.openings
    }


def _here(scenario: Scenario, form: forms.Form, names: Names, by: Account) -> Iterator[str]:
    one: OpeningTold = row(form, "opening")
    found = explaining.why_here(
        scenario=scenario, size_code=one.size, municipality=one.municipality, year=one.year, by=by
    )
    if not found:
        yield _("It may be built nowhere else in the region.")
    for other in found:
        place = {"place": names.municipality(other.municipality), "amount": decimal_number(abs(other.regret), 0)}
        if other.is_equal:
            yield _("%(place)s: as good; no difference is proved.") % place
        else:
            yield _("%(place)s: %(amount)s thousand EUR more, worth today, waiting included.") % place


def _waiting(scenario: Scenario, form: forms.Form, by: Account) -> Iterator[str]:
    found = explaining.why_waiting(scenario=scenario, municipalities=row(form, "place"), year=row(form, "year"), by=by)
    if not found:
        yield _("Nobody waits there any more.")
    for one in found:
        yield f"{counted(one.persons)} {LIMITS[one.limit]}"


def _money(scenario: Scenario, form: forms.Form, by: Account) -> Iterator[str]:
    amount = form.cleaned_data["amount"]
    yield _more(explaining.with_money(scenario=scenario, year=row(form, "year"), amount=float(amount), by=by))


def _places(scenario: Scenario, form: forms.Form, by: Account) -> Iterator[str]:
    found = explaining.with_places(
        scenario=scenario,
        service=row(form, "service"),
        municipality=row(form, "municipality"),
        places=form.cleaned_data["places"],
        by=by,
    )
    yield _more(found)


def _more(found: explaining.WithMore) -> str:
    places = _("New places: %(after)s; as planned: %(before)s.") % {
        "after": whole(found.places_after),
        "before": whole(found.places_before),
    }
    return f"{_with_it(found.after)} {_as_planned(found.before)} {places}"


def _with_it(persons: int | None) -> str:
    if persons is None:
        return _("How many would wait at the end is hidden, so that nobody is found.")
    if not persons:
        return _("Nobody would wait at the end.")
    sentence = ngettext(
        "%(number)s person would wait at the end.", "%(number)s persons would wait at the end.", persons
    )
    return sentence % {"number": whole(persons)}


def _as_planned(persons: int | None) -> str:
    if persons is None:
        return _("How many wait as planned is hidden, so that nobody is found.")
    if not persons:
        return _("As planned nobody waits.")
    sentence = ngettext("As planned %(number)s person waits.", "As planned %(number)s persons wait.", persons)
    return sentence % {"number": whole(persons)}
