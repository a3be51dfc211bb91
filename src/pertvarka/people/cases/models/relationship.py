"""People who matter to a person, and whether they may meet."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base import sealing
from pertvarka.people.cases.models.of_case import OfPerson
from pertvarka.people.cases.models.person import Person


class Relationship(OfPerson):
    """Somebody close to the person. The other side may be a person of the system too, or only a sealed name.

    A contact a court has limited is shown to the whole team, so that nobody arranges a visit by mistake; the name is
    not.
    """

    class Kind(models.TextChoices):
        MOTHER = "mother", _("mother")
        FATHER = "father", _("father")
        SIBLING = "sibling", _("brother or sister")
        CHILD = "child", _("child")
        GRANDPARENT = "grandparent", _("grandparent")
        PARTNER = "partner", _("spouse or partner")
        RELATIVE = "relative", _("other relative")
        GUARDIAN = "guardian", _("guardian")
        REPRESENTATIVE = "representative", _("representative")
        TRUSTED = "trusted_person", _("trusted person")

    class Contact(models.TextChoices):
        ALLOWED = "allowed", _("may meet")
        SUPERVISED = "supervised", _("may meet in the presence of a worker")
        FORBIDDEN = "forbidden", _("may not meet, by decision of a court")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    other = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_name_sealed = models.BinaryField(null=True)
    keep_together = models.BooleanField(default=False, help_text="siblings who are to live together")
    contact = models.CharField(max_length=20, choices=Contact.choices, default=Contact.ALLOWED)
    decision = models.CharField(max_length=200, blank=True, help_text="court decision that limits the contact")
    note = models.CharField(max_length=300, blank=True)
    since_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(other=models.F("person")), name="relationship_with_another"),
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("since_on")),
                name="relationship_period_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(contact="allowed") | ~models.Q(decision=""), name="relationship_limit_has_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of person {self.person_id}"

    @property
    def other_name(self) -> str:
        if not self.other_name_sealed:
            return ""
        return sealing.open_sealed(self.other_name_sealed, place=name_place(self.uuid))


def name_place(relationship: uuid.UUID) -> str:
    """Where the sealed name of the other side opens."""
    return f"cases_relationship.other_name:{relationship}"
