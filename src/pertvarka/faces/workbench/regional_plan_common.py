"""What pages of regional plans share: who asks, what an address names, crumbs, a page with one question."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.forms.regional_plan_steps import show_refusal
from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.components import Crumb, counted_band
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.models import FrozenInput, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.queries import inputs, plans, reach, scenarios

__all__ = ["account_of"]

REFUSED = 422


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
    return Crumb(label, reverse("workbench:regional_plan_scenario", args=[found.uuid]))


def plan_crumb(found: RegionalPlan) -> Crumb:
    label = _("Plan, version %(number)s") % {"number": found.number}
    return Crumb(label, reverse("workbench:regional_plan_document", args=[found.uuid]))


def ask(
    request: HttpRequest, form: forms.Form, *, title: str, save: str, back: str, trail: list[Crumb], **more: Any
) -> HttpResponse:
    """A page with one question; what was typed wrong stays, with its sentence."""
    context = {"crumbs": [*trail, Crumb(title)], "form": form, "title": title, "save": save, "back": back, **more}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/regional_plan/asked.html", context, status=status)


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a good form asks; a refusal is put into the form, with what somebody else saved meanwhile read anew.

    Raises:
        NotAllowed, WriteRefused: it is not the reader's to do; pages answer as if it were not there.
    """
    try:
        act()
    except (NotAllowed, WriteRefused):
        raise
    except ChangedMeanwhile as changed:
        form.data = {**{key: form.data[key] for key in form.data}, "version": str(changed.version)}
        form.add_error(None, changed.sentence)
    except PertvarkaError as refused:
        show_refusal(form, refused)
    else:
        return True
    return False


def acted(request: HttpRequest, act: Callable[[], object], *, said: str, to: str) -> HttpResponse:
    """Press of a button: done and said, or refused with a sentence; back to the page either way.

    Raises:
        NotAllowed, WriteRefused: it is not the reader's to do; pages answer as if it were not there.
    """
    try:
        act()
    except (NotAllowed, WriteRefused):
        raise
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, said)
    return redirect(to)


def counted() -> dict[str, Any]:
    """The band over every page with counts of people."""
    return {"band": counted_band()}
