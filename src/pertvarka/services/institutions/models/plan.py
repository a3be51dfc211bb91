"""The transformation plan of an institution: its versions, chapters, submissions and the expert's remarks."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.services.institutions.models.institution import TransformingInstitution
from pertvarka.services.institutions.rules import OPEN_PLANS
from pertvarka.services.institutions.states import PlanState


class ChapterKey(models.TextChoices):
    """In the order of the document."""

    SITUATION = "situation", _("The situation")
    RESIDENTS = "residents", _("The future of the residents")
    SERVICES = "services", _("Services to be created")
    STAFF = "staff", _("Staff")
    BUILDING = "building", _("The building")
    MONEY = "money", _("Money")
    TIMETABLE = "timetable", _("Timetable")
    RISKS = "risks", _("Risks")
    COMMUNICATION = "communication", _("Communication")


class TransformationPlan(models.Model):
    """One version of the plan. A new one begins as a copy; the approved one counts until the next is approved."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    institution = models.ForeignKey(TransformingInstitution, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(help_text="1 is the first version")
    state = models.CharField(max_length=20, choices=PlanState.choices, default=PlanState.DRAFTING)
    expert = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField(default=timezone.localdate)
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    endorsed_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approval_document = models.CharField(max_length=200, blank=True, help_text="the founder's decision")
    started_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["institution", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="transformation_plan_number_once"),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(state__in=sorted(OPEN_PLANS)),
                name="transformation_plan_one_being_written",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(endorsed_on__isnull=False), name="transformation_plan_endorsed_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.number}"

    @property
    def reference(self) -> str:
        """How the audit record names this plan."""
        return f"transformation_plan:{self.uuid}"


class Chapter(models.Model):
    """One of nine: its text and, where it has one, its table. Drafts are not for the public role."""

    plane = "inner"

    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="chapters")
    key = models.CharField(max_length=20, choices=ChapterKey.choices)
    text = models.TextField(blank=True)
    rows = models.JSONField(default=list, help_text="lines of the chapter's table, by the keys of its columns")
    changed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="chapter_once_in_plan")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.key}"


class Submission(models.Model):
    """The plan as it was handed to the expert, kept word for word."""

    plane = "inner"

    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField(help_text="1 is the first time")
    submitted_at = models.DateTimeField(default=timezone.now)
    submitted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    chapters = models.JSONField(help_text="text and rows of each chapter")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="submission_number_once")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.number}"


class Remark(models.Model):
    """What the expert says at a place of a chapter, and what the institution answers."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="remarks")
    chapter = models.CharField(max_length=20, choices=ChapterKey.choices)
    place = models.CharField(max_length=300, blank=True, help_text="the words or the row it speaks of")
    text = models.TextField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return f"{self.plan}: {self.chapter}"

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None
