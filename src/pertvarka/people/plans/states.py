"""The life of an individual plan and of a service need (domain model, person plane)."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class PlanState(TextChoices):
    """In the order of the way; the last two end it early."""

    DRAFT = "draft", pgettext_lazy("state of a plan", "Draft")
    AGREED = "agreed", pgettext_lazy("state of a plan", "Agreed")
    ACTIVE = "active", pgettext_lazy("state of a plan", "Carried out")
    IN_REVIEW = "in_review", pgettext_lazy("state of a plan", "In review")
    COMPLETED = "completed", pgettext_lazy("state of a plan", "Completed")
    SUPERSEDED = "superseded", pgettext_lazy("state of a plan", "Superseded")
    CANCELLED = "cancelled", pgettext_lazy("state of a plan", "Cancelled")


class ServiceNeedState(TextChoices):
    """Follows the referrals of the delivery room; gives the planning numbers."""

    UNMET = "unmet", pgettext_lazy("state of a service need", "Not met")
    REFERRED = "referred", pgettext_lazy("state of a service need", "Referred")
    WAITING = "waiting", pgettext_lazy("state of a service need", "Waiting")
    MET = "met", pgettext_lazy("state of a service need", "Met")
    NO_LONGER_NEEDED = "no_longer_needed", pgettext_lazy("state of a service need", "No longer needed")
