"""What can be done in the plans room. With a reach (`…@team`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    NEED_COUNT = "plans:need:count", _("See which services are needed where, without the people")
    PLAN_CHANGE = "plans:plan:change", _("Write individual plans and record how they were agreed")
    PLAN_VIEW = "plans:plan:view", _("See individual plans")
    RECORD_KEEP = "plans:record:keep", _("Keep the plans of the whole country (commands only)")
