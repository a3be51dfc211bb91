"""Two forms side by side: where they differ by more than one level, and where by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pertvarka.engines.xlsform.form import Question, text_of
from pertvarka.faces.workbench.opened_assessment import OpenedAssessment
from pertvarka.faces.workbench.shown_form import key_of, words_of
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions import outcomes
from pertvarka.people.assessments.models import AssessmentResponse

SETTLED = "c:"


@dataclass(frozen=True, slots=True)
class Side:
    """What one assessor answered; `value` chooses it."""

    who: str
    value: Any
    words: str
    evidence: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownDifference:
    key: str
    name: str
    label: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Settling:
    """`to_settle` must be decided; `small` stand as the leading assessor gave them."""

    to_settle: tuple[ShownDifference, ...]
    small: tuple[ShownDifference, ...]
    chosen: Mapping[str, Any]


def settling_of(found: OpenedAssessment, forms: list[AssessmentResponse], *, chosen: Mapping[str, str]) -> Settling:
    first, second = forms[0], forms[1]
    differing = outcomes.differences(first, second)
    big = rules.to_settle(differing)
    picked = {one.path: _picked(one, chosen.get(SETTLED + one.path, "")) for one in big}
    shown = {one.path: _shown(found, (first, second), one, picked.get(one.path)) for one in differing}
    return Settling(
        tuple(shown[one.path] for one in big),
        tuple(shown[one.path] for one in differing if one not in big),
        {path: value for path, value in picked.items() if value is not None},
    )


def _picked(difference: rules.Difference, typed: str) -> Any:
    """The answer of the first or the second assessor, as they gave it."""
    return {"first": difference.first, "second": difference.second}.get(typed)


def _shown(
    found: OpenedAssessment,
    forms: tuple[AssessmentResponse, AssessmentResponse],
    difference: rules.Difference,
    picked: Any,
) -> ShownDifference:
    item = found.form.by_name[difference.path]
    assert isinstance(item, Question)  # noqa: S101 (levels are answers)
    evidence = f"evidence_{difference.path.removeprefix('level_')}"
    one, other = (
        Side(
            who=form.started_by.name,
            value=value,
            words=words_of(found.form, item, value, language=found.language) or "–",
            evidence=str(form.answers.get(evidence) or ""),
            is_chosen=picked is not None and picked == value,
        )
        for form, value in zip(forms, (difference.first, difference.second), strict=True)
    )
    label = text_of(item.label, found.language, found.form.default_language)
    return ShownDifference(key_of(difference.path), SETTLED + difference.path, label, (one, other))
