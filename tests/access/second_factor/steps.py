"""What tests of the second factor do and ask again and again."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope, second_factor
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent

WRONG = "Kodas netinka."
LIMITED = "Per daug kartų įrašytas netinkamas kodas."


def recorded(kind: str, account: Account) -> int:
    return AuditEvent.objects.filter(kind=f"account.{kind}", about=account.reference).count()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def is_needed(account: Account) -> bool:
    with scope.of(account):
        return second_factor.is_needed(account, on=timezone.localdate())


def led_to(answer) -> str:
    assert answer.status_code == 302, answer.status_code
    return answer["Location"].partition("?")[0]


def give_code(client: Client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})
