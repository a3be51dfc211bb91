"""People and addresses of the tests of team, hand-over and openings: two units, their managers and supervisors."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, TeamMember
from tests import closed_plane

CANARY = "Kanarėlės įrašas"
KAUNAS = "LT-16"
UNKNOWN = "PV-2099-99999"


@dataclass(frozen=True)
class People:
    """Jonas manages in Alytus under Ramunė, Eglė in Kaunas under Rimas; Lina protects data."""

    alytus: Organisation
    kaunas: Organisation
    jonas: Account
    rasa: Account
    ramune: Account
    egle: Account
    rimas: Account
    lina: Account


def build_people() -> People:
    alytus = closed_plane.build_organisation("alytaus-skyrius")
    kaunas = closed_plane.build_organisation("kauno-skyrius", municipality=KAUNAS)
    office = closed_plane.build_organisation("duomenu-apsauga", municipality=None, kind="authority")
    return People(
        alytus=alytus,
        kaunas=kaunas,
        jonas=build_account("Jonas", "case_manager", alytus),
        rasa=build_account("Rasa", "case_manager", alytus),
        ramune=build_account("Ramunė", "case_supervisor", alytus),
        egle=build_account("Eglė", "case_manager", kaunas),
        rimas=build_account("Rimas", "case_supervisor", kaunas),
        lina=build_account("Lina", "data_protection_officer", office),
    )


def build_account(name: str, role: str, organisation: Organisation) -> Account:
    """Of the demonstration, so that no second factor stands between the test and the page."""
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def build_case(people: People, **columns: object) -> Case:
    """Jonas's, with a canary in its diary."""
    case = closed_plane.build_case(manager=people.jonas, organisation=people.alytus, state="plan_active", **columns)
    closed_plane.build_note(case, people.jonas, CANARY)
    return case


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def text(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def names_on(rows: list[TeamMember]) -> set[str]:
    return {row.account.name if row.account else str(row.organisation) for row in rows}
