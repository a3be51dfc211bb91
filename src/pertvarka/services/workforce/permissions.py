"""What can be done in the workforce room. With a reach (`…@organisation`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ASSESSMENT_FILL = "workforce:assessment:fill", _("Assess staff one is appointed to")
    OWN_VIEW = (
        "workforce:own:view",
        _("See staff assessments one is part of: as the worker, their manager or the assessor"),
    )
    RECORD_COUNT = "workforce:record:count", _("Count staff of the whole country (commands only)")
    RECORD_KEEP = "workforce:record:keep", _("Keep staff of the whole country (commands only)")
    STAFF_CHANGE = "workforce:staff:change", _("Keep the register of staff and plan their assessments")
    STAFF_VIEW = "workforce:staff:view", _("See who works in own institution")
    TOTAL_PUBLISH = "workforce:total:publish", _("See totals of staff of the whole country")
    TOTAL_VIEW = "workforce:total:view", _("See totals of staff: assessed, trained, where they want to go")
