"""A scenario: making, copying and changing it, its page with the result, progress while it is computed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_maps as maps
from pertvarka.faces.workbench import regional_plan_region as region_page
from pertvarka.faces.workbench import regional_plan_scenarios as page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.faces.workbench.forms.regional_plan_scenarios import ScenarioForm
from pertvarka.faces.workbench.forms.regional_plan_steps import RunForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_result import headline, result
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans import words
from pertvarka.oversight.regional_plans.actions import scenarios as actions
from pertvarka.oversight.regional_plans.figures import Summary
from pertvarka.oversight.regional_plans.models import FrozenInput, Scenario
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import inputs, reach, scenarios

LOOKED_AT_EVERY = 2


@requires(Permission.SCENARIO_RUN)
@require_safe
def scenario(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What it changes, how far its computation is, what came out; to htmx only how far it is."""
    found = common.scenario_of(request, uuid)
    live = scenarios.live(found, now=timezone.now())
    if request.headers.get("HX-Request") == "true":
        return _standing(request, found, live)
    account, frozen = common.account_of(request), found.input
    names, summary = Names(frozen.region), scenarios.summary(found)
    told = result(summary, names, inputs.told(frozen).fulls) if summary else None
    shown = _map(request, found, summary, names) if summary else None
    if told and shown and request.GET.get("file"):
        name = f"{frozen.region.slug if frozen.region else 'lt'}-{found.letter}"
        answer = tables.file((*told.tables, shown.table), request.GET["file"], name=name)
        if answer is not None:
            return answer
    context = {
        "crumbs": common.crumbs(frozen.region, common.input_crumb(frozen), Crumb(page.title(found))),
        "scenario": found,
        "title": page.title(found),
        "changes": page.changes_in_words(found, names),
        "changes_by_hand": page.by_hand(found, names),
        "live": live,
        "phase": words.phase(live.phase),
        "every": LOOKED_AT_EVERY,
        "run_form": RunForm(initial={"time_limit_s": found.time_limit_s}) if live.can_run else None,
        "result": told,
        "headline": headline(found, summary) if summary else (),
        "map": shown,
        "is_copy_by_hand": found.copied_from is not None,
        "may_submit": frozen.region is not None and reach.may(account, Permission.PLAN_SUBMIT, frozen.region),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/scenario.html", context)


def _map(request: HttpRequest, found: Scenario, summary: Summary, names: Names) -> region_page.MapPart:
    year = request.GET.get("year", "")
    wanted = int(year) if year.isdecimal() else None
    return region_page.map_part(found, summary, names=names, year=wanted, places=maps.regions())


def _standing(request: HttpRequest, found: Scenario, live: scenarios.Live) -> HttpResponse:
    """The piece that changes while it is computed; when it has ended the whole page is drawn anew."""
    answer = render(
        request,
        "workbench/regional_plan/standing.html",
        {"scenario": found, "live": live, "phase": words.phase(live.phase), "every": LOOKED_AT_EVERY},
    )
    if not live.can_stop:
        answer["HX-Refresh"] = "true"
    return answer


@requires(Permission.SCENARIO_RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new scenario of a frozen input."""
    frozen = common.input_of(request, uuid)
    form, by = _form(request, frozen, initial={"budget": "frozen"}), common.account_of(request)
    return _ask(
        request,
        frozen,
        form,
        lambda typed: actions.create(frozen=frozen, name=typed["name"], changes=form.changes, by=by),
        heading=_("New scenario"),
        back=common.place_url(frozen.region),
    )


@requires(Permission.SCENARIO_RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same, changed in something."""
    found, by = common.scenario_of(request, uuid), common.account_of(request)
    form = _form(request, found.input, initial=ScenarioForm.initial_of("", found.changes))
    return _ask(
        request,
        found.input,
        form,
        lambda typed: actions.copy(scenario=found, name=typed["name"], changes=form.changes, by=by),
        heading=_("Copy of scenario %(letter)s") % {"letter": found.letter},
        back=common.scenario_url(found),
    )


@requires(Permission.SCENARIO_RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A scenario is changed; what was computed of it before is computed anew."""
    found, by = common.scenario_of(request, uuid), common.account_of(request)
    form = _form(
        request, found.input, initial=ScenarioForm.initial_of(found.name, found.changes, version=found.version)
    )
    return _ask(
        request,
        found.input,
        form,
        lambda typed: actions.change(
            scenario=found,
            name=typed["name"],
            changes=form.changes,
            expected_version=typed["version"] or 0,
            by=by,
        ),
        heading=_("Change scenario %(letter)s") % {"letter": found.letter},
        back=common.scenario_url(found),
        done=_("Saved. Compute it anew to see what it gives."),
    )


def _form(request: HttpRequest, frozen: FrozenInput, *, initial: dict[str, object]) -> ScenarioForm:
    years, services = page.asked_about(frozen)
    data = request.POST if request.method == "POST" else None
    institutions = page.institutions(frozen, Names(frozen.region))
    return ScenarioForm(
        data,
        initial=initial,
        years=years,
        services=services,
        institutions=institutions,
        is_country=frozen.region is None,
    )


def _ask(
    request: HttpRequest,
    frozen: FrozenInput,
    form: ScenarioForm,
    save: Callable[[dict[str, Any]], Scenario],
    *,
    heading: str,
    back: str,
    done: str = "",
) -> HttpResponse:
    question = common.question(
        heading=heading,
        press=_("Save"),
        done=done or _("The scenario is made. Press “Compute” to see what it gives."),
        back=back,
        trail=common.crumbs(frozen.region, common.input_crumb(frozen)),
        onward=common.scenario_url,
        groups=form.groups,
    )
    return ask(request, form, save, question)
