"""A chapter of a plan: written by the institution, read and remarked on by the expert, at the place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import institution_pages
from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench import institution_words as words
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.differences import Piece, word_difference
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.services.institutions import chapters, rules
from pertvarka.services.institutions.actions import plans as actions
from pertvarka.services.institutions.actions import reviews
from pertvarka.services.institutions.chapters import CellFault, Column
from pertvarka.services.institutions.errors import CellsNotRead, InstitutionNotFound
from pertvarka.services.institutions.models import Chapter, Remark, TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import plans
from pertvarka.services.institutions.states import PlanState

REFUSED = 422
BLANK_ROWS = 3
Typed = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to type in, or to read."""

    column: Column
    label: str
    name: str
    value: str
    shown: str
    choices: tuple[tuple[str, object], ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What a colleague saved meanwhile: their text word by word against mine, and their table."""

    pieces: tuple[Piece, ...]
    rows: tuple[tuple[Cell, ...], ...]


@requires(Permission.PLAN_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, uuid: UUID, number: int, key: str) -> HttpResponse:
    """Text and table; whoever may not write reads."""
    found, plan, row = _chapter(request, uuid, number, key)
    rights = institution_pages.rights_of(pages.account_of(request), found, today=timezone.localdate())
    may_write = rights.writes and plan.state in rules.WRITTEN
    faults: Sequence[CellFault] = ()
    text, typed, error, saved = row.text, row.rows, "", None
    shown_version = row.version
    if request.method == "POST":
        if not may_write:
            raise Http404
        text, typed = request.POST.get("text", ""), _typed(request, key)
        try:
            version = request.POST.get("version", "")
            actions.write_chapter(
                chapter=row,
                text=text,
                typed=typed,
                expected_version=int(version) if version.isdecimal() else 0,
                by=pages.account_of(request),
            )
        except CellsNotRead as refused:
            faults, error = refused.faults, refused.sentence
            shown_version = int(version) if version.isdecimal() else row.version
        except ChangedMeanwhile as changed:
            row.refresh_from_db()
            error, shown_version = changed.sentence, row.version
            saved = Saved(word_difference(text, row.text), _cells(key, row.rows, ()))
        except InstitutionNotFound as missing:
            raise Http404 from missing
        except PertvarkaError as refused:
            error = refused.sentence
        else:
            messages.success(request, _("The chapter is saved."))
            return redirect("workbench:institution_chapter", uuid=uuid, number=number, key=key)
    remarks = [one for one in plans.remarks_of(plan) if one.chapter == key]
    contents = plans.contents_of(plans.chapters_of(plan).values())
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(words.chapter_title(key))],
        "institution": found,
        "plan": plan,
        "key": key,
        "title": words.chapter_title(key),
        "lead": words.LEADS[key],
        "text": text,
        "version": shown_version,
        "saved": saved,
        "error": error,
        "may_write": may_write,
        "columns": [(column, words.COLUMNS[column.key]) for column in chapters.TABLES[key]],
        "rows": _cells(key, [*typed, *([{}] * BLANK_ROWS if may_write else [])], faults),
        "findings": [words.finding(one) for one in plans.findings_of(plan, contents) if one.chapter == key]
        if may_write
        else [],
        "remarks": remarks,
        "unanswered": {one.pk for one in plans.unanswered(plan)},
        "may_remark": rights.reviews and plan.state == PlanState.UNDER_REVIEW and plan.expert_id in _me(request),
        "may_answer": rights.writes and plan.state == PlanState.RETURNED,
        "chapters": _neighbours(found, plan, key),
        "changed": row,
    }
    return render(request, "workbench/institution/chapter.html", context, status=REFUSED if error else 200)


@requires(Permission.PLAN_REVIEW)
@require_POST
def remark(request: HttpRequest, uuid: UUID, number: int, key: str) -> HttpResponse:
    """A remark at a place of the chapter."""
    _found, plan, _row = _chapter(request, uuid, number, key)
    try:
        reviews.remark(
            plan=plan,
            chapter=key,
            place=request.POST.get("place", "")[:300],
            text=request.POST.get("text", ""),
            by=pages.account_of(request),
        )
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    return redirect(_at_remarks(uuid, number, key))


@requires(Permission.PLAN_CHANGE)
@require_POST
def answer(request: HttpRequest, uuid: UUID, number: int, remark: UUID) -> HttpResponse:
    """What the institution did about a remark."""
    _found, plan = pages.find_plan(request, uuid, number)
    said = _remark(plan, remark)
    try:
        reviews.answer(remark=said, text=request.POST.get("text", ""), by=pages.account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    return redirect(_at_remarks(uuid, number, said.chapter))


@requires(Permission.PLAN_REVIEW)
@require_POST
def resolve(request: HttpRequest, uuid: UUID, number: int, remark: UUID) -> HttpResponse:
    """The answer is enough."""
    _found, plan = pages.find_plan(request, uuid, number)
    said = _remark(plan, remark)
    try:
        reviews.resolve(remark=said, by=pages.account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    return redirect(_at_remarks(uuid, number, said.chapter))


def _chapter(
    request: HttpRequest, uuid: UUID, number: int, key: str
) -> tuple[TransformingInstitution, TransformationPlan, Chapter]:
    found, plan = pages.find_plan(request, uuid, number)
    row = plans.chapters_of(plan).get(key)
    if row is None:
        raise Http404
    row.plan = plan
    return found, plan, row


def _remark(plan: TransformationPlan, uuid: UUID) -> Remark:
    found = next((one for one in plans.remarks_of(plan) if one.uuid == uuid), None)
    if found is None:
        raise Http404
    found.plan = plan
    return found


def _me(request: HttpRequest) -> tuple[int | None, int]:
    """A plan of mine, or of nobody's yet."""
    return None, pages.account_of(request).pk


def _at_remarks(uuid: UUID, number: int, key: str) -> str:
    return f"{reverse('workbench:institution_chapter', args=[uuid, number, key])}#remarks"


def _typed(request: HttpRequest, key: str) -> list[dict[str, str]]:
    """Rows as sent, `rows-0-item` and so on; how many there are, the names say."""
    count = min(
        max(
            (int(name.split("-")[1]) + 1 for name in request.POST if name.startswith("rows-") and _is_cell(name)),
            default=0,
        ),
        chapters.ROWS_AT_MOST,
    )
    return [
        {column.key: request.POST.get(f"rows-{at}-{column.key}", "") for column in chapters.TABLES[key]}
        for at in range(count)
    ]


def _is_cell(name: str) -> bool:
    parts = name.split("-")
    return len(parts) == 3 and parts[1].isdecimal() and len(parts[1]) < 4  # noqa: PLR2004 (rows-<number>-<column>)


def _cells(key: str, rows: Iterable[Typed], faults: Sequence[CellFault]) -> tuple[tuple[Cell, ...], ...]:
    wrong = {(fault.row, fault.column): str(words.CELL_FAULTS[fault.kind]) for fault in faults}
    return tuple(
        tuple(
            Cell(
                column=column,
                label=str(words.COLUMNS[column.key]),
                name=f"rows-{at}-{column.key}",
                value=str("" if row.get(column.key) is None else row.get(column.key, "")),
                shown=words.cell(column, row.get(column.key)),
                choices=words.choices_of(column) if column.kind == "choice" else (),
                fault=wrong.get((at + 1, column.key), ""),
            )
            for column in chapters.TABLES[key]
        )
        for at, row in enumerate(rows)
    )


def _neighbours(found: TransformingInstitution, plan: TransformationPlan, key: str) -> list[tuple[str, str, bool]]:
    return [
        (
            words.chapter_title(one),
            reverse("workbench:institution_chapter", args=[found.uuid, plan.number, one]),
            one == key,
        )
        for one in chapters.KEYS
    ]
