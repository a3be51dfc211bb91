"""What tests of the page of one case do and look for again and again."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import tasks
from pertvarka.people.cases.models import Case, Task
from tests import closed_plane

CANARY = "Kanarėlės įrašas"
KAUNAS = "LT-16"


def build_account(name: str, role: str, organisation: Organisation) -> Account:
    """Of the demonstration, so that no second factor stands between the test and the page."""
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def looks_at(case: Case, by: Account) -> list[str]:
    with scope.of(by):
        return list(
            ViewRecord.objects.filter(about=case.person.reference, by=by.reference).values_list("kind", flat=True)
        )


def set_task(case: Case, by: Account, title: str = "Paskambinti seseriai", days: int = 3) -> Task:
    with scope.of(by):
        return tasks.set_task(
            case=Case.objects.get(pk=case.pk),
            title=title,
            due_on=timezone.localdate() + timedelta(days=days),
            assignee=by,
            by=by,
        )
