"""The administrator's desk: accounts, roles, what each sees and why, what waits for a second person."""

from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from pytest_django import Settings

from pertvarka.faces.workbench import accounts_in_words
from pertvarka.foundation.access import account_register, permissions, roles, scope, seeing
from pertvarka.foundation.access.models import Account, Approval, Membership
from pertvarka.foundation.organisations.models import Organisation
from tests.closed_plane import build_account, build_organisation, give_role

TODAY = timezone.localdate().isoformat()


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> None:
    """Invented people need no second factor, which is not what is tested here."""
    settings.DEMO_MODE = True


@pytest.fixture
def unit(reform: None) -> Organisation:
    return build_organisation("bandymo-skyrius")


@pytest.fixture
def marius(reform: None) -> Account:
    return build_account("Marius", "administrator", is_demo=True)


@pytest.fixture
def zita(reform: None) -> Account:
    return build_account("Zita", "administrator", is_demo=True)


@pytest.fixture
def rasa(unit: Organisation) -> Account:
    return build_account("Rasa", "case_manager", unit, is_demo=True)


@pytest.fixture
def as_marius(client: Client, marius: Account) -> Client:
    client.force_login(marius)
    return client


def page_of(name: str, account: Account, **more: object) -> str:
    return reverse(f"workbench:{name}", kwargs={"uuid": account.uuid, **more})


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def role_form(**changes: str) -> dict[str, str]:
    return {"role_code": "trainer", "purpose": "Sutartis Nr. 5", "valid_from": TODAY} | changes


def memberships(account: Account, by: Account) -> list[Membership]:
    with scope.of(by):
        return account_register.memberships_of(account)


PAGES = ["accounts", "account_open"]
PAGES_OF_ACCOUNT = ["account", "account_close", "role_give"]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_page_opens_to_an_administrator(as_marius: Client, marius: Account, rasa: Account, language: str):
    (membership,) = memberships(rasa, marius)
    with translation.override(language):
        addresses = [
            *(reverse(f"workbench:{name}") for name in (*PAGES, "approvals")),
            *(page_of(name, rasa) for name in PAGES_OF_ACCOUNT),
            page_of("role_end", rasa, key=membership.pk),
        ]
        assert {as_marius.get(address).status_code for address in addresses} == {200}


def test_nothing_of_it_is_there_for_others(rasa: Account, marius: Account):
    client = signed_in(rasa)
    (membership,) = memberships(rasa, marius)
    addresses = [
        *(reverse(f"workbench:{name}") for name in PAGES),
        *(page_of(name, marius) for name in (*PAGES_OF_ACCOUNT, "account_second_factor")),
        page_of("role_end", rasa, key=membership.pk),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.post(address).status_code for address in addresses} == {404}


def test_the_data_protection_officer_looks_and_changes_nothing(unit: Organisation, rasa: Account):
    client = signed_in(build_account("Lina", "data_protection_officer", unit, is_demo=True))

    page = client.get(page_of("account", rasa)).content.decode()

    assert "Rasa" in page
    assert page_of("role_give", rasa) not in page
    assert client.post(page_of("role_give", rasa), role_form()).status_code == 404
    assert client.post(page_of("account_close", rasa)).status_code == 404


def test_an_unknown_account_is_not_there(as_marius: Client):
    assert as_marius.get(reverse("workbench:account", kwargs={"uuid": uuid4()})).status_code == 404


# --- the list


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Žukaitė", "Marius", "Petras"}),
        ({"text": "zukaite"}, {"Žukaitė"}),
        ({"text": "ŽUKAI"}, {"Žukaitė"}),
        ({"text": "petras@"}, {"Petras"}),
        ({"role": "case_manager"}, {"Petras"}),
        ({"show": "waiting"}, {"Žukaitė"}),
        ({"show": "ending"}, {"Petras"}),
        ({"show": "closed"}, {"Uždarytas"}),
        ({"text": "xyz"}, set()),
        ({"show": "nonsense"}, {"Žukaitė", "Marius", "Petras"}),
    ],
)
def test_accounts_are_found(as_marius: Client, unit: Organisation, asked: dict[str, str], found: set[str]):
    zukaite = build_account("Žukaitė", is_demo=True)
    give_role(zukaite, "trainer", waits_for_approval=True)
    build_account("Petras", "case_manager", unit, until=timezone.localdate())
    Account.objects.filter(pk=build_account("Uždarytas").pk).update(is_active=False)

    page = as_marius.get(reverse("workbench:accounts"), asked).content.decode()

    shown = {name for name in ("Žukaitė", "Marius", "Petras", "Uždarytas") if f">{name}</a>" in page}
    assert shown == found


def test_the_list_takes_as_many_queries_for_sixty_accounts_as_for_six(as_marius: Client, unit: Organisation):
    def asked() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as queries:
            page = as_marius.get(reverse("workbench:accounts"))
        return len(queries), page.content.decode()

    for number in range(60):
        build_account(f"Darbuotojas{number}", "case_manager", unit)
        if number == 5:
            few, _ = asked()

    many, page = asked()
    assert many == few
    assert 'rel="next" href="?page=2' in page


# --- what is seen and why


def test_the_page_says_what_is_seen_through_which_role_and_why(as_marius: Client, rasa: Account, unit: Organisation):
    page = as_marius.get(page_of("account", rasa)).content.decode()

    role = roles.role("case_manager")
    assert role.title_lt in page
    assert "Bandymas" in page
    assert unit.name in page
    assert all(escape(permissions.meaning(code)) in page for code in role.codes)
    assert all(escape(thing) in page for thing in role.does_not_see_lt)


def test_a_right_that_reaches_nothing_is_told_so(as_marius: Client, marius: Account):
    nowhere = build_account("Petras", "case_manager")

    with scope.of(marius):
        explained = accounts_in_words.explain(seeing.what_is_seen(nowhere, on=timezone.localdate()))

    without = {seen.code for one in explained.giving for seen in one.seen if not seen.reaches}
    assert "cases:case:view" in without
    assert "cases:code:search" not in without


def test_commands_rights_are_not_listed_as_withheld(as_marius: Client, marius: Account):
    page = as_marius.get(page_of("account", marius)).content.decode()

    assert escape(permissions.meaning("cases:record:keep")) not in page
    assert escape(permissions.meaning("cases:case:view")) in page


# --- opening, giving, ending, closing


def test_an_account_is_opened_and_its_holder_gets_a_letter(as_marius: Client):
    answer = as_marius.post(
        reverse("workbench:account_open"),
        {"email": "Nauja@savivaldybe.example", "name": "Nauja Narė", "language": "lt"},
    )

    opened = Account.objects.get(email="nauja@savivaldybe.example")
    assert answer["Location"] == page_of("account", opened)
    (letter,) = mail.outbox
    assert letter.to == [opened.email]


def test_an_email_that_has_an_account_is_told_and_nothing_is_lost(as_marius: Client, rasa: Account):
    answer = as_marius.post(
        reverse("workbench:account_open"), {"email": rasa.email, "name": "Kita Rasa", "language": "lt"}
    )

    assert answer.status_code == 422
    assert "jau yra" in answer.content.decode()
    assert 'value="Kita Rasa"' in answer.content.decode()


def test_a_role_is_given_in_one_form(as_marius: Client, marius: Account, rasa: Account):
    answer = as_marius.post(page_of("role_give", rasa), role_form(), follow=True)

    assert answer.redirect_chain[-1][0] == page_of("account", rasa)
    given = next(one for one in memberships(rasa, marius) if one.role_code == "trainer")
    assert (given.purpose, given.asked_by) == ("Sutartis Nr. 5", marius)


def test_a_refused_role_says_why_and_loses_nothing(as_marius: Client, marius: Account, rasa: Account):
    answer = as_marius.post(
        page_of("role_give", rasa), role_form(role_code="child_rights_officer", organisation="bandymo-skyrius")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nurodykite regioną" in page
    assert "Sutartis Nr. 5" in page
    assert '<option value="child_rights_officer" selected>' in page
    assert '<option value="bandymo-skyrius" selected>' in page
    assert len(memberships(rasa, marius)) == 1


@pytest.mark.parametrize("day", ["2026-13-01", "rytoj", ""])
def test_a_day_that_is_none_is_refused(as_marius: Client, rasa: Account, day: str):
    assert as_marius.post(page_of("role_give", rasa), role_form(valid_from=day)).status_code == 422


def test_giving_oneself_a_role_is_refused_in_words(as_marius: Client, marius: Account):
    answer = as_marius.post(page_of("role_give", marius), role_form())

    assert answer.status_code == 422
    assert "kito administratoriaus" in answer.content.decode()


def test_a_role_over_files_waits_and_another_administrator_approves_it(
    as_marius: Client, marius: Account, zita: Account, unit: Organisation
):
    naujas = build_account("Naujas")
    as_marius.post(page_of("role_give", naujas), role_form(role_code="case_manager", organisation="bandymo-skyrius"))
    with scope.of(zita):
        approval = Approval.objects.get()
    address = reverse("workbench:approval", kwargs={"uuid": approval.uuid})
    (asked,) = memberships(naujas, zita)
    assert asked.approved_at is None

    own = as_marius.get(address)
    assert 'name="decision"' not in own.content.decode()
    assert as_marius.post(address, {"decision": "approved"}).status_code == 422

    client = signed_in(zita)
    assert "Naujas" in client.get(reverse("workbench:approvals")).content.decode()
    assert client.post(address, {"decision": "approved"})["Location"] == reverse("workbench:approvals")
    (approved,) = memberships(naujas, zita)
    assert approved.approved_by == zita


def test_a_refusal_without_a_reason_is_asked_for_one(as_marius: Client, zita: Account, unit: Organisation):
    naujas = build_account("Naujas")
    as_marius.post(page_of("role_give", naujas), role_form(role_code="case_manager", organisation="bandymo-skyrius"))
    with scope.of(zita):
        address = reverse("workbench:approval", kwargs={"uuid": Approval.objects.get().uuid})
    client = signed_in(zita)

    assert client.post(address, {"decision": "refused"}).status_code == 422
    assert client.post(address, {"decision": "refused", "reason": "Nėra įsakymo"}).status_code == 302


def test_an_approval_is_not_there_for_those_who_decide_nothing(
    as_marius: Client, zita: Account, rasa: Account, unit: Organisation
):
    naujas = build_account("Naujas")
    as_marius.post(page_of("role_give", naujas), role_form(role_code="case_manager", organisation="bandymo-skyrius"))
    with scope.of(zita):
        approval = Approval.objects.get()
    client = signed_in(rasa)

    assert "Naujas" not in client.get(reverse("workbench:approvals")).content.decode()
    assert client.get(reverse("workbench:approval", kwargs={"uuid": approval.uuid})).status_code == 404


def test_a_role_is_ended(as_marius: Client, marius: Account, rasa: Account):
    (membership,) = memberships(rasa, marius)

    answer = as_marius.post(page_of("role_end", rasa, key=membership.pk), {"last_day": TODAY})

    assert answer.status_code == 302
    (ended,) = memberships(rasa, marius)
    assert ended.valid_until == timezone.localdate()


def test_a_role_of_another_account_is_not_ended_under_this_address(
    as_marius: Client, marius: Account, zita: Account, rasa: Account
):
    (membership,) = memberships(zita, marius)

    assert as_marius.get(page_of("role_end", rasa, key=membership.pk)).status_code == 404


def test_an_account_is_closed_and_its_holder_is_out_at_once(as_marius: Client, rasa: Account):
    client = signed_in(rasa)
    assert client.get(reverse("workbench:home")).status_code == 200

    assert as_marius.post(page_of("account_close", rasa)).status_code == 302

    assert client.get(reverse("workbench:home")).status_code == 302
    assert "uždaryta" in as_marius.get(page_of("account", rasa)).content.decode()


def test_nobody_closes_their_own_account(as_marius: Client, marius: Account):
    assert as_marius.post(page_of("account_close", marius)).status_code == 422
    assert page_of("account_close", marius) not in as_marius.get(page_of("account", marius)).content.decode()
