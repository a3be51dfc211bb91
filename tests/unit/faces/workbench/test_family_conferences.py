"""Pages of family conferences: the way of one from the case to its end, who opens which, and what stays unseen."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases.models import Coordinator, FamilyConference, FamilyMember, FamilyTask
from pertvarka.people.cases.states import FamilyConferencePhase as Phase
from tests.closed_plane import SURNAME, build_organisation
from tests.unit.faces.workbench.hand_over_people import (
    CANARY,
    address,
    build_account,
    build_case,
    build_people,
    signed_in,
    text,
)

TODAY = timezone.localdate()
NEXT_MONTH = (TODAY + timedelta(days=30)).isoformat()
ROLE = "family_conference_coordinator"
AUNT = "Ona Tetulytė"


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def centre(people):
    return build_organisation("seimos-centras", municipality="LT-43")


@pytest.fixture
def daiva(centre):
    return entered("Daiva", centre)


@pytest.fixture
def nijole(centre):
    return entered("Nijole", centre, kind="supervisor")


@pytest.fixture
def case(people):
    return build_case(people)


def entered(name, organisation, *, kind="coordinator", load_of=None):
    with scope.of_command("load_demonstration"):
        return Coordinator.objects.create(
            account=build_account(name, ROLE, organisation),
            kind=kind,
            organisation=organisation,
            region=Region.objects.get(code="LT-AL"),
            certificate=f"SK-{name}",
            trained_on=TODAY - timedelta(days=400),
            training_hours=80,
        )


def conference_of(case, account):
    with scope.of(account):
        return FamilyConference.objects.get(case=case)


def of(name, held, *more):
    return reverse(f"cases:{name}", args=[held.uuid, *more])


def build_conference(case, people, daiva, nijole, *, phase=Phase.PREPARATION, **columns):
    with scope.of_command("load_demonstration"):
        held = FamilyConference.objects.create(
            case=case,
            person=case.person,
            number=case.number,
            question="Kur gyvens vaikas?",
            referred_by=people.jonas,
            coordinator=daiva,
            supervisor=nijole,
            independence="Nesusijusi.",
            phase=phase,
            **columns,
        )
    return FamilyConference(uuid=held.uuid, case_id=held.case_id, pk=held.pk, open_to_id=held.open_to_id)


def build_member(held, case, **columns):
    with scope.of_command("load_demonstration"):
        return FamilyMember.objects.create(conference=held, case=case, **{"relation": "teta", **columns})


def test_from_the_case_to_the_end(people, case, daiva, nijole):
    manager, coordinator = signed_in(people.jonas), signed_in(daiva.account)

    answer = manager.post(address("family_conference_refer", case), {"question": "Kur gyvens vaikas?"}, follow=True)
    held = conference_of(case, people.jonas)
    assert answer.redirect_chain[-1][0] == of("family_conference", held)
    chosen = {
        "coordinator": str(daiva.uuid),
        "supervisor": str(nijole.uuid),
        "independence": "Patikrinta.",
        "version": 1,
    }
    assert manager.post(of("family_appoint", held), chosen).status_code == HTTPStatus.FOUND

    coordinator.post(
        of("family_prepare", held), {"planned_on": NEXT_MONTH, "trusted_person": "krikšto mama", "version": 2}
    )
    coordinator.post(of("family_member_new", held), {"relation": "teta", "name": AUNT})
    with scope.of(daiva.account):
        member = FamilyMember.objects.get()
    coordinator.post(of("family_invitation", held, member.uuid), {"invitation": "coming", "version": 1})
    for step in ("family_information", "family_private_time", "family_private_time_end"):
        coordinator.post(of(step, held))
    version = conference_of(case, people.jonas).version
    coordinator.post(of("family_plan", held), {"plan": "Vaikas gyvens pas tetą.", "version": version})
    coordinator.post(of("family_task_new", held), {"what": "Paruošti kambarį", "who": "teta", "due_on": NEXT_MONTH})

    version = conference_of(case, people.jonas).version
    manager.post(of("family_accept", held), {"review_on": NEXT_MONTH, "version": version})
    with scope.of(people.jonas):
        task = FamilyTask.objects.get()
    manager.post(of("family_task_done", held, task.uuid))
    manager.post(of("family_carry_out", held))
    version = conference_of(case, people.jonas).version
    coordinator.post(of("family_review", held), {"words": "Mums pavyko.", "version": version})
    version = conference_of(case, people.jonas).version
    page = manager.post(of("family_close", held), {"words": "Gyvena pas tetą.", "version": version}, follow=True)

    assert "Mums pavyko." in text(page)
    assert conference_of(case, people.jonas).phase == Phase.CLOSED
    assert coordinator.get(of("family_conference", held)).status_code == HTTPStatus.NOT_FOUND


def test_the_coordinator_finds_the_conference_and_not_the_case(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole)
    for account in (daiva.account, nijole.account):
        client = signed_in(account)
        for url in (reverse("cases:family_conferences"), of("family_conference", held), of("family_sheet", held)):
            page = client.get(url)
            assert page.status_code == HTTPStatus.OK
            assert case.number in text(page) or "family_sheet" in url or "lapas" in url or "sheet" in url
            assert CANARY not in page.content.decode()
            assert SURNAME not in page.content.decode()
            assert str(case.uuid) not in page.content.decode()
        for name in ("case", "name", "notes", "history", "family_conference_refer"):
            assert client.get(address(name, case)).status_code == HTTPStatus.NOT_FOUND


def test_whoever_has_no_part_in_it_finds_nothing(people, case, daiva, nijole, centre):
    held = build_conference(case, people, daiva, nijole)
    other = entered("Kita", centre)
    for account in (other.account, people.egle, people.rimas, people.lina):
        for name in ("family_conference", "family_sheet", "family_names", "family_plan", "family_accept"):
            client = signed_in(account)
            assert client.get(of(name, held)).status_code == HTTPStatus.NOT_FOUND
            assert client.post(of(name, held)).status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)


def test_each_side_does_its_own_part_only(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole, phase=Phase.PRESENTED, family_plan="Pas tetą.")
    manager, coordinator, supervisor = (signed_in(one) for one in (people.jonas, daiva.account, nijole.account))
    for name in ("family_appoint", "family_accept", "family_send_back", "family_close", "family_carry_out"):
        assert coordinator.post(of(name, held)).status_code == HTTPStatus.NOT_FOUND
    for name in ("family_plan", "family_task_new", "family_prepare", "family_member_new", "family_private_time"):
        assert manager.post(of(name, held)).status_code == HTTPStatus.NOT_FOUND
        assert supervisor.post(of(name, held)).status_code == HTTPStatus.NOT_FOUND


def test_a_connected_coordinator_is_refused_with_the_free_named_and_what_was_typed_kept(people, case, daiva, nijole):
    held = build_conference(case, people, None, None, phase=Phase.REFERRAL)
    colleague = entered("Kolega", people.alytus)
    sent = {"coordinator": str(colleague.uuid), "supervisor": str(nijole.uuid), "independence": "Žodžiai", "version": 1}

    page = signed_in(people.jonas).post(of("family_appoint", held), sent)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Daiva (0)" in text(page)
    assert "Žodžiai" in text(page)


def test_the_case_tells_of_its_conference_to_its_own_team_only(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole, phase=Phase.PRESENTED, held_on=TODAY)
    client = signed_in(people.jonas)
    page, history = client.get(address("case", case)), client.get(address("history", case))

    assert of("family_conference", held) in page.content.decode()
    assert "Koordinuoja Daiva" in text(page)
    assert "Įvyko šeimos konferencija" in text(page)
    assert "Įvyko šeimos konferencija" in text(history)
    assert signed_in(daiva.account).get(address("case", case)).status_code == HTTPStatus.NOT_FOUND


def test_a_case_without_a_conference_has_no_such_block(people, case):
    assert 'id="family"' not in signed_in(people.jonas).get(address("case", case)).content.decode()


def test_while_the_family_is_alone_there_is_a_clock_and_nothing_else(people, case, daiva, nijole):
    alone = build_conference(
        case, people, daiva, nijole, phase=Phase.PRIVATE_TIME, private_from=timezone.now() - timedelta(minutes=35)
    )
    build_member(alone, case)
    coordinator = signed_in(daiva.account)

    page = text(coordinator.get(of("family_conference", alone)))
    assert "Šeimos laikas. Įrašai nedaromi." in page
    assert "Kur gyvens" not in page
    assert "teta" not in page
    assert coordinator.get(of("family_plan", alone)).headers["Location"] == of("family_conference", alone)
    refused = coordinator.post(of("family_plan", alone), {"plan": "Planas", "version": 1})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "įrašai nedaromi" in text(refused)
    assert "Šeima pakvietė grįžti" not in text(signed_in(people.jonas).get(of("family_conference", alone)))


def test_names_are_shown_by_a_press_that_is_recorded(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole)
    coordinator = signed_in(daiva.account)
    coordinator.post(of("family_member_new", held), {"relation": "teta", "name": AUNT})

    assert AUNT not in text(coordinator.get(of("family_conference", held)))
    assert coordinator.get(of("family_names", held)).status_code == HTTPStatus.FOUND
    assert AUNT in text(coordinator.post(of("family_names", held)))
    with scope.of(people.lina):
        assert ViewRecord.objects.filter(kind="name", case_id=case.pk, by=daiva.account.reference).exists()


def test_nobody_is_left_out_and_nothing_sent_back_without_a_reason(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole, phase=Phase.PRESENTED, family_plan="Pas tetą.")
    member = build_member(held, case)
    left_out = signed_in(daiva.account).post(
        of("family_invitation", held, member.uuid), {"invitation": "not_invited", "safety_reason": " ", "version": 1}
    )
    assert left_out.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    back = signed_in(people.jonas).post(of("family_send_back", held), {"reason": "  ", "version": 1})
    assert back.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert conference_of(case, people.jonas).phase == Phase.PRESENTED


def test_whoever_saves_the_plan_second_sees_both(people, case, daiva, nijole):
    held = build_conference(case, people, daiva, nijole, phase=Phase.PRESENTED)
    coordinator = signed_in(daiva.account)
    coordinator.post(of("family_plan", held), {"plan": "Pirmasis planas", "version": 1})

    second = coordinator.post(of("family_plan", held), {"plan": "Antrasis planas", "version": 1})

    assert second.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Pirmasis planas" in text(second)
    assert "Antrasis planas" in text(second)


def test_the_ministry_keeps_the_register_and_nobody_else(people, case, daiva, nijole, centre):
    build_conference(case, people, daiva, nijole)
    ministry = build_account("Ministrė", "ministry", build_organisation("sadm", municipality=None, kind="ministry"))
    client = signed_in(ministry)
    new = build_account("Nauja", ROLE, centre)

    page = text(client.get(reverse("cases:coordinators"), {"region": "LT-AL"}))
    assert "SK-Daiva" in page
    assert case.number not in page
    assert client.post(reverse("cases:coordinator_enter"), {}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    sent = {
        "account": str(new.uuid),
        "kind": "coordinator",
        "organisation": str(centre.uuid),
        "region": "LT-AL",
        "certificate": "SK-9",
        "trained_on": TODAY.isoformat(),
        "hours": "80",
    }
    assert client.post(reverse("cases:coordinator_enter"), sent).status_code == HTTPStatus.FOUND
    given = {"supervisor": str(nijole.uuid), "held_on": TODAY.isoformat(), "hours": "2,5"}
    assert client.post(of("supervision_new", daiva), given).status_code == HTTPStatus.FOUND
    assert "2,5" in text(client.get(reverse("cases:coordinators"), {"region": "LT-AL"}))
    assert client.post(of("coordinator_end", daiva), {"until_on": TODAY.isoformat()}).status_code == HTTPStatus.FOUND
    for account in (daiva.account, people.jonas):
        assert signed_in(account).get(reverse("cases:coordinators")).status_code == HTTPStatus.NOT_FOUND
