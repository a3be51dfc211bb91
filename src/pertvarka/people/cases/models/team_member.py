"""The team of a case is its access list: who is not on it does not see it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.models.person import Person


class Part(models.TextChoices):
    """The parts of a case a member may see; `may_write` says whether the member may add to them."""

    CASE = "case", _("the case: state, dates, team, important people without names")
    IDENTITY = "identity", _("name, birth date, code, address")
    HEALTH = "health", _("health")
    EDUCATION = "education", _("education")
    PLACEMENT = "placement", _("where the person lives")
    PLAN = "plan", _("individual plan, referrals and services")
    NOTES = "notes", _("notes and attachments")
    TASKS = "tasks", _("tasks")
    LEAD = "lead", _("leading the case: team, state, hand-over")
    SEALED = "sealed", _("the case although it is sealed")


class TeamMember(OfCase):
    """One person, or everyone in an organisation with one role, on the team of a case from one moment to another.

    Access ends when the row ends, and also when the account no longer holds that role in that organisation: the
    policies look at both at every statement.
    """

    class Kind(models.TextChoices):
        MEMBER = "member", _("member of the team")
        MANDATE = "mandate", _("by legal mandate")
        EMERGENCY = "emergency", _("in an emergency")
        REQUEST = "request", _("to answer a request of the person")
        REASON = "reason", _("for a stated reason")
        GRACE = "grace", _("former manager, to an end date")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="empty: everyone there"
    )
    role_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.MEMBER)
    parts = ArrayField(models.CharField(max_length=20, choices=Part.choices))
    may_write = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True, help_text="why, for every kind but member")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True, help_text="from this moment on it gives nothing")
    diary_from = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="of the diary only what is written since; the database sets it"
    )

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="team_period_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="member") | ~models.Q(ground=""),
                name="team_access_beside_membership_has_ground",
            ),
        ]
        indexes = [
            models.Index(fields=["account", "organisation", "role_code"], name="team_of_account"),
            models.Index(
                fields=["organisation", "role_code"],
                name="team_of_organisation",
                condition=models.Q(account=None),
            ),
            models.Index(fields=["case"], name="team_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.role_code} on case {self.case_id}"
