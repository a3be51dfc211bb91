"""The life of a needs assessment (domain model, person plane)."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class AssessmentState(TextChoices):
    """In the order of the way; a submitted assessment may be sent back, a planned one cancelled."""

    PLANNED = "planned", pgettext_lazy("state of an assessment", "Planned")
    IN_PROGRESS = "in_progress", pgettext_lazy("state of an assessment", "In progress")
    SUBMITTED = "submitted", pgettext_lazy("state of an assessment", "Submitted")
    CHECKED = "checked", pgettext_lazy("state of an assessment", "Quality-checked")
    AGREED = "agreed", pgettext_lazy("state of an assessment", "Agreed with the person")
    SUPERSEDED = "superseded", pgettext_lazy("state of an assessment", "Superseded")
    CANCELLED = "cancelled", pgettext_lazy("state of an assessment", "Cancelled")
