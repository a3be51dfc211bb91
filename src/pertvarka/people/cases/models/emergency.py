"""Opening a case in an emergency: allowed, never unseen."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfCase


class EmergencyAccess(OfCase):
    """Twenty-four hours in a case of another team, with a reason, told to supervisor and data protection officer.

    The table of openings is what they review; the access itself is a row of the team.
    """

    class Reason(models.TextChoices):
        DANGER = "danger", _("danger to life, health or safety")
        MANAGER_AWAY = "manager_away", _("the manager cannot be reached and the matter cannot wait")
        CHILD_PROTECTION = "child_protection", _("protection of a child")
        OTHER = "other", _("another reason, named below")

    class Review(models.TextChoices):
        WAITING = "waiting", _("waiting for review")
        JUSTIFIED = "justified", _("justified")
        UNJUSTIFIED = "unjustified", _("not justified")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, help_text="of the case, for reviewers who do not open it")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    words = models.TextField(help_text="what happened, in the worker's words")
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    review = models.CharField(max_length=20, choices=Review.choices, default=Review.WAITING)
    reviewed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("account")), name="emergency_reviewed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(review="waiting", reviewed_at=None)
                | (~Q(review="waiting") & Q(reviewed_at__isnull=False) & ~Q(review_words="")),
                name="emergency_reviewed_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} opened {self.opened_at:%Y-%m-%d %H:%M}"
