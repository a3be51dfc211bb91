"""Family group conferences: the family's own meeting and plan; the coordinator has no tie to the family or its case."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.models.person import Person
from pertvarka.people.cases.states import FamilyConferencePhase


class Coordinator(models.Model):
    """An entry of the register of coordinators and their supervisors: training, certificate, region. Load and hours of
    supervision are counted from conferences and sessions.
    """

    class Kind(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        SUPERVISOR = "supervisor", _("supervisor")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    certificate = models.CharField(max_length=40)
    trained_on = models.DateField()
    training_hours = models.PositiveSmallIntegerField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["region", "id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="coordinator_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("trained_on")), name="coordinator_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.certificate


class Supervision(models.Model):
    """Hours in which a supervisor went through the work with a coordinator."""

    coordinator = models.ForeignKey(Coordinator, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(Coordinator, on_delete=models.PROTECT, related_name="given")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=12), name="supervision_hours")]

    def __str__(self) -> str:
        return f"{self.hours} h on {self.held_on:%Y-%m-%d}"


class FamilyConference(OfCase):
    """From the question put to a family to the review of the plan it made.

    Of the private family time only its beginning and end are known: no record is made. `number` repeats the case's, for
    the coordinator who does not see the case.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, help_text="of the case")
    phase = models.CharField(
        max_length=20, choices=FamilyConferencePhase.choices, default=FamilyConferencePhase.REFERRAL
    )
    question = models.TextField(help_text="what the family is asked to decide")
    referred_at = models.DateTimeField(default=timezone.now)
    referred_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(
        Coordinator, null=True, blank=True, on_delete=models.PROTECT, related_name="conferences"
    )
    coordinator_account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    supervisor = models.ForeignKey(Coordinator, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    independence = models.TextField(blank=True, help_text="what was checked, and that the family says so too")
    trusted_person = models.CharField(max_length=120, blank=True, help_text="the child's trusted person, by relation")
    planned_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    private_from = models.DateTimeField(null=True, blank=True)
    private_until = models.DateTimeField(null=True, blank=True)
    family_plan = models.TextField(blank=True, help_text="the plan as the family presented it")
    sent_back_reason = models.TextField(blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    review_words = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-referred_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~Q(phase="closed"), name="family_conference_one_open_a_case"
            ),
        ]
        indexes = [models.Index(fields=["coordinator_account"], name="family_conference_of")]

    def __str__(self) -> str:
        return f"family conference of {self.number}"


class FamilyMember(OfCase):
    """Somebody of the family's circle: invited, coming, came; or not invited, to protect somebody."""

    class Invitation(models.TextChoices):
        TO_INVITE = "to_invite", _("to be invited")
        INVITED = "invited", _("invited")
        COMING = "coming", _("is coming")
        NOT_COMING = "not_coming", _("is not coming")
        CAME = "came", _("came")
        NOT_INVITED = "not_invited", _("not invited, for safety")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conference = models.ForeignKey(FamilyConference, on_delete=models.PROTECT, related_name="family")
    relation = models.CharField(max_length=100, help_text="mother, uncle, neighbour")
    name_sealed = models.BinaryField(null=True, blank=True)
    invitation = models.CharField(max_length=20, choices=Invitation.choices, default=Invitation.TO_INVITE)
    safety_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(invitation="not_invited") | ~Q(safety_reason=""), name="family_member_not_invited_why"
            ),
        ]

    def __str__(self) -> str:
        return self.relation

    @property
    def name(self) -> str:
        return sealing.open_sealed(self.name_sealed, place=member_place(self.uuid)) if self.name_sealed else ""


class FamilyTask(OfCase):
    """What somebody of the family took upon themselves."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conference = models.ForeignKey(FamilyConference, on_delete=models.PROTECT, related_name="tasks")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=100, help_text="by relation")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what


def member_place(member: uuid.UUID) -> str:
    """Where the sealed name of somebody of the family opens, and nowhere else."""
    return f"cases_familymember.name:{member}"
