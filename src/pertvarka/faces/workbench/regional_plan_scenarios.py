"""A scenario in words: its title, what it changes of the frozen input, what people changed in it by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_parameters import SIZES
from pertvarka.foundation.base.templatetags.numbers import decimal_number, share_percent
from pertvarka.oversight.regional_plans import definitions
from pertvarka.oversight.regional_plans.changes import ScenarioChanges, read
from pertvarka.oversight.regional_plans.models import FrozenInput, HandChange, Scenario
from pertvarka.oversight.regional_plans.queries import inputs, scenarios


@dataclass(frozen=True, slots=True)
class ByHand:
    change: HandChange
    what: str
    where: str
    reason: str


def title(found: Scenario) -> str:
    return _("Scenario %(letter)s: %(name)s") % {"letter": found.letter, "name": found.name}


def asked_about(frozen: FrozenInput) -> tuple[list[int], dict[str, str]]:
    """The years and services a scenario of this input may speak of."""
    names, told = Names(frozen.region), inputs.told(frozen)
    years = list(range(frozen.first_year, frozen.first_year + frozen.years_count))
    return years, {one.code: names.service(one.code) for one in told.services}


def institutions(frozen: FrozenInput, names: Names) -> dict[str, tuple[str, int | None]]:
    """The institutions of the input by code: what each is called and the year from which nobody is to live there."""
    return {one.institution: (names.institution(one.institution), one.year) for one in inputs.closings(frozen)}


def sizes(frozen: FrozenInput) -> list[str]:
    """Codes of what may be built for the services of the input."""
    found = []
    for one in inputs.told(frozen).services:
        shape = definitions.service(one.code)
        found += [f"{one.code}-{size.code}" for size in shape.sizes] if shape else []
    return found


def changes_in_words(found: Scenario, names: Names) -> list[str]:
    """Nothing where the scenario is the input as it was frozen."""
    changes = read(found.changes)
    return [*_money(changes), *_ways(changes, names), *_time(changes, names)]


def _money(changes: ScenarioChanges) -> Iterator[str]:
    if changes.budget_unlimited:
        yield _("Money has no limit.")
    elif changes.money_shared:
        yield _("All regions spend from one budget.")
    if changes.budget_factor is not None:
        yield _("The budget is %(share)s of the frozen one.") % {"share": share_percent(changes.budget_factor, 0)}
    for year, amount in sorted((changes.budget_by_year or {}).items()):
        yield _("Budget of %(year)s: %(amount)s thousand EUR.") % {"year": year, "amount": decimal_number(amount)}
    if changes.everyone:
        yield _("Everybody moves by the last year, if there is any way.")


def _ways(changes: ScenarioChanges, names: Names) -> Iterator[str]:
    if changes.reach_factor is not None:
        yield _("Distance limits are %(share)s of the frozen ones.") % {"share": share_percent(changes.reach_factor, 0)}
    for code, kilometres in sorted(changes.reach_km.items()):
        yield _("%(service)s: at most %(kilometres)s km.") % {
            "service": names.service(code),
            "kilometres": decimal_number(kilometres, 1),
        }
    if changes.wishes_soft:
        yield _("Distances stated in individual plans may be exceeded.")
    if changes.staff_unlimited:
        yield _("Staff have no limit.")
    elif changes.staff_factor is not None:
        yield _("Staff that can be found are %(share)s of the frozen.") % {
            "share": share_percent(changes.staff_factor, 0)
        }


def _time(changes: ScenarioChanges, names: Names) -> Iterator[str]:
    years = abs(changes.closing_shift_years)
    if changes.closing_shift_years > 0:
        yield ngettext(
            "Institutions close %(years)s year later.", "Institutions close %(years)s years later.", years
        ) % {"years": years}
    if changes.closing_shift_years < 0:
        yield ngettext(
            "Institutions close %(years)s year earlier.", "Institutions close %(years)s years earlier.", years
        ) % {"years": years}
    for code, year in sorted(changes.closing_dates.items()):
        said = {"institution": names.institution(code), "year": year}
        if year is None:
            yield _("%(institution)s: no closing year.") % said
        else:
            yield _("%(institution)s: nobody lives there from %(year)s on.") % said
    if changes.years_count:
        yield ngettext("%(years)s year is planned.", "%(years)s years are planned.", changes.years_count) % {
            "years": changes.years_count
        }


def by_hand(found: Scenario, names: Names) -> list[ByHand]:
    return [
        ByHand(one, f"{size_in_words(one.size_code, names)}: {one.get_kind_display()}", _where(one), one.reason)
        for one in scenarios.hand_changes(found)
    ]


def _where(one: HandChange) -> str:
    places = f"{one.municipality.name}, {one.year}"
    if one.to_municipality or one.to_year:
        to = one.to_municipality or one.municipality
        return _("%(before)s, now %(after)s") % {"before": places, "after": f"{to.name}, {one.to_year or one.year}"}
    return places


def size_in_words(code: str, names: Names) -> str:
    """A module by its service and size: the code is `S01-small`."""
    service, _dash, size = code.partition("-")
    name = names.service(service)
    return f"{name}, {SIZES.get(size, size)}" if size else name
