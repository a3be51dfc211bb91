"""On what a plan rests: what people changed by hand, the values it counts with, what data it lacked, its limits."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pertvarka.foundation.base.templatetags.numbers import iso_date
from pertvarka.oversight.regional_plans import units, words
from pertvarka.oversight.regional_plans.documents import values_in_words as values
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section
from pertvarka.oversight.regional_plans.models import HandChange, PlanningParameter
from pertvarka.oversight.regional_plans.states import HandKind


def limits() -> Section:
    """What nobody should read into the plan."""
    return Section(
        "limits",
        _("What this plan does not promise"),
        points=(
            _("It plans for households with the same needs, never for a person: who moves first is decided by people."),
            _(
                "Regions are closed: nobody moves to another region or is served there. Over the borders more may be "
                "possible."
            ),
            _("It counts with average prices and sizes; a real building may cost more or less."),
            _("Needs, places and prices are those of the day on which the inputs were frozen."),
        ),
    )


def by_hand(gathered: Gathered) -> Section | None:
    """What people changed in the computed plan, with their reasons."""
    if not gathered.hand_changes:
        return None
    return Section(
        "by_hand",
        _("Changed by hand"),
        (_("People changed this in the computed plan; everything else was computed again around it."),),
        points=tuple(_told(one, gathered) for one in gathered.hand_changes),
    )


def assumed(gathered: Gathered) -> Section:
    """Values with their sources; the source most of them have is told once, and stands beside none of them."""
    used = list(_used(gathered))
    usual = Counter(map(_ground, used)).most_common(1)[0][0] if used else ("", "")
    rows = [
        (
            f"{units.NAMES[one.key]}{values.of_what(one)}",
            values.value(one),
            *(("", "") if _ground(one) == usual else _ground(one)),
        )
        for one in used
    ]
    columns = (_("Assumption"), _("Value"), _("Source"), _("In force since"))
    count = len(columns) if any(row[2] for row in rows) else 2
    return Section(
        "assumed",
        _("What was assumed"),
        (
            _("The values the plan counts with, as they were in force when the inputs were frozen."),
            _("Where no other source stands beside a value: %(source)s, in force since %(day)s.")
            % {"source": usual[0], "day": usual[1]},
        ),
        grid=Grid(columns[:count], tuple(row[:count] for row in rows), wide=frozenset({0})),
    )


def gaps(gathered: Gathered) -> Section:
    """What data the plan lacked, and who can mend it."""
    rows = tuple(
        (words.gap(one.code), gathered.names.place(one.place) if one.place else "–", values.owner(one.owner))
        for one in gathered.told.gaps
    )
    return Section(
        "gaps",
        _("Data that were missing"),
        grid=Grid((_("What is missing"), _("Where"), _("Who can mend it")), rows, wide=frozenset({0}))
        if rows
        else None,
        empty=_("No data were missing."),
    )


def _used(gathered: Gathered) -> Iterator[PlanningParameter]:
    """Values of all regions and of this one, of all services and of those people of the region need."""
    needed = {one.code for one in gathered.told.services}
    region = gathered.plan.region_id
    for one in gathered.parameters:
        is_here = one.region_id is None or one.region_id == region
        is_needed = one.service_type is None or one.service_type.code in needed
        # Services given in modules cost nothing by unit: a zero there says nothing.
        says_nothing = not one.value and one.key.startswith("unit_")
        if is_here and is_needed and not says_nothing and one.key in units.NAMES:
            yield one


def _ground(parameter: PlanningParameter) -> tuple[str, str]:
    """Where a value comes from, and since when it holds."""
    source = parameter.source
    if parameter.is_assumption:
        source = _("%(source)s (assumption)") % {"source": source}
    return source, iso_date(parameter.valid_from)


def _told(change: HandChange, gathered: Gathered) -> str:
    said = {
        "what": gathered.names.module(change.size_code),
        "count": change.modules_count,
        "place": change.municipality.name,
        "year": change.year,
        "to_place": change.to_municipality.name if change.to_municipality else "",
        "to_year": change.to_year or change.year,
        "reason": change.reason,
    }
    sentences = {
        HandKind.ADDED: _("%(what)s, %(place)s, %(year)s: put in, modules: %(count)s. Reason: %(reason)s"),
        HandKind.REMOVED: _("%(what)s, %(place)s, %(year)s: taken out, modules: %(count)s. Reason: %(reason)s"),
        HandKind.MOVED: _(
            "%(what)s, %(place)s, %(year)s: moved to %(to_place)s, modules: %(count)s. Reason: %(reason)s"
        ),
        HandKind.YEAR_CHANGED: _(
            "%(what)s, %(place)s, %(year)s: opens in %(to_year)s, modules: %(count)s. Reason: %(reason)s"
        ),
    }
    return sentences[HandKind(change.kind)] % said
