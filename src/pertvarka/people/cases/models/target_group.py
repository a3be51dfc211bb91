"""The groups of people the reform is for, as a person belonged to them over time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pertvarka.people.cases.models.of_case import OfPerson


class TargetGroupMembership(OfPerson):
    """A person in one of the target groups from one day to another; several may hold at once."""

    class Group(models.TextChoices):
        CHILD_WITHOUT_CARE = "child_without_parental_care", _("child without parental care")
        INFANT = "infant", _("infant")
        CHILD_WITH_DISABILITY = "child_with_disability", _("child with a disability")
        ADULT_WITH_DISABILITY = (
            "adult_with_disability",
            _("adult with an intellectual or psychosocial disability"),
        )
        CARE_LEAVER = "young_care_leaver", _("young person leaving care")
        MOTHER = "mother_with_small_child", _("pregnant woman or mother with a child under three")
        CHILD_BESIDE = "child_beside", _("child who came with the mother")
        FAMILY_IN_CRISIS = "family_in_crisis", _("family in crisis")

    group = models.CharField(max_length=40, choices=Group.choices)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("since_on")),
                name="target_group_period_in_order",
            ),
            models.UniqueConstraint(fields=["person", "group", "since_on"], name="target_group_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group} since {self.since_on}"
