"""What can be done in the catalogue room. With a reach (`…@organisation`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    CAPACITY_VIEW = "catalogue:capacity:view", _("See places taken, kept and waited for, offer by offer")
    HOUSEHOLD_CHANGE = "catalogue:household:change", _("Keep the register of carers' households")
    HOUSEHOLD_FIND = (
        "catalogue:household:find",
        _("Find carers' households that can take a child: number, municipality and places, without who they are"),
    )
    HOUSEHOLD_VIEW = "catalogue:household:view", _("See carers' households")
    OFFER_CHANGE = "catalogue:offer:change", _("Keep the offers of services: places, rules, prices, dates")
    RECORD_KEEP = "catalogue:record:keep", _("Keep households and addresses of the whole country (commands only)")
