"""Carers' households: on-duty carers, guardians and adoptive parents who take children into their home."""

import json
import uuid
from dataclasses import asdict, dataclass

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.states import HouseholdState


@dataclass(frozen=True, slots=True)
class Carers:
    """Who the carers are and where they live: opened by a recorded click, and for their own care centre only."""

    names: str
    address: str
    phone: str = ""


class CarerHousehold(models.Model):
    """A household under a readable number. Who lives there and where is sealed; pages show number and municipality."""

    plane = "closed"

    class Kind(models.TextChoices):
        ON_DUTY = "on_duty", _("on-duty carer")
        SOCIAL_CARER = "social_carer", _("social carer")
        GUARDIAN = "guardian", _("guardian")
        FAMILY_HOME = "family_home", _("family home")
        ADOPTIVE = "adoptive", _("adoptive family")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True, help_text="NU-2026-00041: what people call it by")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    care_centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=HouseholdState.choices, default=HouseholdState.APPLIED)
    carer_count = models.PositiveSmallIntegerField(default=1)
    places = models.PositiveSmallIntegerField()
    age_from = models.PositiveSmallIntegerField(default=0)
    age_until = models.PositiveSmallIntegerField(default=17)
    identity_sealed = models.BinaryField(help_text="names, address and phone of the carers, as JSON")
    applied_on = models.DateField()
    active_from = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)
    free_on = models.DateField(null=True, blank=True, help_text="the day whose night an on-duty carer can take a child")
    is_invented = models.BooleanField(default=False)
    registered_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-applied_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(age_until__gte=F("age_from")), name="household_ages_in_order"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("applied_on")), name="household_period_in_order"
            ),
        ]
        indexes = [models.Index(fields=["care_centre"], name="household_by_centre")]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        """How the audit record and the view log name this household."""
        return f"household:{self.uuid}"

    @property
    def is_free_tonight(self) -> bool:
        """What was said for another night tells nothing of this one."""
        return self.free_on is not None and self.free_on == rules.night_of(timezone.localtime())

    @property
    def carers(self) -> Carers:
        return Carers(**json.loads(sealing.open_sealed(self.identity_sealed, place=identity_place(self.uuid))))


def sealed_carers(carers: Carers, *, household: uuid.UUID) -> bytes:
    return sealing.seal(json.dumps(asdict(carers), ensure_ascii=False), place=identity_place(household))


def identity_place(household: uuid.UUID) -> str:
    """Where the sealed identity of a household opens."""
    return f"catalogue_carerhousehold.identity:{household}"
