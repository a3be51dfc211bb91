"""Sessions in the database, read with a question composed once: every request of a signed-in person begins with one.

They stay rows that signing out deletes. A session kept in the cookie or in the memory of one process would outlive it.
"""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from pertvarka.foundation.base.composed import Composed


def _open(key: str, now: datetime) -> QuerySet[Any]:
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now)


_open_session = Composed(_open, samples={"key": "-", "now": datetime.min.replace(tzinfo=UTC)})


class SessionStore(db.SessionStore):
    """Django's own, but for the reading."""

    def _get_session_from_db(self) -> Any:
        found = _open_session.rows(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
        return found[0] if found else None
