"""A plan is read: versions side by side, the print, who finds it and who finds counts only."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from pertvarka.faces.workbench.opened_case import find
from pertvarka.faces.workbench.plan_panel import plan_panel
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.plans.actions import drafts, needs
from pertvarka.people.plans.queries import plans
from tests import closed_plane
from tests.closed_plane import ALYTUS, build_case, build_organisation
from tests.unit.faces.workbench.plan_pages.steps import (
    CANARY,
    KAUNAS,
    a_need,
    address,
    only_service_of,
    signed_in,
    text,
)
from tests.unit.people.plans.building import fresh


def test_versions_stand_side_by_side(browser, case, plan, jonas):
    with scope.of(jonas):
        new = drafts.begin(case=fresh(plan).case, by=jonas)
        need = plans.needs_of(new)[0]
        needs.change(need=need, domain="home", own_words="Noriu buto", expected_version=need.version, by=jonas)

    answer = browser.get(address("plan_compare", case, new.uuid))

    assert "Noriu buto" in text(answer)
    assert CANARY in text(answer)
    assert "Pakeista" in text(answer)
    assert browser.get(address("plan_compare", case, plan.uuid)).status_code == 404


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_plan_is_printed_without_a_name_and_the_print_is_recorded(browser, case, plan, jonas, language):
    with translation.override(language):
        answer = browser.get(address("plan_print", case, plan.uuid))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert case.number in answer["Content-Disposition"]
    with scope.of(jonas):
        assert ViewRecord.objects.filter(about=case.person.reference, kind="export").exists()


def test_another_organisation_finds_no_plan(case, plan, jonas):
    elsewhere = build_organisation("kauno-skyrius", municipality=KAUNAS)
    zita = closed_plane.build_account("Zita", "case_manager", elsewhere, is_demo=True)
    own = build_case(manager=zita, organisation=elsewhere)
    stranger = signed_in(zita)
    need = a_need(plan, jonas)
    for name, more in (
        ("plan", ()),
        ("plan_version", (plan.uuid,)),
        ("plan_print", (plan.uuid,)),
        ("plan_compare", (plan.uuid,)),
        ("plan_need", (plan.uuid, need.uuid)),
    ):
        answer = stranger.get(address(name, case, *more))
        assert answer.status_code == 404
        assert CANARY not in answer.content.decode()
        # Nor under a case of one's own.
        assert stranger.get(address(name, own, *more)).status_code == (200 if name == "plan" else 404)


def test_the_supervisor_reads_the_plan_and_is_offered_nothing_to_write(unit, case, plan):
    ona = closed_plane.build_account("Ona", "case_supervisor", unit, is_demo=True)

    page = signed_in(ona).get(address("plan", case))

    assert CANARY in text(page)
    assert "Peržiūrėti planą" not in text(page)
    assert signed_in(ona).get(address("plan_review", case, plan.uuid)).status_code == 404


def test_a_member_without_the_plan_among_its_parts_finds_no_plan(unit, case, plan):
    home = build_organisation("globos-namai")
    rasa = closed_plane.build_account("Rasa", "provider_staff", home, is_demo=True)
    closed_plane.build_team_member(case, home, "provider_staff", parts=["case", "tasks"])

    answer = signed_in(rasa).get(address("plan", case))

    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()


def test_planners_see_counts_and_no_people(unit, case, plan):
    planner = closed_plane.build_account("Rasa", "municipal_planner", unit, municipality=ALYTUS, is_demo=True)

    answer = signed_in(planner).get(reverse("workbench:service_needs"))

    assert "Paslauga B01" in text(answer)
    assert case.number not in text(answer)
    assert CANARY not in text(answer)
    assert signed_in(planner).get(address("plan", case)).status_code == 404


def test_the_block_of_the_case_page_tells_the_plan(rf, case, plan, jonas):
    request = rf.get(address("case", case))
    request.user = jonas
    with scope.of(jonas):
        panel = plan_panel(find(request, case.uuid))

        drawn = render_to_string("workbench/plan/panel.html", {"plan": panel})
    assert CANARY in drawn
    assert reverse("cases:need_match", args=[case.uuid, only_service_of(plan, jonas).uuid]) in drawn
    assert panel is not None
    assert panel.meter.holes_count == 0
    assert [row.domain for row in panel.rows] == ["Kur gyventi", "Pinigai ir teisės"]
