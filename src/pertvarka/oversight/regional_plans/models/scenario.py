"""What would be, if: a frozen input with some changes, its computed plan, and what people changed in that by hand."""

import math
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans.models.frozen import FrozenInput
from pertvarka.oversight.regional_plans.states import HandKind, ScenarioState


class Scenario(models.Model):
    """A, B, C… of one frozen input. `changes` is data: what differs from the input as it was frozen."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    input = models.ForeignKey(FrozenInput, on_delete=models.CASCADE, related_name="scenarios")
    letter = models.CharField(max_length=2)
    name_lt = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    changes = models.JSONField(default=dict, blank=True)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    state = models.CharField(max_length=10, choices=ScenarioState.choices, default=ScenarioState.DRAFT)
    time_limit_s = models.PositiveSmallIntegerField(default=60)
    gap_wanted = models.FloatField(default=0.01)
    steps = models.JSONField(
        null=True, blank=True, help_text="of an earlier plan, to get it again; empty: as time allows"
    )
    job = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    name = Bilingual("name")

    class Meta:
        ordering = ["input", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["input", "letter"], name="scenario_letter_once"),
            models.CheckConstraint(condition=Q(kept_at=None) | Q(discarded_at=None), name="scenario_kept_or_discarded"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"

    @property
    def reference(self) -> str:
        """How the audit record names this scenario."""
        return f"scenario:{self.uuid}"

    @property
    def has_result(self) -> bool:
        return hasattr(self, "result")


class ScenarioProgress(models.Model):
    """How far the computation is, written beside its own transaction so that it is seen while it runs."""

    plane = "inner"

    scenario = models.OneToOneField(Scenario, on_delete=models.CASCADE, related_name="progress")
    phase = models.CharField(max_length=40, blank=True)
    objective = models.FloatField(null=True, blank=True)
    bound = models.FloatField(null=True, blank=True)
    share_done = models.FloatField(default=0.0)
    begun_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(default=timezone.now)
    stop_asked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.phase} {self.share_done:.0%}"

    @property
    def gap(self) -> float | None:
        """How far the best plan so far may be from the best one; None while there is none."""
        if self.objective is None or self.bound is None or not self.objective:
            return None
        return max(0.0, (self.objective - self.bound) / abs(self.objective))


class ScenarioResult(models.Model):
    """What came out, as everybody with a right to the scenario may see it (`summary`)."""

    plane = "inner"

    scenario = models.OneToOneField(Scenario, on_delete=models.CASCADE, related_name="result")
    objective = models.FloatField()
    bound = models.FloatField()
    bound_of = models.CharField(max_length=30)
    gap = models.FloatField()
    benefit = models.FloatField(help_text="share of the achievable benefit, for certain")
    steps = models.JSONField(default=list, help_text="trials of the search; the same ones give the same plan")
    is_repeatable = models.BooleanField(default=True)
    was_stopped = models.BooleanField(default=False)
    seconds_taken = models.FloatField()
    solved_at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64, help_text="of the problem that was solved, changes included")
    violations_count = models.PositiveIntegerField(default=0, help_text="found by the independent check")
    summary = models.JSONField()
    helped = models.JSONField(
        null=True, blank=True, help_text="what would help most, tried in the background; empty: not tried yet"
    )

    def __str__(self) -> str:
        return f"result of {self.scenario_id}"

    @property
    def seconds_told(self) -> int:
        """Whole seconds begun: a computation takes no "0 s"."""
        return max(1, math.ceil(self.seconds_taken))


class ComputedPlan(models.Model):
    """The whole answer: who of which cell moves when. Cells may be of one person, so it is closed."""

    plane = "closed"

    scenario = models.OneToOneField(Scenario, on_delete=models.CASCADE, related_name="computed")
    content = models.JSONField(help_text="engines.planner.serial")

    def __str__(self) -> str:
        return f"computed plan of {self.scenario_id}"


class HandChange(models.Model):
    """One thing a person changed in the computed plan a scenario was copied from; always marked as such."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="hand_changes")
    kind = models.CharField(max_length=12, choices=HandKind.choices)
    size_code = models.CharField(max_length=40, help_text="of the module, as the frozen input names it")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    modules_count = models.PositiveSmallIntegerField(default=1)
    to_municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.size_code}"
