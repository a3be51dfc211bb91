"""What the plan answers to: needs and present places, by municipality and by service, and who waits at the end."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from pertvarka.foundation.base.templatetags.numbers import share_percent, whole
from pertvarka.oversight.regional_plans import words
from pertvarka.oversight.regional_plans.documents.figures_in_words import HIDDEN, amount, money, people
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section


def in_short(gathered: Gathered) -> Section:
    told, summary = gathered.told, gathered.summary
    last = summary.years[-1]
    rows = (
        (_("Needs in agreed individual plans"), people(told.needs)),
        (_("Persons who have them"), people(summary.persons)),
        (_("Persons who move by the end of %(year)s") % {"year": last}, people(summary.moved_total)),
        (_("Persons who wait at the end of %(year)s") % {"year": last}, people(summary.waiting)),
        (_("Persons who wait longer than a year"), people(summary.waits_over_year)),
        (_("Places that stand free now"), whole(told.places)),
        (_("New places"), whole(summary.places_total)),
        (_("Building and equipment, thousand EUR"), money(summary.build_cost_total)),
        (_("Running costs of %(year)s, thousand EUR") % {"year": last}, money(summary.running_cost_last)),
        (_("Missing in the budget, thousand EUR"), money(summary.missing_money)),
        (_("Longest trip, km"), amount(summary.longest_trip_km)),
    )
    return Section(
        "in_short",
        _("In short"),
        how_good(gathered),
        grid=Grid((_("What is counted"), _("How many")), rows, numeric=frozenset({1}), wide=frozenset({0})),
        notes=_notes(rows),
    )


def by_municipality(gathered: Gathered) -> Section:
    free = {one.codes: one.places for one in gathered.told.municipalities}
    names = gathered.names
    rows = tuple(
        (
            names.group(one.codes),
            people(one.persons),
            whole(free.get(one.codes)),
            whole(one.places),
            people(one.waiting[-1]),
        )
        for one in gathered.summary.municipalities
    )
    merged = [one.codes for one in gathered.summary.municipalities if len(one.codes) > 1]
    told_together = _("%(places)s are told together so that small numbers cannot be guessed.")
    return Section(
        "needs_by_municipality",
        _("Needs and places by municipality"),
        (_("Persons stand in the municipality in which they wish to live, places where they are."),),
        grid=Grid(
            (
                _("Municipality"),
                _("Persons with needs"),
                _("Places that stand free now"),
                _("New places"),
                _("Persons who wait at the end"),
            ),
            rows,
            numeric=frozenset({1, 2, 3, 4}),
        ),
        notes=(*(told_together % {"places": names.group(codes)} for codes in merged), *_notes(rows)),
    )


def by_service(gathered: Gathered) -> Section:
    rows = tuple(
        (
            gathered.names.service(one.code),
            people(one.persons),
            whole(one.places_now),
            whole(sum(one.places_opened)),
            people(one.waiting),
        )
        for one in gathered.summary.services
    )
    return Section(
        "needs_by_service",
        _("Needs and places by service"),
        (_("One person may need several services, so the persons of this table do not add up."),),
        grid=Grid(
            (
                _("Service"),
                _("Persons who need it"),
                _("Places that stand free now"),
                _("New places"),
                _("Persons who wait at the end"),
            ),
            rows,
            numeric=frozenset({1, 2, 3, 4}),
            wide=frozenset({0}),
        ),
        notes=_notes(rows),
    )


def who_waits(gathered: Gathered) -> Section:
    """Sentences: how many, for what service, what stands in the way; and institutions that miss their closing date."""
    rows = []
    for one in gathered.summary.reasons:
        service = f"{gathered.names.service(one.service)}. " if one.service else ""
        rows.append((f"{service}{words.reason(one.code)}", people(one.persons)))
    late = [gathered.names.institution(code) for code in gathered.summary.late_institutions]
    return Section(
        "who_waits",
        _("Who waits and why"),
        points=tuple(
            _("%(institution)s: somebody still lives there after its closing date.") % {"institution": name}
            for name in late
        ),
        grid=Grid((_("Why they wait"), _("Persons")), tuple(rows), numeric=frozenset({1}), wide=frozenset({0}))
        if rows
        else None,
        notes=_notes(rows),
        empty=_("At the end of this plan nobody waits."),
    )


def how_good(gathered: Gathered) -> tuple[str, ...]:
    """What is proved of the plan."""
    return (
        _("No plan of these inputs can be better by more than %(gap)s: that is proved, not estimated.")
        % {"gap": share_percent(gathered.result.gap)},
        _("Of everything that could be gained over doing nothing, this plan gains at least %(share)s.")
        % {"share": share_percent(gathered.result.benefit)},
    )


def _notes(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if not any(HIDDEN in row for row in rows):
        return ()
    return (_("… means hidden: 1 to 4, or a cell that would tell how many are in such a one."),)
