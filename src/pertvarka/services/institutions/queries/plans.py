"""A plan as it is read: chapters, remarks, findings, hours used, versions side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components.differences import Piece, word_difference
from pertvarka.services.institutions import chapters, rules
from pertvarka.services.institutions.models import (
    Chapter,
    ConsultationVisit,
    Remark,
    Submission,
    TransformationPlan,
)
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.rules import ChapterContent, Finding
from pertvarka.services.institutions.states import PlanState

Contents = Mapping[str, ChapterContent]


@dataclass(frozen=True, slots=True)
class Compared:
    """One text in both versions, word by word."""

    chapter: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_difference(self.old, self.new)


def chapters_of(plan: TransformationPlan) -> dict[str, Chapter]:
    """All nine by key, in the order of the document."""
    found = {row.key: row for row in plan.chapters.select_related("changed_by")}
    return {key: found[key] for key in chapters.KEYS if key in found}


def contents_of(rows: Iterable[Chapter]) -> dict[str, ChapterContent]:
    return {row.key: ChapterContent(row.text, row.rows) for row in rows}


def findings_of(plan: TransformationPlan, contents: Contents) -> tuple[Finding, ...]:
    """What keeps the plan from being submitted."""
    institution = plan.institution
    return rules.findings(contents, residents=institutions.residents_of(institution), target_on=institution.target_on)


def remarks_of(plan: TransformationPlan) -> list[Remark]:
    return list(plan.remarks.select_related("made_by", "answered_by"))


def unanswered(plan: TransformationPlan) -> list[Remark]:
    """Open remarks without an answer since the plan was last returned: an old answer was not enough."""
    rows = plan.remarks.filter(resolved_at=None)
    said_before = Q(answer="") | Q(answered_at__lt=plan.returned_at) if plan.returned_at else Q(answer="")
    return list(rows.filter(said_before))


def hours_used(plan: TransformationPlan) -> Decimal:
    """Of the lines that no newer one corrects."""
    rows = ConsultationVisit.objects.filter(plan=plan, corrected_by=None)
    return Decimal(rows.aggregate(used=Coalesce(Sum("hours"), Decimal(0)))["used"])


def hours_of_day(expert: Account, on: date, *, but: ConsultationVisit | None = None) -> Decimal:
    """What one expert gave on one day, on whatever plans."""
    rows = ConsultationVisit.objects.filter(expert=expert, held_on=on, corrected_by=None)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return Decimal(rows.aggregate(given=Coalesce(Sum("hours"), Decimal(0)))["given"])


def visits_of(plan: TransformationPlan) -> list[ConsultationVisit]:
    """All lines, those that were corrected too."""
    rows = ConsultationVisit.objects.filter(plan=plan)
    return list(rows.select_related("expert", "corrects", "corrected_by"))


def waiting_for_expert(account: Account) -> list[TransformationPlan]:
    """Plans the account is to review, those of no expert yet too; the longest waiting first."""
    rows = TransformationPlan.objects.filter(
        Q(expert=account) | Q(expert=None),
        state=PlanState.UNDER_REVIEW,
        institution__in=institutions.reached(Permission.PLAN_REVIEW),
    )
    return list(rows.select_related("institution__organisation").order_by("submitted_at"))


def endorsed() -> list[TransformationPlan]:
    """Plans that wait for the founder."""
    rows = TransformationPlan.objects.filter(state=PlanState.ENDORSED)
    return list(rows.select_related("institution__organisation").order_by("endorsed_on"))


def submissions_of(plan: TransformationPlan) -> list[Submission]:
    return list(plan.submissions.all())


def contents_submitted(submission: Submission) -> dict[str, ChapterContent]:
    kept: dict[str, dict[str, Any]] = submission.chapters
    return {key: ChapterContent(value["text"], value["rows"]) for key, value in kept.items()}


def compared(old: Contents, new: Contents) -> tuple[Compared, ...]:
    """Chapters of both, text with table, in the order of the document; those empty in both are left out."""
    found = []
    for key in chapters.KEYS:
        texts = [_as_text(key, side.get(key)) for side in (old, new)]
        if any(texts):
            found.append(Compared(key, texts[0], texts[1]))
    return tuple(found)


def _as_text(key: str, content: ChapterContent | None) -> str:
    if content is None:
        return ""
    return "\n".join(part for part in (content.text.strip(), chapters.as_text(key, content.rows)) if part)
