"""The transformation plan as a document: chapters with their tables, hours of consultancy, who approved it."""

from datetime import datetime
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import institution_words as words
from pertvarka.foundation.base import print as printing
from pertvarka.services.institutions import chapters
from pertvarka.services.institutions.models import TransformationPlan
from pertvarka.services.institutions.queries import plans
from pertvarka.services.institutions.states import PlanState

LAYOUT = Path(__file__).parent / "institution.typ"


def write(plan: TransformationPlan, *, made_at: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) in the active language; the chapters stand as the institution wrote them."""
    return printing.pdf(LAYOUT, _as_data(plan, made_at=made_at), made_at=made_at)


def _as_data(plan: TransformationPlan, *, made_at: datetime) -> dict[str, object]:
    day = timezone.localtime(made_at).date().isoformat()
    name = plan.institution.organisation.name
    return {
        "title": _("Transformation plan"),
        "language": translation.get_language(),
        "institution": name,
        "footer": _("%(name)s, version %(version)s, printed on %(date)s")
        % {"name": name, "version": plan.number, "date": day},
        "invented": _("Invented for the demonstration") if plan.is_invented else "",
        "facts": [{"label": label, "value": value} for label, value in _facts(plan) if value],
        "chapters": [
            {
                "title": words.chapter_title(key),
                "text": row.text or _("Nothing is written yet."),
                "columns": [str(words.COLUMNS[column.key]) for column in chapters.TABLES[key]] if row.rows else [],
                "rows": [
                    [words.cell(column, line.get(column.key)) for column in chapters.TABLES[key]] for line in row.rows
                ],
            }
            for key, row in plans.chapters_of(plan).items()
        ],
    }


def _facts(plan: TransformationPlan) -> list[tuple[str, str]]:
    hours = plans.hours_used(plan)
    return [
        (_("Version"), str(plan.number)),
        (_("State"), str(PlanState(plan.state).label)),
        (_("Target day"), plan.institution.target_on.isoformat() if plan.institution.target_on else ""),
        (_("Expert"), plan.expert.name if plan.expert else ""),
        (_("Hours of consultancy"), f"{hours.normalize():f}" if hours else ""),
        (_("Endorsed on"), plan.endorsed_on.isoformat() if plan.endorsed_on else ""),
        (_("Approved on"), plan.approved_on.isoformat() if plan.approved_on else ""),
        (_("The founder's decision"), plan.approval_document),
    ]
