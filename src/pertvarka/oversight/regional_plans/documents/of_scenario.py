"""What a scenario changes of the frozen input, a sentence for each change."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.templatetags.numbers import share_percent
from pertvarka.oversight.regional_plans.changes import ScenarioChanges
from pertvarka.oversight.regional_plans.documents.figures_in_words import amount, money
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.names import Names
from pertvarka.oversight.regional_plans.documents.paper import Section


def scenario(gathered: Gathered) -> Section:
    points = tuple(sentences(gathered.changes, gathered.names))
    return Section(
        "scenario",
        _("How the scenario differs from what was frozen"),
        points=points,
        empty="" if points else _("It differs in nothing: the plan counts with the inputs as they were frozen."),
    )


def sentences(changes: ScenarioChanges, names: Names) -> Iterator[str]:
    yield from _of_money(changes)
    if changes.everyone:
        yield _("Everyone is to have moved by the end, whatever it costs.")
    if changes.reach_factor is not None:
        yield _("Ways may be %(share)s as long.") % {"share": share_percent(changes.reach_factor, 0)}
    for code, kilometres in sorted(changes.reach_km.items()):
        yield _("%(service)s: at most %(km)s km away.") % {"service": names.service(code), "km": amount(kilometres)}
    yield from _of_closing(changes, names)
    if changes.staff_unlimited:
        yield _("Staff are found without a limit.")
    elif changes.staff_factor is not None:
        yield _("Of the staff %(share)s are found.") % {"share": share_percent(changes.staff_factor, 0)}
    if changes.wishes_soft:
        yield _("Homes may be further away than the plans of people say.")
    if changes.years_count is not None:
        said = {"count": changes.years_count}
        yield ngettext("%(count)s year is planned.", "%(count)s years are planned.", changes.years_count) % said


def _of_money(changes: ScenarioChanges) -> Iterator[str]:
    if changes.budget_unlimited:
        yield _("Money has no limit.")
        return
    if changes.money_shared:
        yield _("All regions spend from one budget.")
    if changes.budget_factor is not None:
        yield _("Of the budget %(share)s are there.") % {"share": share_percent(changes.budget_factor, 0)}
    for year, thousands in sorted((changes.budget_by_year or {}).items()):
        yield _("Budget of %(year)s: %(money)s thousand EUR.") % {"year": year, "money": money(thousands)}


def _of_closing(changes: ScenarioChanges, names: Names) -> Iterator[str]:
    years = abs(changes.closing_shift_years)
    if changes.closing_shift_years < 0:
        sentence = ngettext(
            "Institutions close %(count)s year earlier.", "Institutions close %(count)s years earlier.", years
        )
        yield sentence % {"count": years}
    elif changes.closing_shift_years > 0:
        sentence = ngettext(
            "Institutions close %(count)s year later.", "Institutions close %(count)s years later.", years
        )
        yield sentence % {"count": years}
    for code, year in sorted(changes.closing_dates.items()):
        said = {"institution": names.institution(code), "year": year}
        if year is None:
            yield _("%(institution)s: no closing year.") % said
        else:
            yield _("%(institution)s: nobody lives there from %(year)s on.") % said
