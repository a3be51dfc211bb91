"""One version of a person's individual plan."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.cases.models import Attachment, Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.plans.states import PlanState


class Plan(OfCase):
    """What the person wants, which needs are answered how, and how it was agreed. A changed plan is a new number.

    An agreed plan is not rewritten: `previous` leads to the one before, and pages show what changed word by word.
    """

    class AgreedBy(models.TextChoices):
        PERSON = "person", _("the person")
        WITH_SUPPORT = "with_support", _("the person, with support in deciding")
        REPRESENTATIVE = "representative", _("the representative")
        CHILD_AND_GUARDIAN = "child_and_guardian", _("the child and the guardian")

    class Agreement(models.TextChoices):
        OPEN = "open", _("not asked yet")
        AGREED = "agreed", _("agreed")
        PARTLY = "partly", _("agreed in part")
        REFUSED = "refused", _("refused")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(help_text="1 is the first plan of the case")
    assessment = models.ForeignKey(Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    state = models.CharField(max_length=20, choices=PlanState.choices, default=PlanState.DRAFT)
    what_matters = models.TextField(blank=True, help_text="what matters to the person, in their own words")
    living_wish = models.TextField(blank=True, help_text="where and with whom the person wants to live, own words")
    contingency = models.TextField(blank=True, help_text="what is done if the plan fails, and who is called")
    risks = models.TextField(blank=True, help_text="what those who help must know to keep the person safe")
    agreement = models.CharField(max_length=10, choices=Agreement.choices, default=Agreement.OPEN)
    agreed_by = models.CharField(max_length=20, choices=AgreedBy.choices, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_words = models.TextField(blank=True, help_text="how it was explained and agreed, or why it was refused")
    signed_page = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="photo or scan of the page the person signed; the newest one",
    )  # fmt: skip
    helped_by = models.CharField(max_length=200, blank=True, help_text="who helped the person to decide; by relation")
    starts_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="plan_number_of_case"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["agreed", "active", "in_review"]),
                name="plan_one_in_force_a_case",
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(state="draft"), name="plan_one_draft_a_case"),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "active", "in_review"])
                | (Q(agreement__in=["agreed", "partly"]) & Q(agreed_on__isnull=False) & ~Q(agreed_by="")),
                name="plan_in_force_is_agreed",
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="plan_of_person")]

    def __str__(self) -> str:
        return f"plan {self.number}"


class PlanReview(OfCase):
    """A look at the plan with the person, at most six months after the last; the person's view is always written."""

    class Result(models.TextChoices):
        GOES_ON = "goes_on", _("the plan goes on")
        CHANGED = "changed", _("a new plan is written")
        COMPLETED = "completed", _("the plan is completed")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    own_view = models.TextField(help_text="what the person or the child says, in their own words")
    others_view = models.TextField(blank=True)
    result = models.CharField(max_length=20, choices=Result.choices)
    words = models.TextField(blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"review of {self.held_on:%Y-%m-%d}"
