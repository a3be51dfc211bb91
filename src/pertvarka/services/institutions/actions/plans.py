"""Writing a transformation plan: begun, chapter by chapter, handed to the expert."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.services.institutions import chapters, rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import (
    CellsNotRead,
    PlanNotReady,
    PlanStandsAlready,
    PlanStateMayNotFollow,
    RemarksUnanswered,
)
from pertvarka.services.institutions.models import Chapter, Submission, TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import plans
from pertvarka.services.institutions.states import PlanState


@transaction.atomic
def begin(*, institution: TransformingInstitution, by: Account) -> TransformationPlan:
    """The first plan, or a new version that begins as a copy of the newest.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's institution.
        PlanStandsAlready: a version is being written.
    """
    acting.require(Permission.PLAN_CHANGE, institution, by=by)
    TransformingInstitution.objects.select_for_update().get(pk=institution.pk)
    former = institution.plans.order_by("-number").first()
    if former and former.state in rules.OPEN_PLANS:
        raise PlanStandsAlready(former.number)
    made = TransformationPlan.objects.create(
        institution=institution,
        number=former.number + 1 if former else 1,
        based_on=former,
        expert=former.expert if former else None,
        is_invented=institution.is_invented,
    )
    copied = plans.chapters_of(former) if former else {}
    Chapter.objects.bulk_create(
        [
            Chapter(plan=made, key=key, text=copied[key].text, rows=copied[key].rows)
            if key in copied
            else Chapter(plan=made, key=key)
            for key in chapters.KEYS
        ]
    )
    audit.record(
        "transformation_plan.begun",
        about=made.reference,
        by=by.reference,
        institution=institution.organisation.code,
        number=made.number,
    )
    return made


@transaction.atomic
def write_chapter(
    *, chapter: Chapter, text: str, typed: Iterable[Mapping[str, str]], expected_version: int, by: Account
) -> Chapter:
    """Save a chapter: its words and its table. What cannot be read is told by cell and nothing is saved.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's to write.
        PlanStateMayNotFollow: the plan is not being written now.
        CellsNotRead: cells of the table.
        ChangedMeanwhile: a colleague saved the chapter first.
    """
    plan = acting.held(chapter.plan)
    acting.require(Permission.PLAN_CHANGE, plan.institution, by=by)
    if plan.state not in rules.WRITTEN:
        raise PlanStateMayNotFollow(plan.state)
    rows, faults = chapters.read_rows(chapter.key, typed)
    if faults:
        raise CellsNotRead(faults)
    locking.save_unless_changed(
        chapter,
        expected_version=expected_version,
        changes={"text": text.strip(), "rows": rows},
    )
    Chapter.objects.filter(pk=chapter.pk).update(changed_by=by, changed_at=timezone.now())
    audit.record("transformation_plan.chapter_written", about=plan.reference, by=by.reference, chapter=chapter.key)
    return chapter


@transaction.atomic
def submit(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """Hand the plan to the expert; word for word as it stands now.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's to submit.
        PlanStateMayNotFollow: it is not being written.
        PlanNotReady: chapters are empty, or figures and dates do not agree.
        RemarksUnanswered: it was returned, and a remark has no answer.
    """
    found = acting.held(plan)
    acting.require(Permission.PLAN_SUBMIT, found.institution, by=by)
    if found.state not in rules.WRITTEN:
        raise PlanStateMayNotFollow(found.state)
    rows = plans.chapters_of(found)
    findings = plans.findings_of(found, plans.contents_of(rows.values()))
    if findings:
        raise PlanNotReady(findings)
    unanswered = len(plans.unanswered(found))
    if unanswered:
        raise RemarksUnanswered(unanswered)
    Submission.objects.create(
        plan=found,
        number=found.submissions.count() + 1,
        submitted_by=by,
        chapters={key: {"text": row.text, "rows": row.rows} for key, row in rows.items()},
    )
    acting.move(found, PlanState.UNDER_REVIEW, by=by, submitted_at=timezone.now())
    if found.expert_id:
        notices.tell(
            account_id=found.expert_id,
            kind="transformation_plan.submitted",
            about=found.institution.reference,
            label="",
        )
    return found
