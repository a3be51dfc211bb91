"""Registrations the asker has begun: the database shows everybody their own only."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from pertvarka.foundation.base import sealing
from pertvarka.people.cases.models import RegistrationDraft

KEPT_FOR = timedelta(days=7)

Answers = dict[str, dict[str, list[str]]]
"""What was typed, as it was typed: by question page, then by field."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A registration not sent yet, opened."""

    uuid: UUID
    answers: Answers
    begun_at: datetime
    changed_at: datetime

    @property
    def kept_until(self) -> datetime:
        return self.changed_at + KEPT_FOR


def own_drafts() -> list[Draft]:
    """Those still kept, the last touched first."""
    return [_opened(row) for row in RegistrationDraft.objects.filter(changed_at__gt=timezone.now() - KEPT_FOR)]


def own_draft(uuid: UUID) -> Draft | None:
    """None too for the draft of somebody else, and for one whose seven days are over."""
    row = RegistrationDraft.objects.filter(uuid=uuid, changed_at__gt=timezone.now() - KEPT_FOR).first()
    return _opened(row) if row else None


def place(uuid: UUID) -> str:
    """Where the sealed answers of a draft open."""
    return f"cases_registrationdraft.answers:{uuid}"


def _opened(row: RegistrationDraft) -> Draft:
    answers = json.loads(sealing.open_sealed(row.answers_sealed, place=place(row.uuid)))
    return Draft(uuid=row.uuid, answers=answers, begun_at=row.begun_at, changed_at=row.changed_at)
