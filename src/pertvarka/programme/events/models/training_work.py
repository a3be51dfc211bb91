"""Training programmes at work: for whom, how many hours, how many are to learn. A group of one is an event."""

import uuid

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.events.audiences import AUDIENCES
from pertvarka.programme.events.models.training_contract import TrainingContract


class TrainingProgramme(models.Model):
    """What is taught to one of the ten audiences. Its groups are events, with their list, half-days and attendance."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240)
    audience = models.CharField(max_length=60, choices=[(key, str(key)) for key in AUDIENCES])
    academic_hours = models.DecimalField(max_digits=5, decimal_places=1)
    completed_percent = models.PositiveSmallIntegerField(
        default=80, help_text="the share of the hours one has to attend to have completed it"
    )
    contract = models.ForeignKey(
        TrainingContract,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
        help_text="the contract it is given under; empty where the office teaches itself",
    )
    planned_groups = models.PositiveIntegerField(null=True, blank=True)
    planned_persons = models.PositiveIntegerField(null=True, blank=True)
    reported_under = models.CharField(max_length=20)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    title = Bilingual("title")

    class Meta:
        ordering = ["title_lt"]
        constraints = [
            models.UniqueConstraint(fields=["title_lt"], name="training_programme_once"),
            models.CheckConstraint(
                condition=models.Q(completed_percent__gte=1, completed_percent__lte=100),
                name="training_programme_share",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"training_programme:{self.uuid}"
