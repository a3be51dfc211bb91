"""What can be done in the delivery room. With a reach (`…@team`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    MOVE_PREPARE = "delivery:move:prepare", _("Prepare and confirm moves, and follow them up")
    PLACEMENT_CHANGE = "delivery:placement:change", _("Record where persons live")
    PLACEMENT_VIEW = "delivery:placement:view", _("See where persons live and lived, and their moves")
    RECORD_KEEP = "delivery:record:keep", _("Keep the records of the whole country (commands only)")
    RECORD_WRITE = "delivery:record:write", _("Record services given by own organisation")
    REFERRAL_ANSWER = "delivery:referral:answer", _("Answer referrals sent to own organisation")
    REFERRAL_SEND = "delivery:referral:send", _("Refer persons to services")
    REFERRAL_VIEW = "delivery:referral:view", _("See referrals and services: state and dates")
    REMINDER_KEEP = "delivery:reminder:keep", _("Remind staff by letter of what waits for them (commands only)")
