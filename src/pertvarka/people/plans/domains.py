"""Parts of life that needs stand under: the domains of the shipped assessment forms, in the order of a day."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Domain(TextChoices):
    """A form of one's own may have others; they are shown by their code."""

    HOME = "home", pgettext_lazy("part of life", "Where to live")
    SELF_CARE = "self_care", pgettext_lazy("part of life", "Looking after oneself")
    HEALTH = "health", pgettext_lazy("part of life", "Health")
    COMMUNICATION = "communication", pgettext_lazy("part of life", "Communication")
    LEARNING = "learning", pgettext_lazy("part of life", "Learning")
    OCCUPATION = "occupation", pgettext_lazy("part of life", "Work and day activities")
    RELATIONS = "relations", pgettext_lazy("part of life", "Close people")
    LEISURE = "leisure", pgettext_lazy("part of life", "Leisure")
    SAFETY = "safety", pgettext_lazy("part of life", "Safety")
    MONEY = "money", pgettext_lazy("part of life", "Money and rights")
    DECISIONS = "decisions", pgettext_lazy("part of life", "Deciding")


def label(code: str) -> str:
    return str(Domain(code).label) if code in Domain.values else code.replace("_", " ").capitalize()
