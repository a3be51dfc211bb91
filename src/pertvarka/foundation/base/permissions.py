"""What the base room guards. No role holds these: they are the worker's (definitions/commands.yaml)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order. The access room declares them, since it stands above."""

    JOB_RUN = "base:job:run", _("Run what was asked to be done in the background")
    MAIL_SEND = "base:mail:send", _("Send letters that wait")
