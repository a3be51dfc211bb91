"""A person, without anything that names them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody the reform is for. Who it is stands apart, sealed, in `Identity`; pages show the case number.

    `open_to_id` is the organisation whose staff with organisation-wide rights see the person in lists, 0 when any of
    the person's cases is protected; a trigger keeps it in step with the cases.
    """

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")

    class LegalStatus(models.TextChoices):
        MINOR = "minor", _("minor")
        FULL = "full_capacity", _("full legal capacity")
        LIMITED = "limited_capacity", _("limited legal capacity")
        GUARDIANSHIP = "guardianship", _("under guardianship")

    class Communication(models.TextChoices):
        SPEECH = "speech", _("speech")
        EASY_READ = "easy_read", _("easy-to-read text")
        AAC = "aac", _("pictures or other augmentative means")
        SIGN = "sign", _("sign language")
        SUPPORTED = "supported", _("with a supporting person")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    open_to_id = models.BigIntegerField(editable=False)
    sex = models.CharField(max_length=10, choices=Sex.choices)
    birth_year = models.PositiveSmallIntegerField()
    communication = ArrayField(models.CharField(max_length=20, choices=Communication.choices), default=list)
    languages = ArrayField(models.CharField(max_length=5), default=list, help_text="ISO 639-1 codes")
    legal_status = models.CharField(max_length=20, choices=LegalStatus.choices)
    is_invented = models.BooleanField(default=False, help_text="made for the demonstration")
    restricted_at = models.DateTimeField(
        null=True, blank=True, help_text="processing is restricted since (GDPR Art. 18): kept, read-only, out of lists"
    )
    registered_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(birth_year__gte=1900), name="person_birth_year"),
            models.UniqueConstraint(fields=["id", "open_to_id"], name="person_open_to"),
        ]
        indexes = [models.Index(fields=["open_to_id"], name="person_by_open_to")]

    def __str__(self) -> str:
        return f"person:{self.uuid}"

    @property
    def reference(self) -> str:
        """How the audit record and the view log name this person."""
        return f"person:{self.uuid}"
