"""The scope of a visitor without an account: it opens what the e-mail just typed or the secret link belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.links import hash_of
from pertvarka.programme.events.models.participant import email_index

COMMAND = "receive_registration"
SET = "SELECT set_config('pertvarka.asked_email', %s, true), set_config('pertvarka.asked_link', %s, true)"


@contextmanager
def visitor(*, email: str = "", token: str = "", command: str = COMMAND) -> Iterator[None]:
    """Ask as the visitor who typed this e-mail, or who came by this link."""
    with scope.of_command(command):
        _ask(email_index(email).hex() if email else "", hash_of(token).hex() if token else "")
        try:
            yield
        finally:
            # Inside a longer transaction the settings would outlive the visit.
            if not connection.needs_rollback:
                _ask("", "")


def _ask(email: str, link: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET, [email, link])
