"""The invented workers in the tables: register, assessments of 2017, plans and wishes; made once, with the first layer.

In the institution of the demonstration a few are assessed anew, so that its head, a worker and the assessor find work.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.people.demonstration import organisations, workers
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.workers import Worker
from pertvarka.services.workforce import rules
from pertvarka.services.workforce.models import (
    DevelopmentItem,
    DevelopmentPlan,
    RedeploymentWish,
    StaffAssessment,
    StaffMember,
    StaffResponse,
)
from pertvarka.services.workforce.models.staff import name_place
from pertvarka.services.workforce.queries import assessments

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
LED_BY_HEAD = 6
AGAIN_PLANNED, AGAIN_SUBMITTED = 3, 2
HEAD, WORKER, ASSESSOR = "demo:institution_head", "demo:institution_staff", "demo:assessor"
LEARNT = {
    "person_centred": "Dirbti kartu su kolege, kuri rengia individualius planus",
    "communication": "Pasimokyti alternatyviosios komunikacijos pagrindų",
    "decision_support": "Aptarti tris žmonių pasirinkimus su vadove",
    "community": "Savaitę padirbėti bendruomeniniuose namuose",
    "safety": "Budėti kartu su patyrusiu darbuotoju",
    "teamwork": "Dalyvauti trijuose bendruose komandos aptarimuose",
}


def load(layer: Country, standing: "Standing") -> None:
    """After the accounts of the first layer stand."""
    version = assessments.form_now()
    if version is None or StaffMember.objects.exists():
        return
    made = list(workers.invent(layer.organisations, seed=layer.seed, today=layer.today))
    rows = StaffMember.objects.bulk_create(_members(made, standing), batch_size=BATCH)
    pairs = list(zip(made, rows, strict=True))
    held = StaffAssessment.objects.bulk_create(_assessments(pairs, layer, standing, version), batch_size=BATCH)
    _answers(pairs, held, version)
    _plans(pairs, held)
    _wishes(pairs, layer)
    _anew(pairs, layer, standing, version)


def _members(made: Sequence[Worker], standing: "Standing") -> list[StaffMember]:
    head, own = standing.accounts.get(HEAD), standing.accounts.get(WORKER)
    led, rows = 0, []
    for worker in made:
        key = uuid4()
        row = StaffMember(
            uuid=key,
            open_to=standing.organisations[worker.institution],
            name_sealed=sealing.seal(worker.name, place=name_place(key)),
            profession=worker.profession,
            employment_share=Decimal(worker.share),
            started_on=worker.started_on,
            left_on=worker.left_on,
            went_to=worker.went_to,
            is_invented=True,
        )
        if worker.institution == organisations.DEMO_INSTITUTION and not worker.left_on and led < LED_BY_HEAD:
            row.manager_account = head
            if led == 0 and own is not None:
                row.account = own
                row.name_sealed = sealing.seal(own.name, place=name_place(key))
            led += 1
        rows.append(row)
    return rows


def _assessments(
    pairs: Sequence[tuple[Worker, StaffMember]], layer: Country, standing: "Standing", version: InstrumentVersion
) -> list[StaffAssessment]:
    regions = {body.code: body.region_code for body in layer.organisations}
    assessors: defaultdict[str, list[Account]] = defaultdict(list)
    for held in layer.memberships:
        if held.role_code == "assessor" and held.region_code and held.staff_key in standing.accounts:
            assessors[held.region_code].append(standing.accounts[held.staff_key])
    rows = []
    for number, (worker, row) in enumerate(pairs):
        near = assessors[regions[worker.institution]]
        discussed_on = worker.submitted_on + timedelta(days=7)
        rows.append(
            StaffAssessment(
                staff_member=row,
                open_to_id=row.open_to_id,
                assessor=near[number % len(near)],
                assessor_until=rules.reads_until(discussed_on),
                instrument_version=version,
                state="discussed",
                due_on=worker.submitted_on,
                submitted_on=worker.submitted_on,
                discussed_on=discussed_on,
                levels=worker.levels,
                motivation=Decimal(str(worker.motivation)),
                result_class=worker.result,
            )
        )
    return rows


def _answers(
    pairs: Sequence[tuple[Worker, StaffMember]], held: Sequence[StaffAssessment], version: InstrumentVersion
) -> None:
    rows = []
    for (worker, _row), assessment in zip(pairs, held, strict=True):
        moment = timezone.make_aware(datetime.combine(worker.submitted_on, time(14, 0)))
        rows.append(
            StaffResponse(
                assessment=assessment,
                open_to_id=assessment.open_to_id,
                instrument_version=version,
                answers=dict(worker.answers),
                revision=1,
                started_at=moment,
                started_by_id=assessment.assessor_id,
                saved_at=moment,
                submitted_at=moment,
            )
        )
    StaffResponse.objects.bulk_create(rows, batch_size=BATCH)


def _plans(pairs: Sequence[tuple[Worker, StaffMember]], held: Sequence[StaffAssessment]) -> None:
    """For whoever had something to learn, its two weakest domains; most of it is done by now."""
    learning = [
        (worker, assessment, rules.needs(worker.levels))
        for (worker, _row), assessment in zip(pairs, held, strict=True)
        if rules.needs(worker.levels)
    ]
    plans = DevelopmentPlan.objects.bulk_create(
        [
            DevelopmentPlan(assessment=one, open_to_id=one.open_to_id, agreed_on=one.discussed_on)
            for _worker, one, _weak in learning
        ],
        batch_size=BATCH,
    )
    items = []
    for number, (plan, (worker, one, weak)) in enumerate(zip(plans, learning, strict=True)):
        for domain in weak[:2]:
            due_on = worker.submitted_on + timedelta(days=180)
            items.append(
                DevelopmentItem(
                    plan=plan,
                    open_to_id=one.open_to_id,
                    domain=domain,
                    kind="practice" if domain == "community" else "mentoring",
                    what=LEARNT[domain],
                    due_on=due_on,
                    done_on=due_on - timedelta(days=20) if number % 5 else None,
                )
            )
    DevelopmentItem.objects.bulk_create(items, batch_size=BATCH)


def _wishes(pairs: Sequence[tuple[Worker, StaffMember]], layer: Country) -> None:
    rows = [
        RedeploymentWish(
            staff_member=row,
            open_to_id=row.open_to_id,
            wish=worker.wish,
            said_on=layer.today - timedelta(days=60 + number % 300),
        )
        for number, (worker, row) in enumerate(pairs)
        if worker.wish
    ]
    RedeploymentWish.objects.bulk_create(rows, batch_size=BATCH)


def _anew(
    pairs: Sequence[tuple[Worker, StaffMember]], layer: Country, standing: "Standing", version: InstrumentVersion
) -> None:
    """A worker assessed again stays one worker in every count."""
    assessor = standing.accounts.get(ASSESSOR)
    here = [
        pair
        for pair in pairs
        if pair[0].institution == organisations.DEMO_INSTITUTION and pair[1].manager_account_id is not None
    ]
    if assessor is None:
        return
    for number, (worker, row) in enumerate(here[: AGAIN_PLANNED + AGAIN_SUBMITTED]):
        is_submitted = number < AGAIN_SUBMITTED
        one = StaffAssessment.objects.create(
            staff_member=row,
            open_to_id=row.open_to_id,
            assessor=assessor,
            instrument_version=version,
            due_on=layer.today + timedelta(days=7 * (number + 1)),
            state="submitted" if is_submitted else "planned",
            submitted_on=layer.today - timedelta(days=3) if is_submitted else None,
            levels=worker.levels if is_submitted else {},
            motivation=Decimal(str(worker.motivation)) if is_submitted else None,
            result_class=worker.result if is_submitted else "",
        )
        if is_submitted:
            moment = timezone.make_aware(datetime.combine(layer.today - timedelta(days=3), time(11, 0)))
            StaffResponse.objects.create(
                assessment=one,
                open_to_id=row.open_to_id,
                instrument_version=version,
                answers=dict(worker.answers),
                revision=1,
                started_at=moment,
                started_by=assessor,
                saved_at=moment,
                submitted_at=moment,
            )
