"""What those who came think of an event: a published form, asked of each once, answered by nobody in particular.

Who was asked, and whether they have answered, is deleted when the evaluation closes. Answers go sealed through a
letterbox and leave it shuffled, five at least (docs/adr/0019); nothing in the last two tables leads to a person.
"""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.models.registration import Registration


class EventEvaluation(models.Model):
    """The form of one event. `answers_count` have come, `told_count` of them have left the letterbox."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True, help_text="empty: the form may still be changed")
    closes_on = models.DateField(null=True, blank=True, help_text="the last day")
    asked_count = models.PositiveIntegerField(default=0)
    answers_count = models.PositiveIntegerField(default=0)
    told_count = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answers_count__lte=models.F("asked_count")), name="evaluation_once_for_each"
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation {self.uuid}"

    @property
    def is_open(self) -> bool:
        return self.sent_on is not None and self.closed_on is None


class EvaluationAsked(models.Model):
    """One person asked. Whoever prepares the event does not read these rows: they say who has answered already."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(EventEvaluation, on_delete=models.CASCADE, related_name="+")
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="+")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    answered = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"asked {self.uuid}"


class EvaluationLetter(models.Model):
    """An answer on its way, sealed; it waits here for others to be shuffled with."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(EventEvaluation, on_delete=models.PROTECT, related_name="+")
    body_sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"letter {self.uuid}"


class EvaluationAnswer(models.Model):
    """What somebody who came answered; a command adds them up."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(EventEvaluation, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()

    def __str__(self) -> str:
        return f"answer {self.uuid}"


def letter_place(letter: uuid.UUID) -> str:
    """Where a sealed letter opens."""
    return f"events_evaluationletter.body:{letter}"
