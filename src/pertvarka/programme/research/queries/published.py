"""Studies everybody may read about: those published, from open tables only."""

from typing import Any

from django.db.models import Prefetch

from pertvarka.foundation.instruments.queries import HEAVY
from pertvarka.programme.research.models import Study, SurveyWave
from pertvarka.programme.research.states import StudyState, WaveState


def _waves() -> "Prefetch[Any, Any, Any]":
    heavy = [f"instrument_version__{column}" for column in HEAVY]
    rows = SurveyWave.objects.filter(state=WaveState.PUBLISHED).select_related("instrument_version__instrument")
    return Prefetch("waves", queryset=rows.defer(*heavy), to_attr="published_waves")


def studies() -> list[Study]:
    """The newest first; those of the history, whose day is not known, last."""
    return list(Study.objects.filter(state=StudyState.PUBLISHED).prefetch_related(_waves()))


def study(slug: str) -> Study | None:
    rows = Study.objects.filter(slug=slug, state=StudyState.PUBLISHED)
    return rows.prefetch_related(_waves(), "focus_groups").first()


def wave(slug: str, number: int) -> SurveyWave | None:
    heavy = [f"instrument_version__{column}" for column in HEAVY]
    rows = SurveyWave.objects.select_related("study", "summary", "instrument_version__instrument").defer(*heavy)
    found = rows.filter(study__slug=slug, number=number, state=WaveState.PUBLISHED, study__state=StudyState.PUBLISHED)
    return found.prefetch_related("results").first()
