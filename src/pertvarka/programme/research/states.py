"""The life of a study and of a survey wave."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from pertvarka.programme.research import rules


class StudyState(TextChoices):
    PLANNED = rules.PLANNED, pgettext_lazy("state of a study", "Planned")
    FIELDWORK = rules.FIELDWORK, pgettext_lazy("state of a study", "Fieldwork")
    REPORTED = rules.REPORTED, pgettext_lazy("state of a study", "Reported")
    PUBLISHED = rules.PUBLISHED, pgettext_lazy("state of a study", "Published")


class WaveState(TextChoices):
    DRAFT = rules.DRAFT, pgettext_lazy("state of a survey", "Being prepared")
    OPEN = rules.OPEN, pgettext_lazy("state of a survey", "Open")
    CLOSED = rules.CLOSED, pgettext_lazy("state of a survey", "Closed")
    ANALYSED = rules.ANALYSED, pgettext_lazy("state of a survey", "Analysed")
    PUBLISHED = rules.PUBLISHED, pgettext_lazy("state of a survey", "Published")


class Mode(TextChoices):
    INVITATION = "invitation", pgettext_lazy("mode of a survey", "By invitation, one answer for each")
    OPEN_LINK = "open_link", pgettext_lazy("mode of a survey", "By an open link")
