"""What can be done in the library room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    COMMENT_WRITE = "library:comment:write", _("Comment on methods in consultation")
    DOCUMENT_CHANGE = "library:document:change", _("Keep documents and their files")
    PACKAGE_CHANGE = "library:package:change", _("Keep methods: versions, consultations, answers to comments")
    PACKAGE_VIEW = "library:package:view", _("See methods that are still being drafted or consulted on")
    PUBLICITY_CHANGE = "library:publicity:change", _("Keep news, press and campaigns of the reform")
