"""Where a person lives: one place at a time, without gaps unless a reason is written."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer, Site


class Placement(OfCase):
    """A home or form of care from one day to another; the day of a move belongs to the new one.

    Who works in the institution sees the person while the placement lasts: a trigger opens the team and closes it.
    """

    class Kind(models.TextChoices):
        INSTITUTION = "care_institution", _("care institution")
        CHILDRENS_HOME = "community_childrens_home", _("community children's home")
        GROUP_HOME = "group_home", _("group home")
        INDEPENDENT_HOME = "independent_living_home", _("independent-living home")
        PROTECTED_HOUSING = "protected_housing", _("protected housing")
        ON_DUTY_CARER = "on_duty_carer", _("on-duty carer")
        GUARDIAN_KIN = "guardian_kin", _("guardian in the family")
        GUARDIAN = "guardian", _("guardian outside the family")
        FAMILY_HOME = "family_home", _("family home")
        ADOPTION = "adoption", _("adoptive family")
        OWN_FAMILY = "own_family", _("own family")
        OWN_HOME = "own_home", _("own home")
        HOSPITAL = "hospital", _("hospital")
        OTHER = "other", _("another place")

    class Start(models.TextChoices):
        FIRST_KNOWN = "first_known", _("lived there when the case was opened")
        MOVE = "move", _("moved by plan")
        ADMISSION = "admission", _("admitted")
        RETURN = "return", _("returned to an institution")
        BIRTH = "birth", _("born there")

    class ReturnCause(models.TextChoices):
        SERVICE_ENDED = "service_ended", _("a service of the plan ended or never began")
        HEALTH = "health", _("health became worse")
        SAFETY = "safety", _("the person was not safe")
        FAMILY = "family", _("the family could not go on")
        OWN_WISH = "own_wish", _("the person wished so")
        MONEY = "money", _("money for the home ran out")
        OTHER = "other", _("another cause")

    INSTITUTIONAL = frozenset({Kind.INSTITUTION})

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="placements")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    is_institutional = models.GeneratedField(
        expression=ExpressionWrapper(Q(kind="care_institution"), output_field=models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(CarerHousehold, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(ServiceOffer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="the first day elsewhere")
    start_kind = models.CharField(max_length=20, choices=Start.choices)
    start_reason = models.CharField(max_length=300, blank=True)
    return_cause = models.CharField(max_length=20, choices=ReturnCause.choices, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)
    gap_reason = models.CharField(max_length=300, blank=True, help_text="why nothing is known before this placement")
    legal_decision = models.CharField(max_length=200, blank=True)
    siblings_together = models.BooleanField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="placement_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(start_kind="return") | ~Q(return_cause=""), name="placement_return_has_cause"
            ),
            models.CheckConstraint(
                condition=~Q(kind="care_institution") | Q(organisation__isnull=False),
                name="placement_institution_is_known",
            ),
            ExclusionConstraint(
                name="placement_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["organisation"], name="placement_at", condition=Q(ends_on=None)),
            models.Index(fields=["case"], name="placement_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} since {self.starts_on:%Y-%m-%d}"
