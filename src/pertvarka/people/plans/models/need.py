"""The needs of a plan and their answers: none may stay without one."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pertvarka.people.assessments.models import IdentifiedNeed
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.plans.models.plan import Plan


class PlanNeed(OfCase):
    """A need as the plan sees it. Answered by goals, by service needs, or by a written reason for neither."""

    class Answer(models.TextChoices):
        OPEN = "", _("no answer yet")
        PLANNED = "planned", _("a goal or a service")
        NO_SERVICE = "no_service", _("no service needed")
        LATER = "later", _("put off")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="needs")
    identified = models.ForeignKey(
        IdentifiedNeed, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_needs"
    )
    domain = models.CharField(max_length=40)
    own_words = models.TextField(help_text="the need, in the person's own words where they spoke")
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True, default=Answer.OPEN)
    reason = models.TextField(blank=True, help_text="why no service is needed, or why it is put off")
    put_off_until = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=["no_service", "later"]) | ~Q(reason=""), name="plan_need_without_service_why"
            ),
            models.CheckConstraint(
                condition=~Q(answer="later") | Q(put_off_until__isnull=False), name="plan_need_put_off_until"
            ),
        ]

    def __str__(self) -> str:
        return self.domain


class Goal(OfCase):
    """What the person wants to reach, in their own words, and how one will see that it was reached."""

    class State(models.TextChoices):
        OPEN = "open", _("on the way")
        REACHED = "reached", _("reached")
        PARTLY = "partly", _("reached in part")
        DROPPED = "dropped", _("no longer wanted")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    need = models.ForeignKey(PlanNeed, on_delete=models.PROTECT, related_name="goals")
    own_words = models.TextField()
    measure = models.CharField(max_length=300, blank=True, help_text="how one sees that it is reached")
    responsible = models.CharField(max_length=120, help_text="by role: the person, key worker, manager")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.own_words
