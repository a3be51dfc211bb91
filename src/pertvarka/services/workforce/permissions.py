"""What can be done in the workforce room. With a reach (`…@organisation`) it speaks of rows."""

from django.db.models import TextChoices


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""
