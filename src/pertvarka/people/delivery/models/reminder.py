"""Letters that told staff how much waits for them: one a day at most, and not the same every day."""

from django.db import models

from pertvarka.foundation.access.models import Account
from pertvarka.people.delivery.reminder_rules import Waiting


class Reminder(models.Model):
    """How much waited for somebody when they were last written to. Numbers only; gone after thirty days."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    reminded_on = models.DateField()
    reviews = models.PositiveIntegerField(help_text="reviews of plans and cases that come within a week or are late")
    referrals = models.PositiveIntegerField(help_text="sent ten days ago or earlier, not answered")
    to_renew = models.PositiveIntegerField(help_text="assessments to be planned anew")
    to_assess = models.PositiveIntegerField(help_text="assessments the account was appointed to")
    offers = models.PositiveIntegerField(help_text="services nobody looked over for more than six months")

    class Meta:
        ordering = ["-reminded_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["account", "reminded_on"], name="reminder_once_a_day")]

    def __str__(self) -> str:
        return f"reminder of {self.reminded_on:%Y-%m-%d}"

    @property
    def waiting(self) -> Waiting:
        return Waiting(
            reviews=self.reviews,
            referrals=self.referrals,
            to_renew=self.to_renew,
            to_assess=self.to_assess,
            offers=self.offers,
        )
