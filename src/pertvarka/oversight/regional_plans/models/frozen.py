"""The inputs of a plan as they stood on a day: what everybody may see of them, and apart what only the solver reads."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Region
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.programme.library.models import Document


class FrozenInput(models.Model):
    """Never changed once it stands. `told` holds tables that disclosure control has let through, and data gaps."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="empty: the whole country"
    )
    number = models.PositiveSmallIntegerField(help_text="1 is the first of the region")
    as_of = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="empty: a command"
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the problem")
    first_year = models.PositiveSmallIntegerField()
    years_count = models.PositiveSmallIntegerField()
    settings = models.JSONField(help_text="what was stated at freezing: extra households, horizon")
    told = models.JSONField(help_text="counts, tables of needs and places, money, data gaps: safe to show")
    feasibility_study = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-as_of", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], nulls_distinct=False, name="frozen_input_number"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id or 'LT'} {self.number}"

    @property
    def reference(self) -> str:
        """How the audit record names this input."""
        return f"frozen_input:{self.uuid}"


class FrozenProblem(models.Model):
    """What the solver reads: households by what they need, where and from when. One may be of one person: closed."""

    plane = "closed"

    input = models.OneToOneField(FrozenInput, on_delete=models.CASCADE, related_name="problem")
    content = models.JSONField(help_text="engines.planner.serial")

    def __str__(self) -> str:
        return f"problem of {self.input_id}"


class FrozenNeed(models.Model):
    """Which service need went into which cell of the problem; met by those who meet the need itself."""

    plane = "closed"

    input = models.ForeignKey(FrozenInput, on_delete=models.CASCADE, related_name="needs")
    # A trigger takes the link away with the need: an erased file leaves nothing behind, and holds nothing back.
    need = models.ForeignKey(ServiceNeed, on_delete=models.DO_NOTHING, related_name="+")
    cell = models.PositiveIntegerField(help_text="index of the cell of the problem")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["input", "need"], name="frozen_need_once")]

    def __str__(self) -> str:
        return f"need {self.need_id} in {self.input_id}"
