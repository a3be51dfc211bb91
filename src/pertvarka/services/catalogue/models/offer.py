"""Offers: a provider gives a kind of service at a site, with so many places, to those whom the rules admit."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.models.service_type import ServiceType
from pertvarka.services.catalogue.models.site import Site
from pertvarka.services.catalogue.states import OfferState


class ServiceOffer(models.Model):
    """A service at a location (HSDS words). `occupied`, `reserved` and `waiting` follow the episodes and referrals of
    the delivery room in the same transaction (a trigger there); nobody types them, and no place is given twice.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offers")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="offers")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="offers")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", help_text="of the site")
    state = models.CharField(max_length=20, choices=OfferState.choices, default=OfferState.ACTIVE)
    state_reason_lt = models.CharField(max_length=200, blank=True)
    state_reason_en = models.CharField(max_length=200, blank=True)
    opens_on = models.DateField(null=True, blank=True, help_text="a planned offer; a closed one reopens")
    capacity = models.PositiveIntegerField(help_text="how many persons at a time")
    occupied = models.PositiveIntegerField(default=0, editable=False)
    reserved = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    service_area = ArrayField(
        models.CharField(max_length=5), default=list, help_text="codes of municipalities it serves; empty: all"
    )
    about_lt = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    how_to_apply_lt = models.CharField(max_length=300, blank=True)
    how_to_apply_en = models.CharField(max_length=300, blank=True)
    cost_lt = models.CharField(max_length=200, blank=True)
    cost_en = models.CharField(max_length=200, blank=True)
    monthly_cost = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, help_text="EUR for one person a month"
    )
    schedule_lt = models.CharField(max_length=200, blank=True)
    schedule_en = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True, help_text="of the organisation, never of a person")
    languages = ArrayField(models.CharField(max_length=5), default=list)
    quality_mark = models.CharField(max_length=60, blank=True)
    last_checked_on = models.DateField()
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    state_reason = Bilingual("state_reason")
    about = Bilingual("about")
    how_to_apply = Bilingual("how_to_apply")
    cost = Bilingual("cost")
    schedule = Bilingual("schedule")

    class Meta:
        ordering = ["service_type", "municipality", "id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "service_type"], name="offer_once_at_a_site"),
            models.CheckConstraint(
                condition=Q(occupied__lte=F("capacity") - F("reserved")), name="offer_not_above_its_places"
            ),
        ]
        indexes = [
            models.Index(fields=["service_type", "state"], name="offer_by_type"),
            models.Index(fields=["municipality"], name="offer_by_municipality"),
            models.Index(fields=["provider"], name="offer_by_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.service_type.name}, {self.site.name}"

    @property
    def reference(self) -> str:
        """How the audit record names this offer."""
        return f"service_offer:{self.uuid}"

    @property
    def free(self) -> int:
        """Places that nobody lives in and nobody is promised."""
        return self.capacity - self.occupied - self.reserved


class EligibilityRule(models.Model):
    """One condition of an offer, as data: each refuses with a sentence that names the value found and the limit."""

    class Kind(models.TextChoices):
        AGE_FROM = "age_from", _("age at least")
        AGE_UNTIL = "age_until", _("age at most")
        SEX = "sex", _("sex")
        TARGET_GROUP = "target_group", _("group")
        MUNICIPALITY = "municipality", _("municipality in charge")
        SUPPORT_UNTIL = "support_until", _("level of support at most")
        SUPPORT_FROM = "support_from", _("level of support at least")
        LEGAL_STATUS = "legal_status", _("legal status")
        COMMUNICATION = "communication", _("way of communicating")
        LANGUAGE = "language", _("language")

    offer = models.ForeignKey(ServiceOffer, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    values = ArrayField(models.CharField(max_length=60), help_text="one number, or the codes that are admitted")

    class Meta:
        ordering = ["offer", "kind"]
        constraints = [models.UniqueConstraint(fields=["offer", "kind"], name="eligibility_rule_once")]

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(self.values)}"
