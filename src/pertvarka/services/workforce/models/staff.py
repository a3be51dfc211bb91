"""Who works in an institution under transformation, and where they went."""

import uuid

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce.states import AccountKind, WentTo


def name_place(staff_uuid: uuid.UUID) -> str:
    """Where the sealed name belongs, so that it opens nowhere else."""
    return f"workforce_staffmember:{staff_uuid}:name"


class OfStaff(models.Model):
    """A record about a worker; `open_to` repeats the institution of the register, for the row rules."""

    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class StaffMember(OfStaff):
    """A worker of an institution (`open_to`). The manager is who leads this worker's day, not the whole house."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name_sealed = models.BinaryField()
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    manager_account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    profession = models.CharField(max_length=40, help_text="code of definitions/workforce.yaml")
    employment_share = models.DecimalField(max_digits=3, decimal_places=2, help_text="1.00 is full time")
    started_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    went_to = models.CharField(max_length=20, choices=WentTo.choices, blank=True)
    went_to_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["open_to", "profession", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_on__gte=F("started_on")), name="staff_period"),
            models.CheckConstraint(
                condition=(Q(left_on=None) & Q(went_to="")) | (Q(left_on__isnull=False) & ~Q(went_to="")),
                name="staff_who_left_went_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(employment_share__gt=0, employment_share__lte=1.5), name="staff_employment_share"
            ),
        ]
        indexes = [models.Index(fields=["open_to", "left_on"], name="staff_of_institution")]

    def __str__(self) -> str:
        return f"staff {self.uuid}"

    @property
    def name(self) -> str:
        return sealing.open_sealed(self.name_sealed, place=name_place(self.uuid))

    @property
    def reference(self) -> str:
        """How the audit record and the view log name this worker."""
        return f"staff:{self.uuid}"


class AccountPeriod(OfStaff):
    """From when to when an account stood at a worker, as their own or as their manager's.

    The database keeps it by itself with every change of the register, so that nobody can have been a manager unseen.
    """

    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="account_periods")
    kind = models.CharField(max_length=10, choices=AccountKind.choices)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    since_at = models.DateTimeField(help_text="when the register began to say so")
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff_member", "kind"], condition=Q(until_at=None), name="staff_account_one_now"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("since_at")), name="staff_account_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} since {self.since_at:%Y-%m-%d}"
