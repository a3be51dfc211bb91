"""Words of the library: how far a version of a method is, what becomes of a comment, kinds of publicity."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PackageKind(TextChoices):
    METHODOLOGY = "methodology_package", _("Methodology package")
    MODEL = "management_model", _("Management model")
    PROCEDURE = "procedure", _("Procedure")


class VersionState(TextChoices):
    """From the contract to the shelf; one version of a package is in use at a time.

    Of methods of the history the sources say only that they exist: those are listed, and take no steps.
    """

    COMMISSIONED = "commissioned", pgettext_lazy("state of a method", "Commissioned")
    DRAFTING = "drafting", pgettext_lazy("state of a method", "Being drafted")
    CONSULTATION = "consultation", pgettext_lazy("state of a method", "In consultation")
    APPROVED = "approved", pgettext_lazy("state of a method", "Approved")
    IN_USE = "in_use", pgettext_lazy("state of a method", "In use")
    SUPERSEDED = "superseded", pgettext_lazy("state of a method", "Superseded")
    LISTED = "listed", pgettext_lazy("state of a method", "Listed in the sources")


BEING_MADE = (VersionState.COMMISSIONED, VersionState.DRAFTING, VersionState.CONSULTATION, VersionState.APPROVED)
"""While one version is here, no other is begun."""
SHOWN_TO_ALL = (VersionState.APPROVED, VersionState.IN_USE, VersionState.SUPERSEDED, VersionState.LISTED)
"""What stands on the open pages; the rest is the work of the members."""


class CommentState(TextChoices):
    OPEN = "open", pgettext_lazy("state of a comment", "Waits for an answer")
    TAKEN = "taken", pgettext_lazy("state of a comment", "Taken into account")
    DECLINED = "declined", pgettext_lazy("state of a comment", "Not taken, with the reason")


class FileRole(TextChoices):
    TEXT = "text", _("Text")
    ANNEX = "annex", _("Annex")
    EASY_READ = "easy_read", _("Easy to read")


class PublicityKind(TextChoices):
    NEWS = "news", _("News item")
    PRESS = "press", _("Press")
    CAMPAIGN = "campaign", _("Campaign")
    FILM = "film", _("Film or broadcast")
