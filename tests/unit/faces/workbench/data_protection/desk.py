"""What the tests of the officer's desk type and read."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.people.cases.models import Case

CANARIES = ("Vardenė", "Pavardenytė", "Kalbėjomės apie mokyklą")


def typed(case: Case, **changes: str) -> dict[str, str]:
    usual = {
        "number": case.number,
        "kind": "access",
        "words": "Noriu žinoti, kas apie mane įrašyta.",
        "received_on": timezone.localdate().isoformat(),
        "is_known": "on",
    }
    return usual | changes


def text_of(client: Client, name: str, *arguments: object) -> str:
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()
