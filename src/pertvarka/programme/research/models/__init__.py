"""Aggregates of the room, alphabetically."""

from pertvarka.programme.research.models.answer import Invitation, Letter, SurveyAnswer
from pertvarka.programme.research.models.facts import RespondentFact
from pertvarka.programme.research.models.result import QuestionResult, WaveSummary
from pertvarka.programme.research.models.study import FocusGroup, Study, StudyMember
from pertvarka.programme.research.models.wave import DayCount, Stratum, SurveyWave

__all__ = [
    "DayCount",
    "FocusGroup",
    "Invitation",
    "Letter",
    "QuestionResult",
    "RespondentFact",
    "Stratum",
    "Study",
    "StudyMember",
    "SurveyAnswer",
    "SurveyWave",
    "WaveSummary",
]
