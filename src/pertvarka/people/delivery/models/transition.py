"""Moves: from one home to another, prepared by a checklist and followed up for a year."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.delivery.models.placement import Placement
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.models import Plan
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer


class Transition(OfCase):
    """One move of one person. It is confirmed only when every blocking item is done or excepted with a reason, and
    every service of the plan that the move needs has a start date.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transitions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="transitions")
    left = models.ForeignKey(Placement, null=True, blank=True, on_delete=models.PROTECT, related_name="departures")
    came_to = models.OneToOneField(Placement, null=True, blank=True, on_delete=models.PROTECT, related_name="arrival")
    to_kind = models.CharField(max_length=30, choices=Placement.Kind.choices)
    to_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    to_offer = models.ForeignKey(ServiceOffer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_household = models.ForeignKey(CarerHousehold, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    own_words = models.TextField(blank=True, help_text="what the person says about the move")
    state = models.CharField(max_length=20, choices=TransitionState.choices, default=TransitionState.PREPARING)
    planned_on = models.DateField()
    moved_on = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["moved", "settled", "broken"]) | Q(moved_on__isnull=False),
                name="transition_moved_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="preparing"), name="transition_one_prepared_a_case"
            ),
        ]
        indexes = [models.Index(fields=["planned_on"], name="transition_when", condition=Q(state="preparing"))]

    def __str__(self) -> str:
        return f"move planned for {self.planned_on:%Y-%m-%d}"


class TransitionItem(OfCase):
    """One line of the checklist of a move (definitions/move_checklist.yaml gives the lines)."""

    class Group(models.TextChoices):
        MEETING = "meeting", _("getting to know the new home")
        THINGS = "things", _("things and memories")
        PAPERS = "papers", _("papers and money")
        HEALTH = "health", _("health")
        DAY = "day", _("school, work and the day")
        KEY_PERSON = "key_person", _("key person")

    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="items")
    code = models.CharField(max_length=40)
    group = models.CharField(max_length=20, choices=Group.choices)
    is_blocking = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exception_reason = models.CharField(max_length=300, blank=True, help_text="why the move goes on without it")
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["transition", "code"], name="transition_item_once")]

    def __str__(self) -> str:
        return self.code


class FollowUp(OfCase):
    """How the person lives 1, 3, 6 and 12 months after the move; asked of the person first."""

    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    lives_there = models.BooleanField(null=True, blank=True)
    own_words = models.TextField(blank=True, help_text="how it is, as the person says it")
    words = models.TextField(blank=True, help_text="what is missing, what was agreed")
    recorded_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["transition", "months"], name="follow_up_once"),
            models.CheckConstraint(condition=Q(held_on=None) | ~Q(own_words=""), name="follow_up_with_own_words"),
        ]
        indexes = [models.Index(F("due_on"), name="follow_up_due", condition=Q(held_on=None))]

    def __str__(self) -> str:
        return f"after {self.months} months"
