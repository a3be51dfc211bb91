"""What pages of regional plans share: who asks, what an address names, crumbs, a page with one question."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.forms.regional_plan_steps import show_refusal
from pertvarka.faces.workbench.one_question import REFUSED, Onward, Question
from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.components import Crumb, counted_band
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.models import FrozenInput, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.queries import inputs, plans, reach, scenarios

__all__ = ["REFUSED", "account_of"]


def region_of(request: HttpRequest, slug: str, permission: str) -> Region:
    """The region of an address, where the right holds in it.

    Raises:
        Http404: there is no such region, or the right does not reach it.
    """
    found = territory.region_by_slug(slug)
    if found is None or not reach.may(account_of(request), permission, found):
        raise Http404
    return found


def input_of(request: HttpRequest, uuid: UUID) -> FrozenInput:
    found = inputs.frozen_input(uuid, by=account_of(request))
    if found is None:
        raise Http404
    return found


def scenario_of(request: HttpRequest, uuid: UUID) -> Scenario:
    found = scenarios.scenario(uuid, by=account_of(request))
    if found is None:
        raise Http404
    return found


def plan_of(request: HttpRequest, uuid: UUID) -> RegionalPlan:
    found = plans.plan(uuid, by=account_of(request))
    if found is None:
        raise Http404
    return found


def place_url(region: Region | None) -> str:
    """The page of the region's plan; the country's own inputs and scenarios stand beside the ten plans."""
    if region is None:
        return reverse("workbench:regional_plans_country")
    return reverse("workbench:regional_plan", args=[region.slug])


def freeze_url(region: Region | None) -> str:
    """Where the inputs of the place are frozen."""
    if region is None:
        return reverse("workbench:regional_plans_country_freeze")
    return reverse("workbench:regional_plan_freeze", args=[region.slug])


def parameters_url() -> str:
    return reverse("workbench:planning_parameters")


def place_name(region: Region | None) -> str:
    return region.phrase if region else _("The whole country")


def place_of(region: Region) -> str:
    """ "Kauno regiono" or "Kaunas region": whose plan it is."""
    return in_active_language(region.region_genitive_lt, f"{region.name_en} region")


def crumbs(region: Region | None, *further: Crumb) -> list[Crumb]:
    """The way from all plans to the region's and on."""
    place = Crumb(place_name(region), place_url(region))
    return [Crumb(_("Regional plans"), reverse("workbench:regional_plans")), place, *further]


def input_crumb(found: FrozenInput) -> Crumb:
    label = _("Inputs of %(day)s") % {"day": found.as_of.isoformat()}
    return Crumb(label, reverse("workbench:regional_plan_input", args=[found.uuid]))


def scenario_crumb(found: Scenario) -> Crumb:
    label = _("Scenario %(letter)s") % {"letter": found.letter}
    return Crumb(label, scenario_url(found))


def scenario_url(found: Scenario) -> str:
    return reverse("workbench:regional_plan_scenario", args=[found.uuid])


def plan_crumb(found: RegionalPlan) -> Crumb:
    label = _("Plan, version %(number)s") % {"number": found.number}
    return Crumb(label, plan_url(found))


def plan_url(found: RegionalPlan) -> str:
    return reverse("workbench:regional_plan_document", args=[found.uuid])


def question(
    *,
    heading: str,
    press: str,
    done: str,
    back: str,
    trail: list[Crumb],
    why: str = "",
    onward: Onward | None = None,
    template: str = "workbench/regional_plan/asked.html",
    **more: Any,
) -> Question:
    """One question about plans; `more` goes to the page beside its form."""
    return Question(
        heading=heading,
        press=press,
        done=done,
        back=back,
        crumbs=[*trail, Crumb(heading)],
        tell=show_refusal,
        template=template,
        why=why,
        onward=onward,
        context=more,
    )


def question_of_plan(
    found: RegionalPlan, *, heading: str, press: str, done: str, why: str = "", why_language: str = ""
) -> Question:
    """Asked from the plan's own page, which is also where one comes back to; `why_language` where somebody's words are
    quoted.
    """
    trail = crumbs(found.region, plan_crumb(found))
    return question(
        heading=heading,
        press=press,
        done=done,
        back=plan_url(found),
        trail=trail,
        why=why,
        why_language=why_language,
    )


def counted() -> dict[str, Any]:
    """The band over every page with counts of people."""
    return {"band": counted_band()}
