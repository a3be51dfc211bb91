"""Outcome measures: the same eight questions before a move and after it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase


class OutcomeMeasure(OfCase):
    """Answers 0–4 (4 is best; empty: not asked), with the person's own words. Two measures are compared question by
    question.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("before the move")
        MONTHS_6 = "months_6", _("6 months after")
        MONTHS_12 = "months_12", _("12 months after")
        MONTHS_24 = "months_24", _("24 months after")

    QUESTIONS = (
        "wish_fulfilled",
        "choice_and_control",
        "family_contact",
        "day_activity",
        "health",
        "safety",
        "friends",
        "satisfaction",
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="outcomes")
    moment = models.CharField(max_length=10, choices=Moment.choices)
    measured_on = models.DateField()
    wish_fulfilled = models.PositiveSmallIntegerField(null=True, blank=True)
    choice_and_control = models.PositiveSmallIntegerField(null=True, blank=True)
    family_contact = models.PositiveSmallIntegerField(null=True, blank=True)
    day_activity = models.PositiveSmallIntegerField(null=True, blank=True)
    health = models.PositiveSmallIntegerField(null=True, blank=True)
    safety = models.PositiveSmallIntegerField(null=True, blank=True)
    friends = models.PositiveSmallIntegerField(null=True, blank=True)
    satisfaction = models.PositiveSmallIntegerField(null=True, blank=True)
    own_words = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["measured_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "moment", "measured_on"], name="outcome_once"),
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": 4})
                        for name in (
                            "wish_fulfilled",
                            "choice_and_control",
                            "family_contact",
                            "day_activity",
                            "health",
                            "safety",
                            "friends",
                            "satisfaction",
                        )
                    )
                ),
                name="outcome_answers_0_to_4",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.moment} {self.measured_on:%Y-%m-%d}"
