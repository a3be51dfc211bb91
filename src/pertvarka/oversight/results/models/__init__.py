"""Aggregates of results, alphabetically; the fact is a view over the declared parts."""

from pertvarka.oversight.results.models.achievement import Achievement, AchievementPart
from pertvarka.oversight.results.models.facts import DeclaredFact, SurveyedFact
from pertvarka.oversight.results.models.release import Release, ReleasedFigure

__all__ = ["Achievement", "AchievementPart", "DeclaredFact", "Release", "ReleasedFigure", "SurveyedFact"]
