"""The life of a scenario and of a regional plan, and what people do to a computed plan by hand."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ScenarioState(TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a scenario", "Not computed yet")
    WAITING = "waiting", pgettext_lazy("state of a scenario", "Waits for its turn")
    RUNNING = "running", pgettext_lazy("state of a scenario", "Being computed")
    SOLVED = "solved", pgettext_lazy("state of a scenario", "Computed")
    FAILED = "failed", pgettext_lazy("state of a scenario", "Not finished")
    CANCELLED = "cancelled", pgettext_lazy("state of a scenario", "Stopped")


class PlanState(TextChoices):
    """The five steps the page shows."""

    DRAFT = "draft", pgettext_lazy("state of a regional plan", "Draft")
    CONSULTATION = "consultation", pgettext_lazy("state of a regional plan", "Before the cluster")
    APPROVED = "approved", pgettext_lazy("state of a regional plan", "Approved")
    IN_IMPLEMENTATION = "in_implementation", pgettext_lazy("state of a regional plan", "Being carried out")
    REVIEWED = "reviewed", pgettext_lazy("state of a regional plan", "Reviewed")


class HandKind(TextChoices):
    """What a person changed in a computed plan."""

    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    MOVED = "moved", _("moved to another municipality")
    YEAR_CHANGED = "year_changed", _("opens in another year")
