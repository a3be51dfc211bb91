"""Why personal data may be processed at all: a law, or the person's consent, for one purpose."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfPerson


class Ground(OfPerson):
    """The legal ground for one purpose, who explained it to the person, when and in what form.

    For most work of public bodies the ground is law; consent is asked only where the person may really refuse
    (GDPR Art. 6 and 9).
    """

    class Basis(models.TextChoices):
        LAW = "law", _("law: a task in the public interest")
        CONSENT = "consent", _("consent of the person or the representative")
        VITAL = "vital_interest", _("protection of life")
        COURT = "court", _("decision of a court")

    class Purpose(models.TextChoices):
        CASE_MANAGEMENT = "case_management", _("helping the person: assessment, plan, services")
        SHARING_WITH_PROVIDER = "sharing_with_provider", _("telling a provider what the service needs")
        SHARING_HEALTH = "sharing_health", _("using health data")
        RESEARCH = "research", _("research, without names")
        PHOTOGRAPH = "photograph", _("taking and showing photographs")

    class Form(models.TextChoices):
        SPOKEN = "spoken", _("in conversation")
        EASY_READ = "easy_read", _("in easy-to-read language")
        WRITTEN = "written", _("in writing")
        REPRESENTATIVE = "representative", _("to the representative")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=40, choices=Purpose.choices)
    basis = models.CharField(max_length=20, choices=Basis.choices)
    article = models.CharField(max_length=120, help_text="the provision or decision it rests on")
    informed_form = models.CharField(max_length=20, choices=Form.choices)
    informed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    informed_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-informed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(basis="consent"), name="ground_only_consent_withdrawn"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("informed_on")),
                name="ground_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} for {self.purpose}"
