"""Money and people of every year."""

from django.utils.translation import gettext as _

from pertvarka.oversight.regional_plans.documents.figures_in_words import HIDDEN, money, people, total
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, MoneyDrawn, Section


def by_year(gathered: Gathered) -> Section:
    rows = [
        (
            str(one.year),
            money(one.build_cost),
            money(one.running_cost),
            money(one.released),
            money(one.build_cost + one.running_cost - one.released),
            _("no limit") if gathered.changes.budget_unlimited else money(one.budget),
            money(one.carried),
        )
        for one in gathered.money
    ]
    return Section(
        "money",
        _("Money by year"),
        (
            _(
                "Thousand EUR. What comes free in institutions when people leave follows them and pays a part of the "
                "services; what a year leaves is carried on as far as the rules of the budget allow."
            ),
        ),
        picture=MoneyDrawn(
            tuple(one.year for one in gathered.money),
            tuple(float(one.build_cost + one.running_cost - one.released) for one in gathered.money),
            tuple(float(one.budget) for one in gathered.money),
            _("To be paid from the budget"),
            _("Budget of the year"),
        ),
        grid=Grid(
            (
                _("Year"),
                _("Building"),
                _("Running costs"),
                _("Comes free in institutions"),
                _("To be paid from the budget"),
                _("Budget of the year"),
                _("Carried on"),
            ),
            tuple(rows),
            numeric=frozenset(range(1, 7)),
        ),
    )


def people_by_year(gathered: Gathered) -> Section:
    summary = gathered.summary
    rows = []
    for place, (year, count) in enumerate(zip(summary.years, summary.moved, strict=True)):
        so_far = total(summary.moved[: place + 1])
        rows.append((str(year), people(count), people(so_far)))
    hidden = any(HIDDEN in row for row in rows)
    return Section(
        "people",
        _("How many people move"),
        grid=Grid(
            (_("Year"), _("Persons who move"), _("Persons who have moved so far")),
            tuple(rows),
            numeric=frozenset({1, 2}),
        ),
        notes=(_("… means hidden: 1 to 4, or a cell that would tell how many are in such a one."),) if hidden else (),
    )
