"""Steps on the pages of a plan."""

import re

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.queries import plans
from tests.unit.people.plans.building import fresh, only_service

CANARY = "Kanarėlės noras"

KAUNAS = "LT-16"


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def standing(plan: Plan, by: Account) -> Plan:
    with scope.of(by):
        return fresh(plan)


def a_need(plan: Plan, by: Account, place: int = 0):
    with scope.of(by):
        return plans.needs_of(plan)[place]


def only_service_of(plan: Plan, by: Account):
    with scope.of(by):
        return only_service(plan)


def agreed(**changed):
    today = timezone.localdate().isoformat()
    return {
        "outcome": "agreed",
        "agreed_by": "person",
        "helped_by": "",
        "agreed_on": today,
        "words": "Perskaitėme kartu",
        **changed,
    }
