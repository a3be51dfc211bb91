"""What can be done in the research room. Which studies a permission reaches, the team of each study says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ANSWER_GIVE = "research:answer:give", _("Take one answer to an open survey (commands only)")
    ANSWER_TABULATE = "research:answer:tabulate", _("Add up the answers to a survey (commands only)")
    LETTER_EMPTY = "research:letter:empty", _("Empty the letterbox of a survey, shuffled (commands only)")
    STUDY_KEEP = "research:study:keep", _("Lead the studies and surveys one is named in")
    STUDY_OVERSEE = "research:study:oversee", _("See every study and name who leads it")
