"""The document of a plan in one language: what stands in it and in which order."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.templatetags.numbers import iso_date
from pertvarka.oversight.regional_plans.documents import (
    of_carrying_out,
    of_consultation,
    of_grounds,
    of_money,
    of_needs,
    of_openings,
    of_scenario,
    of_units,
)
from pertvarka.oversight.regional_plans.documents.gathered import Gathered, gather
from pertvarka.oversight.regional_plans.documents.paper import Section, Told
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.states import PlanState


def tell(plan: RegionalPlan, *, language: str, today: date) -> Told:
    """Everything the plan says, in words of that language."""
    with translation.override(language):
        return _told(gather(plan, today=today), language)


def title_of(plan: RegionalPlan) -> str:
    region = plan.region
    name = in_active_language(region.region_genitive_lt, region.phrase)
    return _("Service plan of the %(region)s") % {"region": name}


def file_stem(plan: RegionalPlan) -> str:
    said = {"region": plan.region.slug, "number": plan.number}
    return _("pertvarka-regional-plan-%(region)s-%(number)s") % said


def _told(gathered: Gathered, language: str) -> Told:
    plan = gathered.plan
    title = title_of(plan)
    return Told(
        title=title,
        language=language,
        footer=_("%(title)s, version %(number)s") % {"title": title, "number": plan.number},
        file_stem=file_stem(plan),
        invented=_("Invented for the demonstration") if plan.is_invented else "",
        introduction=plan.introduction,
        facts=tuple(_facts(gathered)),
        sections=tuple(_sections(gathered)),
        made_at=gathered.moment,
    )


def _facts(gathered: Gathered) -> Iterator[tuple[str, str]]:
    plan, frozen = gathered.plan, gathered.input
    years = gathered.summary.years
    yield _("Version"), str(plan.number)
    yield _("State"), str(PlanState(plan.state).label)
    yield _("Years of the plan"), f"{years[0]}–{years[-1]}"
    yield _("Inputs frozen on"), frozen.as_of.isoformat()
    if frozen.feasibility_study is not None:
        yield _("Feasibility study"), frozen.feasibility_study.title
    yield _("Scenario"), f"{gathered.scenario.letter}. {gathered.scenario.name}"
    if plan.comments_until is not None:
        yield _("Comments of the cluster until"), iso_date(plan.comments_until)
    if plan.approved_on is not None:
        yield _("Approved on"), iso_date(plan.approved_on)
    yield _("Mark of the computed problem"), gathered.result.digest[:16]


def _sections(gathered: Gathered) -> Iterator[Section]:
    yield of_needs.in_short(gathered)
    yield of_needs.by_municipality(gathered)
    yield of_needs.by_service(gathered)
    yield of_openings.openings(gathered)
    units = of_units.by_unit(gathered)
    if units is not None:
        yield units
    yield of_openings.schedule(gathered)
    yield of_money.by_year(gathered)
    yield of_money.people_by_year(gathered)
    yield of_needs.who_waits(gathered)
    optional = (of_grounds.by_hand(gathered), of_carrying_out.carried_out(gathered))
    yield from (one for one in optional if one is not None)
    yield of_consultation.comments(gathered)
    yield of_consultation.approval(gathered)
    yield of_grounds.limits()
    yield of_scenario.scenario(gathered)
    yield of_grounds.gaps(gathered)
    yield of_grounds.assumed(gathered)
