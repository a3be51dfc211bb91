"""A case: the work with one person, in one municipality, under one manager at a time."""

import uuid

from django.db import models
from django.db.models import Case as When_
from django.db.models import F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.models.person import Person
from pertvarka.people.cases.newest import CaseQuerySet
from pertvarka.people.cases.states import CaseState


class Case(models.Model):
    """The work with one person; its team (`TeamMember`) is the list of who may see it.

    A protected case is cut off from organisation-wide rights: `restricted` (relatives of staff, known persons) is seen
    by the members named on its team, `sealed` (adoption) only by those named after sealing.
    """

    class Kind(models.TextChoices):
        CHILD_AND_FAMILY = "child_and_family", _("child and family")
        DISABILITY = "disability_coordination", _("coordination for a person with a disability")
        AFTERCARE = "aftercare", _("support after care")

    class Protection(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary")
        RESTRICTED = "restricted", _("restricted")
        SEALED = "sealed", _("sealed")

    class Risk(models.TextChoices):
        LOW = "low", _("low")
        MEDIUM = "medium", _("medium")
        HIGH = "high", _("high")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True, help_text="PV-2026-00417: what people call the case by")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", help_text="leads it")
    manager = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="managed_cases")
    state = models.CharField(max_length=20, choices=CaseState.choices, default=CaseState.REGISTERED)
    protection = models.CharField(max_length=20, choices=Protection.choices, default=Protection.ORDINARY)
    protection_reason = models.CharField(max_length=300, blank=True)
    open_to_id = models.GeneratedField(
        expression=When_(When(protection="ordinary", then=F("organisation_id")), default=Value(0)),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    risk = models.CharField(max_length=10, choices=Risk.choices, default=Risk.LOW)
    opened_on = models.DateField()
    opening_reason = models.TextField()
    review_due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    own_view = models.TextField(blank=True, help_text="what the person says about how it went, in their own words")
    registered_at = models.DateTimeField(default=timezone.now)
    diary_from = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="handed over with a summary: the team's diary begins here"
    )
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "open_to_id"], name="case_open_to"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="case_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (Q(closed_on__isnull=False) & ~Q(closing_reason="") & ~Q(outcome="") & ~Q(own_view="")),
                name="case_closed_with_reason_outcome_and_own_view",
            ),
            models.CheckConstraint(
                condition=Q(protection="ordinary") | ~Q(protection_reason=""), name="case_protected_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["open_to_id", "-opened_on", "-id"], name="case_newest_of_organisation"),
            models.Index(fields=["-opened_on", "-id"], name="case_newest"),
            models.Index(fields=["manager"], name="case_by_manager"),
            models.Index(fields=["person"], name="case_by_person"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        """How the audit record names this case."""
        return f"case:{self.uuid}"

    @property
    def is_open(self) -> bool:
        return self.state != CaseState.CLOSED


class CaseStateChange(OfCase):
    """One step of a case from state to state, with who, when and why."""

    before = models.CharField(max_length=20, choices=CaseState.choices, blank=True)
    after = models.CharField(max_length=20, choices=CaseState.choices)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["changed_at", "id"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
