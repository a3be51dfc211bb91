"""The life of a needs assessment (domain model, person plane)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssessmentState(TextChoices):
    """In the order of the way; a submitted assessment may be sent back, a planned one cancelled."""

    PLANNED = "planned", _("Planned")
    IN_PROGRESS = "in_progress", _("In progress")
    SUBMITTED = "submitted", _("Submitted")
    CHECKED = "checked", _("Quality-checked")
    AGREED = "agreed", _("Agreed with the person")
    SUPERSEDED = "superseded", _("Superseded")
    CANCELLED = "cancelled", _("Cancelled")
