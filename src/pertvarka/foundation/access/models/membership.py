"""What ties an account to a role, a place and a purpose, from one day to another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from pertvarka.foundation.access.models.account import Account

REFERENCE = "membership:"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, *, on: date) -> Self:
        """Those that give something on that day; the last day counts, an unapproved one gives nothing."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=on),
            Q(needs_second_person=False) | Q(approved_at__isnull=False),
            valid_from__lte=on,
        )

    def not_over(self, *, on: date) -> Self:
        """Those with days left, whether they give something yet or not."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on))

    def waiting(self) -> Self:
        """Asked for and not decided on yet."""
        return self.filter(needs_second_person=True, approved_at=None, approved_by=None)


class Membership(models.Model):
    """A person's role in an organisation or territory, with the purpose it was given for.

    The organisation is named lazily, by string: actions of `organisations` ask `access` for permission, so `access`
    stands below and may not import them (ADR 0004).
    """

    class State(models.TextChoices):
        """What a membership is on a day; worked out, never stored."""

        IN_FORCE = "in_force", pgettext_lazy("role", "in force")
        AHEAD = "ahead", pgettext_lazy("role", "not begun yet")
        WAITING = "waiting", pgettext_lazy("role", "waits for a second person")
        REFUSED = "refused", pgettext_lazy("role", "refused")
        OVER = "over", pgettext_lazy("role", "over")

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
    needs_second_person = models.BooleanField(
        default=False, help_text="the role sees people's files, so another administrator has to approve it"
    )
    asked_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

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
            # The rule stands in the database: no action, however wrong, lets one administrator decide alone.
            models.CheckConstraint(
                condition=Q(needs_second_person=False) | ~Q(asked_by=F("account")), name="membership_not_for_oneself"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("asked_by")) & ~Q(approved_by=F("account"))),
                name="membership_approved_by_a_second_person",
            ),
            models.UniqueConstraint(
                fields=["account", "role_code", "organisation", "region", "municipality", "valid_from"],
                nulls_distinct=False,
                name="membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.role_code}"

    @property
    def reference(self) -> str:
        """How an approval names this membership."""
        return f"{REFERENCE}{self.pk}"

    @staticmethod
    def key_of(reference: str) -> int | None:
        """The key in a reference, None in anything else."""
        key = reference.removeprefix(REFERENCE)
        return int(key) if reference.startswith(REFERENCE) and key.isdecimal() else None

    def state(self, *, on: date) -> "Membership.State":
        """Refused is what somebody decided on and did not approve."""
        if self.needs_second_person and self.approved_at is None and self.approved_by_id is not None:
            return self.State.REFUSED
        if self.valid_until is not None and self.valid_until < on:
            return self.State.OVER
        if self.needs_second_person and self.approved_at is None:
            return self.State.WAITING
        return self.State.IN_FORCE if self.valid_from <= on else self.State.AHEAD
