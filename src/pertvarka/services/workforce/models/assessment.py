"""Competence and motivation of a worker, assessed with a version of an instrument."""

import uuid

from django.db import models
from django.db.models import Q

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion, Response
from pertvarka.services.workforce.models.staff import OfStaff, StaffMember
from pertvarka.services.workforce.states import ResultClass, StaffAssessmentState


class StaffAssessment(OfStaff):
    """Seen by the worker, their own manager and the assessor; everybody else sees totals.

    `levels` are the calculations of the form by domain, 0–4; `account` and `manager_account` repeat those of the
    register, kept by a trigger, so that the row rule asks no other table.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="assessments")
    account = models.ForeignKey(Account, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    manager_account = models.ForeignKey(Account, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    assessor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    assessor_until = models.DateField(null=True, blank=True, help_text="30 days after it was discussed")
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=StaffAssessmentState.choices, default=StaffAssessmentState.PLANNED)
    due_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    discussed_on = models.DateField(null=True, blank=True)
    levels = models.JSONField(default=dict)
    motivation = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    result_class = models.CharField(max_length=16, choices=ResultClass.choices, blank=True)

    class Meta:
        ordering = ["-due_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff_member"],
                condition=Q(state__in=["planned", "in_progress"]),
                name="staff_assessment_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "in_progress"])
                | (Q(submitted_on__isnull=False) & ~Q(result_class="")),
                name="staff_assessment_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return f"staff assessment {self.uuid}"

    @property
    def reference(self) -> str:
        """How the audit record, notices and the view log name this assessment."""
        return f"staff_assessment:{self.uuid}"


class StaffResponse(OfStaff, Response):
    """The assessor's answers."""

    assessment = models.OneToOneField(StaffAssessment, on_delete=models.PROTECT, related_name="response")
