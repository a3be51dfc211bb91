"""Words of the cluster's life: kinds of members, of log entries, of posts, and how far they have come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MemberKind(TextChoices):
    """The nine kinds of members the presentation of 2016 names (definitions/cluster.yaml holds its sentences)."""

    SOCIAL = "social-service-institutions", _("Social services")
    EDUCATION = "education-institutions", _("Education")
    HEALTH = "health-institutions", _("Health care")
    MUNICIPAL = "municipal-administrations", _("Municipal administrations")
    BUSINESS = "businesses", _("Business")
    NGO = "ngos", _("Non-governmental organisations")
    SCIENCE = "experts-and-science", _("Experts and science")
    MINISTRY = "ministries", _("Ministries")
    COMMUNITY = "community", _("Community")


class Purpose(TextChoices):
    """What a member joins for: the four purposes of the presentation of 2016."""

    SERVICES = "new_services", _("To develop community services of new kinds")
    TOGETHER = "services_together", _("To make social services work together")
    PLANS = "plans", _("To prepare plans of institutions, services and infrastructure")
    MONITORING = "monitoring", _("To monitor the reform")


class LogKind(TextChoices):
    """Four difficulties and four benefits of the presentation of 2016, and an open end to each list."""

    LIMITED_EXPERIENCE = "limited_experience", _("Limited experience of cooperation")
    DISTRUST = "distrust", _("Distrust")
    PREJUDICE = "prejudice", _("Negative preconceptions")
    COMPETITION = "competition", _("Competition")
    OTHER_DIFFICULTY = "other_difficulty", _("Another difficulty")
    KNOWLEDGE = "knowledge", _("Shared knowledge")
    TIES = "ties", _("New ties")
    COOPERATION = "cooperation", _("Working together")
    COORDINATION = "coordination", _("Coordinated action")
    OTHER_BENEFIT = "other_benefit", _("Another benefit")


DIFFICULTIES = (
    LogKind.LIMITED_EXPERIENCE,
    LogKind.DISTRUST,
    LogKind.PREJUDICE,
    LogKind.COMPETITION,
    LogKind.OTHER_DIFFICULTY,
)
BENEFITS = (
    LogKind.KNOWLEDGE,
    LogKind.TIES,
    LogKind.COOPERATION,
    LogKind.COORDINATION,
    LogKind.OTHER_BENEFIT,
)


class LogState(TextChoices):
    OPEN = "open", pgettext_lazy("state of a difficulty", "Open")
    IN_HAND = "in_hand", pgettext_lazy("state of a difficulty", "In hand")
    HANDLED = "handled", pgettext_lazy("state of a difficulty", "Handled")


class PostKind(TextChoices):
    KNOWLEDGE = "knowledge", _("Experience or document")
    QUESTION = "question", _("Question to members")
