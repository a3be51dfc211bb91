"""Services as they are given: episodes, those who benefit beside the person, and the records of each day."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.delivery.models.referral import Referral
from pertvarka.people.delivery.states import EpisodeState
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType


class ServiceEpisode(OfCase):
    """One person served by one offer from a day on. `counted_under` names the indicator whose project paid for it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="episodes")
    number = models.CharField(max_length=20, help_text="of the case")
    offer = models.ForeignKey(ServiceOffer, on_delete=models.PROTECT, related_name="+")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="episode")
    service_need = models.ForeignKey(
        ServiceNeed, null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )
    state = models.CharField(max_length=20, choices=EpisodeState.choices, default=EpisodeState.ACTIVE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    paused_reason = models.CharField(max_length=300, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)
    outcome = models.TextField(blank=True)
    satisfaction = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="1–5, as the person says at the end"
    )
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when the end was recorded")
    counted_under = models.CharField(max_length=60, blank=True, help_text="code of the indicator whose project pays")
    begun_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="episode_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ends_on__isnull=False) & ~Q(ended_reason="")),
                name="episode_ended_why",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="episode_of_organisation"),
            models.Index(fields=["case"], name="episode_of_case"),
            models.Index(fields=["service_type", "starts_on"], name="episode_by_type"),
        ]

    def __str__(self) -> str:
        return f"episode of {self.number}"


class Beneficiary(OfCase):
    """Somebody served beside the person of the case: the children who came with their mothers."""

    class Role(models.TextChoices):
        CHILD = "child", _("child of the person")
        PARTNER = "partner", _("partner")
        OTHER = "other", _("other member of the family")

    episode = models.ForeignKey(ServiceEpisode, on_delete=models.PROTECT, related_name="beneficiaries")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)
    sex = models.CharField(max_length=10, choices=Person.Sex.choices)
    birth_year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.role} beside"


class ServiceRecord(OfCase):
    """So much of the service on one day, by one worker. A correction is a new amount with who and when."""

    episode = models.ForeignKey(ServiceEpisode, on_delete=models.PROTECT, related_name="records")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    amount = models.DecimalField(max_digits=5, decimal_places=2, help_text="hours, days or nights: unit of the type")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["episode", "given_on"], name="record_once_a_day"),
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=24), name="record_within_a_day"),
        ]
        indexes = [models.Index(fields=["organisation", "given_on"], name="record_of_organisation")]

    def __str__(self) -> str:
        return f"{self.amount} on {self.given_on:%Y-%m-%d}"
