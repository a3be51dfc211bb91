"""Words of the monitoring group's work: meetings, submissions, findings, reviews, alerts."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class MeetingState(TextChoices):
    PLANNED = "planned", pgettext_lazy("state of a meeting", "Planned")
    PREPARED = "prepared", pgettext_lazy("state of a meeting", "Pack made")
    HELD = "held", pgettext_lazy("state of a meeting", "Held")
    SIGNED = "signed", pgettext_lazy("state of a meeting", "Minutes signed")


class SubmissionState(TextChoices):
    """The way of a figure to the public; a corrected one stays readable beside the one that replaced it."""

    DRAFT = "draft", pgettext_lazy("state of a figure", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a figure", "Submitted")
    RETURNED = "returned", pgettext_lazy("state of a figure", "Returned")
    VERIFIED = "verified", pgettext_lazy("state of a figure", "Verified")
    PUBLISHED = "published", pgettext_lazy("state of a figure", "Published")
    CORRECTED = "corrected", pgettext_lazy("state of a figure", "Corrected")


class FindingState(TextChoices):
    OPEN = "open", pgettext_lazy("state of a finding", "Open")
    ANSWERED = "answered", pgettext_lazy("state of a finding", "Answered")
    CLOSED = "closed", pgettext_lazy("state of a finding", "Closed")


class ReviewState(TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a review", "Draft")
    PUBLISHED = "published", pgettext_lazy("state of a review", "Published")


class AlertState(TextChoices):
    OPEN = "open", pgettext_lazy("state of an alert", "Open")
    EXPLAINED = "explained", pgettext_lazy("state of an alert", "Explained")
    GONE = "gone", pgettext_lazy("state of an alert", "Gone")
