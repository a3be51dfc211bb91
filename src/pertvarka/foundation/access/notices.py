"""Telling accounts what they have to know: a notice at the bell, and, once it is committed, a letter that says so.

Who is told is written by functions of the scope schema, because nobody may write, or read, the notices of others. The
letter holds no case, no number and no link: mail passes through hands we do not know.
"""

import logging
from collections.abc import Iterable
from functools import partial
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import connection, transaction
from django.template.loader import render_to_string

from pertvarka.foundation.access.models import Account

logger = logging.getLogger(__name__)


def tell(*, account_id: int, kind: str, about: str, label: str = "") -> None:
    """One account; `kind` is noun.verbed as in the audit record, `about` a reference, `label` a case number at most."""
    _notify([account_id], kind=kind, about=about, label=label)


def tell_holders(
    *, permission: str, organisation_id: int | None, kind: str, about: str, label: str = "", but: Account | None = None
) -> int:
    """Everyone whose role gives the permission in that organisation (None: anywhere); returns how many."""
    told = [account_id for account_id in holders(permission, organisation_id) if but is None or account_id != but.pk]
    _notify(told, kind=kind, about=about, label=label)
    return len(told)


def holders(permission: str, organisation_id: int | None) -> list[int]:
    """Keys of the accounts that hold the permission today in that organisation (None: anywhere)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.holders(%s, %s)", [permission, organisation_id])
        return sorted(row[0] for row in cursor.fetchall())


def write_letters(account_ids: Iterable[int]) -> None:
    """A letter to each once the transaction stands; invented people and closed accounts get none.

    A mail server that does not answer undoes nothing: the notice waits at the bell all the same.
    """
    addresses = sorted(
        Account.objects.filter(pk__in=list(account_ids), is_demo=False, is_active=True).values_list("email", flat=True)
    )
    for address in addresses:
        transaction.on_commit(partial(_send, address))


def _notify(account_ids: list[int], *, kind: str, about: str, label: str) -> None:
    with connection.cursor() as cursor:
        for account_id in account_ids:
            cursor.execute("SELECT scope.notify(%s, %s, %s, %s)", [account_id, kind, about, label])
    write_letters(account_ids)


def _send(address: str) -> None:
    subject = render_to_string("access/letters/notice_subject.txt").strip()
    try:
        send_mail(subject, render_to_string("access/letters/notice.txt"), None, [address])
    except (OSError, SMTPException) as problem:
        # Neither the address nor the server's words, which repeat it, belong in a log.
        logger.warning("A letter about a notice was not sent: %s", type(problem).__name__)
