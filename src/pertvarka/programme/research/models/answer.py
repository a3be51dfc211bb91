"""Invitations, letters and answers: three tables with nothing in common that would join a person to an answer.

Who was invited, and whether an answer came, stands with the invitation until the wave closes; then it is deleted. What
was answered goes sealed and filled up to one length into a letterbox, and from there, shuffled with at least nine
others, to the answers (docs/adr/0019). All three have random keys; an answer holds no day.
"""

import uuid

from django.db import models

from pertvarka.programme.research.models.wave import Stratum, SurveyWave


class Invitation(models.Model):
    """One person asked. The address is sealed; the link in the letter is not kept, only its hash."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(SurveyWave, on_delete=models.CASCADE, related_name="invitations")
    stratum = models.ForeignKey(Stratum, on_delete=models.CASCADE, related_name="+")
    email_sealed = models.BinaryField()
    email_index = models.BinaryField(help_text="keyed index: one invitation for an address in a wave")
    token_hash = models.BinaryField(unique=True)
    language = models.CharField(max_length=2, default="lt")
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "email_index"], name="invitation_once")]

    def __str__(self) -> str:
        return f"invitation {self.uuid}"


class Letter(models.Model):
    """An answer on its way, sealed; it waits here for others to be shuffled with."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="+")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="+")
    body_sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"letter {self.uuid}"


class SurveyAnswer(models.Model):
    """What somebody of the stratum answered; nobody reads one, commands add them up."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="+")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()

    def __str__(self) -> str:
        return f"answer {self.uuid}"


def letter_place(letter: uuid.UUID) -> str:
    """Where a sealed letter opens."""
    return f"research_letter.body:{letter}"


def email_place(invitation: uuid.UUID) -> str:
    """Where a sealed address opens."""
    return f"research_invitation.email:{invitation}"
