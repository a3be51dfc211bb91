"""Steps of a registration on its pages."""

import re
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases import national_code
from pertvarka.people.cases.actions import registration
from pertvarka.people.cases.models import (
    Case,
)
from tests import closed_plane

KAUNAS = "LT-16"

BORN = date(1990, 3, 4)

CODE = national_code.compose(sex="female", born_on=BORN, serial=0)

GROUND = {"basis": "law", "article": "BDAR 6 str. 1 d. e p.", "informed_form": "spoken", "informed_on": "2026-01-05"}

SEARCHED = {"first_name": "Rūta", "surname": "Bandomoji", "birth_date": BORN.isoformat()}

BASICS = {
    **SEARCHED,
    "sex": "female",
    "national_code": CODE,
    "municipality": "LT-02",
    "address": "Kanarėlių g. 7",
    "phone": "+370 600 00000",
    "target_groups": ["adult_with_disability"],
    "legal_status": "full_capacity",
    "communication": ["speech", "easy_read"],
    "languages": ["lt", "pl"],
}


def build_account(name: str, role: str, organisation: Organisation) -> Account:
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def lead(account: Account, **changed: str) -> dict[str, str]:
    return {
        "kind": "disability_coordination",
        "organisation": "alytaus-skyrius",
        "manager": str(account.uuid),
        "opened_on": "2026-02-01",
        "opening_reason": "Kreipėsi šeima.",
        "risk": "low",
        **changed,
    }


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def registered(by: Account, unit: Organisation, *, code: str = CODE, surname: str = "Bandomoji") -> Case:
    """Somebody who is there already."""
    with scope.of(by):
        return registration.register(
            person=registration.NewPerson("Rūta", surname, BORN, "female", "full_capacity", national_code=code),
            case=registration.NewCase(
                "aftercare", unit.municipality, unit, by, timezone.localdate() - timedelta(days=9), "Buvo"
            ),
            by=by,
        )


def begun(browser: Client, **ground: str) -> str:
    """The key of a draft whose first page is answered."""
    answer = browser.post(reverse("cases:register"), {**GROUND, **ground})
    return re.search(r"[0-9a-f-]{36}", answer.headers["Location"])[0]


def page(draft: str, step: str) -> str:
    return reverse("cases:register_step", kwargs={"uuid": draft, "step": step})


def check(draft: str) -> str:
    return reverse("cases:register_check", kwargs={"uuid": draft})


def filled(browser: Client, jonas: Account, *, basics: dict | None = None, **of_lead: str) -> str:
    """A draft answered to the end."""
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    browser.post(page(draft, "matches"))
    browser.post(page(draft, "basics"), {**BASICS, **(basics or {})})
    browser.post(page(draft, "matches"))
    browser.post(page(draft, "lead"), lead(jonas, **of_lead))
    return draft


def kinds_looked(account: Account) -> list[tuple[str, str]]:
    with scope.of_command("seal"):
        return list(ViewRecord.objects.filter(by=account.reference).order_by("id").values_list("kind", "about"))
