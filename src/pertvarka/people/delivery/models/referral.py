"""Referrals: a team asks a provider to take a person in, sharing what the service needs and no more."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Ground, Part, Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.delivery.states import ReferralState
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.services.catalogue.models import ServiceOffer


class Referral(OfCase):
    """One request to one offer. The provider sees this row and nothing of the case until it accepts; then
    `shared_parts` open to it as a member of the team, for as long as the service lasts. `number` repeats the case's.
    """

    class Refusal(models.TextChoices):
        FULL = "full", _("no free place")
        NOT_FITTING = "not_fitting", _("the service does not fit what the person needs")
        SAFETY = "safety", _("safety of the person or of others")
        STAFF = "staff", _("not enough staff")
        DISTANCE = "distance", _("too far for the person")
        OTHER = "other", _("another reason")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, help_text="of the case")
    service_need = models.ForeignKey(ServiceNeed, on_delete=models.PROTECT, related_name="referrals")
    offer = models.ForeignKey(ServiceOffer, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ReferralState.choices, default=ReferralState.SENT)
    purpose = models.TextField(help_text="what is asked of the provider; no names")
    shared_summary = models.TextField(help_text="what the provider is told before it answers; no names")
    shared_parts = ArrayField(models.CharField(max_length=20, choices=Part.choices), default=list)
    ground = models.ForeignKey(Ground, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exception_reason = models.TextField(blank=True, help_text="why it is sent although a rule of the offer says no")
    wished_from = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    refusal = models.CharField(max_length=20, choices=Refusal.choices, blank=True)
    answer_words = models.TextField(blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True, help_text="agreed first day")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["service_need", "offer"],
                condition=Q(state__in=["sent", "waiting", "accepted", "started"]),
                name="referral_once_an_offer",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | (~Q(refusal="") & ~Q(answer_words="")), name="referral_refused_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "started"]) | Q(starts_on__isnull=False),
                name="referral_accepted_from_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["to_organisation", "state"], name="referral_to_organisation"),
            models.Index(fields=["offer", "state", "waiting_since"], name="referral_queue"),
            models.Index(fields=["case"], name="referral_of_case"),
        ]

    def __str__(self) -> str:
        return f"referral of {self.number}"
