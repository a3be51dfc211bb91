"""What can be done in the instruments room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    VERSION_PUBLISH = "instruments:version:publish", _("Check questionnaires and publish their versions")
