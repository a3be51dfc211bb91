"""Who is in the cluster: organisations of nine kinds, nationally or in a region, and the experts who run it there."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.states import MemberKind, Purpose


class ClusterMembership(models.Model):
    """An organisation's place in the national cluster (`region` empty) or in that of a region, from a day to a day.

    An organisation that left and came back has two memberships: history is kept.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cluster_memberships")
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="cluster_memberships"
    )
    kind = models.CharField(max_length=40, choices=MemberKind.choices)
    purposes = ArrayField(models.CharField(max_length=30, choices=Purpose.choices), default=list, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["region", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "region"],
                condition=Q(left_on=None),
                nulls_distinct=False,
                name="cluster_member_once",
            ),
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")), name="cluster_period"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind}"

    @property
    def purposes_in_words(self) -> list[str]:
        return [str(Purpose(code).label) for code in self.purposes]


def contact_place(membership: ClusterMembership, column: str) -> str:
    """Where a sealed word of a contact belongs, so that it opens nowhere else."""
    return f"cluster_membercontact:{membership.uuid}:{column}"


class MemberContact(models.Model):
    """The person who speaks for a member: name, e-mail, telephone, sealed; read by those who invite."""

    plane = "closed"

    membership = models.OneToOneField(ClusterMembership, on_delete=models.CASCADE, related_name="contact")
    open_to = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", help_text="the member organisation"
    )
    name_sealed = models.BinaryField()
    email_sealed = models.BinaryField()
    phone_sealed = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"contact of {self.membership_id}"

    @property
    def name(self) -> str:
        return sealing.open_sealed(self.name_sealed, place=contact_place(self.membership, "name"))

    @property
    def email(self) -> str:
        return sealing.open_sealed(self.email_sealed, place=contact_place(self.membership, "email"))

    @property
    def phone(self) -> str:
        if self.phone_sealed is None:
            return ""
        return sealing.open_sealed(self.phone_sealed, place=contact_place(self.membership, "phone"))


class RegionalExpert(models.Model):
    """Who runs the cluster in a region, from a day to a day. The right itself comes from the role of the account."""

    plane = "inner"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="experts")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["region", "-since_on"]
        constraints = [
            models.UniqueConstraint(fields=["account", "region"], condition=Q(until_on=None), name="expert_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("since_on")), name="expert_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.region_id}"
