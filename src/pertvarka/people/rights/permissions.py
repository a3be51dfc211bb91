"""What can be done in the rights room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    BREACH_RECORD = "rights:breach:record", _("Keep the register of personal data breaches")
    EXPORT_APPROVE = "rights:export:approve", _("Approve, as the second person, an export with names")
    HOLD_PLACE = "rights:hold:place", _("Place and lift a legal hold")
    REQUEST_HANDLE = "rights:request:handle", _("Handle requests of persons about their data")
    REQUEST_RECORD = "rights:request:record", _("Record that a person has asked about their data")
    RETENTION_APPROVE = "rights:retention:approve", _("Approve, as the second person, a deletion list")
    RETENTION_VIEW = "rights:retention:view", _("See what is due for deletion, and ask for it")
    VIEW_RECORD_VIEW = "rights:view_record:view", _("See the whole view log")
