"""What can be done in the results room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """The words stand on the page of roles."""

    RELEASE_PUBLISH = "results:release:publish", _("Count the indicators from cases and publish the numbers")
