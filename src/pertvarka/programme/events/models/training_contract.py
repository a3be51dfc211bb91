"""Contracts of trainings with what each is to deliver: counted from the groups where it can be, else told; accepted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.states import DeliverableKind


class TrainingContract(models.Model):
    """Who teaches for the programme office, from when until when, for how much."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=60, unique=True)
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240, blank=True)
    supplier = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="where it stands in the register; else supplier_words",
    )
    supplier_words = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="EUR")
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    title = Bilingual("title")

    class Meta:
        ordering = [F("signed_on").desc(nulls_last=True), "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on=None) | Q(until_on=None) | Q(until_on__gte=F("signed_on")),
                name="training_contract_period",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        return f"training_contract:{self.uuid}"

    @property
    def supplier_name(self) -> str:
        return self.supplier.name if self.supplier else self.supplier_words


class TrainingDeliverable(models.Model):
    """One thing a contract asks for. What is counted stands in the groups until it is accepted; acceptance keeps the
    figure it was given for.
    """

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contract = models.ForeignKey(TrainingContract, on_delete=models.PROTECT, related_name="deliverables")
    kind = models.CharField(max_length=20, choices=DeliverableKind.choices)
    what_lt = models.CharField(max_length=300, blank=True)
    what_en = models.CharField(max_length=300, blank=True)
    programme = models.ForeignKey(
        "events.TrainingProgramme",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="whose groups are counted; empty: those of every programme of the contract",
    )
    asked_count = models.DecimalField(max_digits=8, decimal_places=1)
    due_on = models.DateField(null=True, blank=True)
    delivered_count = models.DecimalField(max_digits=8, decimal_places=1, null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    what = Bilingual("what")

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(condition=Q(asked_count__gt=0), name="training_deliverable_asks_something"),
            models.CheckConstraint(
                condition=Q(accepted_on=None, accepted_by=None)
                | Q(accepted_on__isnull=False, accepted_by__isnull=False, delivered_on__isnull=False),
                name="training_deliverable_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.what or self.get_kind_display()

    @property
    def reference(self) -> str:
        return f"training_deliverable:{self.uuid}"
