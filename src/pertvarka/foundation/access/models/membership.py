"""What ties an account to a role, a place and a purpose, from one day to another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.access.models.account import Account


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, *, on: date) -> Self:
        """Those that give something on that day; the last day counts."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on), valid_from__lte=on)


class Membership(models.Model):
    """A person's role in an organisation or territory, with the purpose it was given for.

    The organisation is named lazily, by string: actions of `organisations` ask `access` for permission, so `access`
    stands below and may not import them (ADR 0004).
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    role_code = models.CharField(max_length=40, help_text="stable code of a file in definitions/roles/")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey(
        "territory.Municipality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.TextField(help_text="why this person needs this role: the order, contract or appointment")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="the last day on which it gives anything")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="membership_period_in_order"
            ),
            models.CheckConstraint(condition=Q(region=None) | Q(municipality=None), name="membership_one_territory"),
            models.CheckConstraint(condition=Q(role_code__regex=r"^[a-z_]+$"), name="membership_role_code"),
            models.CheckConstraint(condition=~Q(purpose=""), name="membership_has_purpose"),
            models.UniqueConstraint(
                fields=["account", "role_code", "organisation", "region", "municipality", "valid_from"],
                nulls_distinct=False,
                name="membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.role_code}"
