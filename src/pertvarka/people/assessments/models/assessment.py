"""One assessment of one person's needs, by its assessors, with its informants."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase


class Assessment(OfCase):
    """What was asked with which version of the instrument, when, why, and what came of it.

    `scores` are the calculations of the form by domain; `number` repeats the case's, for assessors who do not see the
    case. An assessment stays what it was: a later one supersedes it.
    """

    class Reason(models.TextChoices):
        FIRST = "first", _("first assessment")
        DUE = "due", _("the date for a new assessment came")
        CHANGE = "change", _("the person's life changed")
        BEFORE_MOVE = "before_move", _("before a move")

    class AgreedBy(models.TextChoices):
        PERSON = "person", _("the person")
        WITH_SUPPORT = "with_support", _("the person, with support in deciding")
        REPRESENTATIVE = "representative", _("the representative")
        CHILD_AND_GUARDIAN = "child_and_guardian", _("the child and the guardian")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    number = models.CharField(max_length=20, help_text="of the case")
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=AssessmentState.choices, default=AssessmentState.PLANNED)
    reason = models.CharField(max_length=20, choices=Reason.choices, default=Reason.FIRST)
    due_on = models.DateField(help_text="by when it is to be submitted")
    planned_at = models.DateTimeField(default=timezone.now)
    planned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=20, choices=AgreedBy.choices, blank=True)
    agreed_words = models.TextField(
        blank=True, help_text="how agreement was reached; where the person saw it otherwise"
    )
    scores = models.JSONField(default=dict, help_text="level of support 0–4 by domain, and total")
    support_level = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0–4, of the whole")
    living_wish = models.TextField(blank=True, help_text="where and with whom the person wants to live, own words")
    next_due_on = models.DateField(null=True, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-planned_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="agreed") | (Q(agreed_on__isnull=False) & ~Q(agreed_by="")),
                name="assessment_agreed_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["case", "instrument_version"],
                condition=Q(state__in=["planned", "in_progress", "submitted", "checked"]),
                name="assessment_one_open_a_version",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state"], name="assessment_of_person"),
            models.Index(fields=["case", "-planned_at"], name="assessment_of_case"),
        ]

    def __str__(self) -> str:
        return f"assessment {self.uuid}"


class Assessor(OfCase):
    """Somebody appointed to assess; sees this assessment and its forerunner until `until`, then nothing."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="assessors")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_lead = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)
    may_write_until = models.DateTimeField(null=True, blank=True, help_text="ended by the quality check")
    until = models.DateTimeField(null=True, blank=True, help_text="30 days after the quality check")

    class Meta:
        ordering = ["-is_lead", "id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "account"], name="assessor_once")]
        indexes = [models.Index(fields=["account"], name="assessor_by_account")]

    def __str__(self) -> str:
        return f"assessor of {self.assessment_id}"


class Informant(OfCase):
    """Who was asked beside, or for, the person; by relation, never by name."""

    class Kind(models.TextChoices):
        PERSON = "person", _("the person")
        FAMILY = "family", _("family")
        STAFF = "staff", _("staff who know the person")
        REPRESENTATIVE = "representative", _("representative or guardian")
        OTHER = "other", _("somebody else")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="informants")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    relation = models.CharField(max_length=100, blank=True, help_text="sister, key worker; no names")
    spoken_on = models.DateField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["spoken_on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.spoken_on:%Y-%m-%d}"
