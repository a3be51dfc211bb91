"""The team of a case: who comes, with which parts, until when; who goes; who manages it; and who may not choose."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.faces.workbench import case_words
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Case, Part, TeamMember
from pertvarka.people.cases.queries import one_case
from tests.closed_plane import FIRST_NAME, SURNAME, build_organisation, build_team_member
from tests.unit.faces.workbench.hand_over_people import (
    CANARY,
    address,
    build_account,
    build_case,
    build_people,
    names_on,
    signed_in,
    text,
)

NEXT_WEEK = timezone.localdate() + timedelta(days=7)
PAGES = ["team", "team_add_colleague", "team_add_organisation", "protection", "transfer_new", "conference_new"]


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


@pytest.fixture
def home(reform):
    return build_organisation("liepu-namai", kind="institution")


def team_of(case, *, seen_by):
    with scope.of(seen_by):
        return one_case.team_of(case)


@pytest.mark.parametrize("name", [*PAGES, "attachments", "assign"])
def test_a_case_of_another_organisation_is_not_there(people, case, name):
    answer = signed_in(people.egle).get(address(name, case))

    assert answer.status_code == 404
    assert all(word not in answer.content.decode() for word in (CANARY, SURNAME, case.number))


@pytest.mark.parametrize("name", PAGES)
def test_to_post_there_is_as_absent_as_to_look(people, case, name):
    assert signed_in(people.egle).post(address(name, case)).status_code in (404, 405)


@pytest.mark.parametrize("name", [*PAGES, "attachments"])
def test_each_page_of_the_case_writes_down_the_look_and_shows_no_name(people, case, name):
    answer = signed_in(people.jonas).get(address(name, case))

    assert answer.status_code == 200
    assert SURNAME not in answer.content.decode()
    assert FIRST_NAME not in answer.content.decode()
    with scope.of(people.jonas):
        assert ViewRecord.objects.filter(about=case.person.reference, page=f"cases:{name}").exists()


def test_the_page_tells_who_sees_what_until_when_and_why(people, case, home):
    until = timezone.make_aware(timezone.datetime(2099, 11, 22))
    build_team_member(case, home, "institution_staff", parts=[Part.CASE, Part.TASKS], until=until)
    build_team_member(
        case, people.kaunas, "case_manager", account=people.egle, kind="emergency", ground="Gaisras", may_write=False
    )

    page = text(signed_in(people.jonas).get(address("team", case)))

    assert "Globos įstaigos darbuotojas" in page
    assert "2099-11-21" in page  # the last day, not the midnight after it
    assert "Ypatingu atveju; Gaisras" in page


def test_those_who_left_stay_in_the_history_of_the_team(people, case, home):
    build_team_member(case, home, "institution_staff", until=timezone.now() - timedelta(days=1))

    page = text(signed_in(people.jonas).get(address("team", case)))

    before, after = page.split("Kas komandoje buvo anksčiau")
    assert "liepu-namai" not in before
    assert "liepu-namai" in after


def test_a_member_of_the_team_who_does_not_choose_it_reads_without_buttons(people, case, home):
    ausra = build_account("Aušra", "institution_staff", home)
    build_team_member(case, home, "institution_staff")
    client = signed_in(ausra)

    page = client.get(address("team", case))

    assert page.status_code == 200
    assert address("team_add_colleague", case) not in page.content.decode()
    assert client.get(address("team_add_colleague", case)).status_code == 404


def test_a_colleague_comes_with_the_parts_ticked_and_a_last_day(people, case):
    sent = {
        "colleague": f"{people.rasa.uuid}:case_manager",
        "parts": [Part.TASKS, Part.NOTES],
        "may_write": "on",
        "last_day": NEXT_WEEK.isoformat(),
    }

    answer = signed_in(people.jonas).post(address("team_add_colleague", case), sent)

    assert answer.headers["Location"] == address("team", case)
    with scope.of(people.jonas):
        row = TeamMember.objects.get(case=case, account=people.rasa)
    assert set(row.parts) == {Part.CASE, Part.NOTES, Part.TASKS}
    assert row.may_write
    assert row.until is not None
    assert timezone.localtime(row.until).date() == NEXT_WEEK + timedelta(days=1)
    assert signed_in(people.rasa).get(address("notes", case)).status_code == 200


@pytest.mark.parametrize("part", [Part.LEAD, Part.SEALED])
def test_nobody_gives_the_lead_or_sealed_records_with_the_team(people, case, part):
    sent = {"colleague": f"{people.rasa.uuid}:case_manager", "parts": [part]}

    assert signed_in(people.jonas).post(address("team_add_colleague", case), sent).status_code == 422
    assert names_on(team_of(case, seen_by=people.jonas)) == {"Jonas"}


def test_nobody_puts_themselves_on_a_team(people, case):
    page = signed_in(people.ramune).get(address("team_add_colleague", case)).content.decode()

    assert f"{people.rasa.uuid}:case_manager" in page
    assert str(people.ramune.uuid) not in page


def test_a_last_day_that_has_passed_is_told_beside_it_and_what_was_typed_stays(people, case):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    sent = {"colleague": f"{people.rasa.uuid}:case_manager", "parts": [Part.TASKS], "last_day": yesterday}

    answer = signed_in(people.jonas).post(address("team_add_colleague", case), sent)

    assert answer.status_code == 422
    assert "Pabaigos data ankstesnė už pradžios" in text(answer)
    assert f'value="{yesterday}"' in answer.content.decode()


def test_everyone_of_a_role_in_an_organisation_comes_at_once(people, case, home):
    ausra = build_account("Aušra", "institution_staff", home)
    sent = {"organisation": home.uuid, "role": "institution_staff", "parts": [Part.TASKS]}

    signed_in(people.jonas).post(address("team_add_organisation", case), sent)

    assert signed_in(ausra).get(address("case", case)).status_code == 200


def test_to_a_protected_case_no_organisation_comes_as_a_whole(people, case):
    with scope.of_command("load_demonstration"):
        Case.objects.filter(pk=case.pk).update(protection="restricted", protection_reason="Darbuotojo giminaitis")
    client = signed_in(people.jonas)

    assert client.get(address("team_add_organisation", case)).status_code == 404
    assert address("team_add_organisation", case) not in client.get(address("team", case)).content.decode()


def test_whoever_watches_over_looks_is_not_offered_as_a_member(people, case):
    page = signed_in(people.jonas).get(address("team_add_organisation", case)).content.decode()

    assert "data_protection_officer" not in page
    assert "institution_staff" in page


def test_the_access_is_ended_after_a_question(people, case):
    row = build_team_member(case, people.alytus, "case_manager", account=people.rasa)
    client, rasa = signed_in(people.jonas), signed_in(people.rasa)

    assert client.get(address("team_end", case, row.pk)).status_code == 200
    assert rasa.get(address("case", case)).status_code == 200
    client.post(address("team_end", case, row.pk))

    assert rasa.get(address("case", case)).status_code == 404


def test_the_manager_is_not_taken_off_the_team(people, case):
    (row,) = team_of(case, seen_by=people.jonas)

    assert signed_in(people.jonas).post(address("team_end", case, row.pk)).status_code == 404


def test_a_row_of_another_case_is_not_ended_from_this_one(people, case):
    other = build_case(people)
    row = build_team_member(other, people.alytus, "case_manager", account=people.rasa)

    assert signed_in(people.jonas).post(address("team_end", case, row.pk)).status_code == 404


def test_the_supervisor_gives_the_case_to_another_manager(people, case):
    client = signed_in(people.ramune)

    page = client.get(address("assign", case))
    client.post(address("assign", case), {"manager": people.rasa.uuid, "version": case.version})

    assert "Rasa, veda 0 atvejų" in text(page)
    assert "Jonas, veda" not in text(page)
    assert signed_in(people.rasa).get(address("case", case)).status_code == 200
    assert signed_in(people.jonas).get(address("case", case)).status_code == 404


def test_an_assignment_that_somebody_made_meanwhile_is_not_undone_in_silence(people, case):
    zita = build_account("Zita", "case_manager", people.alytus)
    client = signed_in(people.ramune)
    client.post(address("assign", case), {"manager": people.rasa.uuid, "version": case.version})

    answer = client.post(address("assign", case), {"manager": zita.uuid, "version": case.version})

    assert answer.status_code == 422
    assert "pakeitė kitas darbuotojas" in text(answer)
    assert "Atvejį veda Rasa" in text(answer)


def test_a_manager_does_not_give_cases_away_alone(people, case):
    assert signed_in(people.jonas).get(address("assign", case)).status_code == 404


def test_addresses_are_spoken_in_both_languages(people, case):
    assert reverse("cases:team", args=[case.uuid]).startswith("/lt/atvejai/")
    assert signed_in(people.jonas).get(f"/en/cases/{case.uuid}/team/").status_code == 200


def test_the_supervisor_of_the_unit_chooses_the_team_too(people, case):
    client = signed_in(people.ramune)

    client.post(
        address("team_add_colleague", case), {"colleague": f"{people.rasa.uuid}:case_manager", "parts": [Part.TASKS]}
    )
    row = next(one for one in team_of(case, seen_by=people.jonas) if one.account == people.rasa)
    client.post(address("team_end", case, row.pk))

    assert names_on(team_of(case, seen_by=people.jonas)) == {"Jonas"}


def test_a_ground_the_database_writes_is_told_in_words_wherever_it_stands():
    assert case_words.ground("transfer") == "Atvejis perduotas."
    assert case_words.ground("Dirba su šeima") == "Dirba su šeima"
