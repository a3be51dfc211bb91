"""Aggregates of monitoring, alphabetically."""

from pertvarka.oversight.monitoring.models.alert import Alert
from pertvarka.oversight.monitoring.models.finding import Finding, FollowUpTask
from pertvarka.oversight.monitoring.models.meeting import AgendaItem, Attendee, Meeting, Pack
from pertvarka.oversight.monitoring.models.review import Review, ReviewChapter, ReviewFigure
from pertvarka.oversight.monitoring.models.submission import Submission, SubmissionStep

__all__ = [
    "AgendaItem",
    "Alert",
    "Attendee",
    "Finding",
    "FollowUpTask",
    "Meeting",
    "Pack",
    "Review",
    "ReviewChapter",
    "ReviewFigure",
    "Submission",
    "SubmissionStep",
]
