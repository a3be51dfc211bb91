"""Telling staff by letter how much waits for them: counts and the way to their day, nobody's name or number.

Each is counted in their own scope, so a letter never tells of more than its reader would see; the command itself sees
no file at all.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.access import notices, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, mail
from pertvarka.people.delivery import reminder_rules
from pertvarka.people.delivery.models import Reminder
from pertvarka.people.delivery.queries import waiting_work
from pertvarka.people.delivery.reminder_rules import Waiting

COMMAND = "remind_staff"
LETTER = "delivery/letters/waiting"

Progress = Callable[[int, int], None]


def remind(*, today: date, progress: Progress = lambda _done, _of: None) -> int:
    """Write to everybody for whom something waits, once a day at most; returns how many letters went.

    Runs inside the command's scope. Invented people and closed accounts get none.
    """
    Reminder.objects.filter(reminded_on__lt=today - reminder_rules.KEPT).delete()
    readers = _readers()
    written = 0
    for number, account in enumerate(readers, start=1):
        with scope.of(account):
            now = waiting_work.of(account, today=today)
        last = Reminder.objects.filter(account=account).first()
        if reminder_rules.is_due(
            now, today=today, last=last.waiting if last else None, last_on=last.reminded_on if last else None
        ):
            written += _written(account, now, today=today)
        progress(number, len(readers))
    return written


def _readers() -> list[Account]:
    keys = {key for permission in waiting_work.TOLD_TO for key in notices.holders(permission, None)}
    return list(Account.objects.filter(pk__in=keys, is_active=True, is_demo=False).order_by("pk"))


def _written(account: Account, now: Waiting, *, today: date) -> bool:
    """False where another run was first: the table takes one letter a day."""
    try:
        with transaction.atomic():
            Reminder.objects.create(account=account, reminded_on=today, **asdict(now))
    except IntegrityError:
        return False
    with translation.override(account.language):
        address = settings.PUBLIC_ADDRESS + reverse("workbench:home")
    context = {"waiting": now, "address": address}
    mail.queue(account.email, template=LETTER, language=account.language, context=context)
    audit.record("staff.reminded", about=account.reference, by=f"command:{COMMAND}", **asdict(now))
    return True
