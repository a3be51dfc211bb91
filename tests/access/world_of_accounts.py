"""Records that stand beside the cases of the small world: of accounts, data protection and offers."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Approval, Membership
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.models import JobResult
from pertvarka.foundation.base.models.job_result import place
from pertvarka.foundation.instruments.models import InstrumentVersion, Upload
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import drafts
from pertvarka.people.rights.models import Breach, DeletionList, LegalHold, RightsRequest
from tests import closed_plane
from tests.access import matrix
from tests.access.matrix import CANARY, Relation

if TYPE_CHECKING:
    from tests.access.world import World

NO_FILE = {"code": "not_a_workbook", "sheet": "", "cell": "", "feature": "", "values": {}}


def build(world: "World", *, unit: Organisation) -> None:
    """Records that stand beside the cases, each made by somebody who may make it."""
    officer = closed_plane.build_account("Lina", "data_protection_officer", unit, is_demo=True)
    colleague = closed_plane.build_account("Ieva", "case_manager", unit, is_demo=True)
    today = timezone.localdate()
    own = world.cases[Relation.OWN]
    with scope.of(officer):
        person = {"person_id": own.person_id, "open_to_id": own.open_to_id}
        asked = RightsRequest.objects.create(
            **person,
            number=own.number,
            kind="access",
            words="Noriu kopijos",
            received_on=today,
            due_on=today + timedelta(days=30),
            recorded_by=officer,
        )
        hold = LegalHold.objects.create(**person, reason="Byla teisme", placed_by=officer)
        made = DeletionList.objects.create(rule="file_of_child", made_by=officer)
        breach = Breach.objects.create(
            number="AP-2026-001",
            kind="confidentiality",
            risk="risk",
            discovered_at=timezone.now(),
            description="Laiškas ne tam adresatui",
            recorded_by=officer,
        )
        approval = Approval.objects.create(
            kind="person.export",
            about=f"rights_request:{asked.uuid}",
            decider_permission="rights:export:approve",
            reason="Prašo pats žmogus",
            asked_by=officer,
        )
    with scope.of_command("load"):
        membership = Membership.objects.get(account=colleague)
    with scope.of(world.asker):
        draft = (
            drafts.begin(answers={}, by=world.asker)
            if matrix.reach_of(world.role, "cases:case:register")
            else uuid.uuid4()
        )
    # Another centre's household, which carries the canary sealed inside.
    closed_plane.build_household(unit, names=CANARY, state="training")
    kind = closed_plane.build_service_type("T90")
    with scope.of(world.asker):
        job = asking.defer("base.forget", by=world.asker)
    with scope.of_command("worker"):
        JobResult.objects.create(
            job=job,
            requested_by=job.requested_by,
            file_name="failas.txt",
            media_type="text/plain",
            size=1,
            content_sealed=sealing.seal_bytes(b"-", place=place(job.uuid)),
            expires_at=timezone.now() + timedelta(days=1),
        )
    world.others |= {
        "job": str(job.uuid),
        "offer": str(closed_plane.build_offer(world.place, service_type=kind).uuid),
        "household": str(closed_plane.build_household(world.place).uuid),
        "account": str(colleague.uuid),
        "membership": membership.pk,
        "request": str(asked.uuid),
        "hold": str(hold.uuid),
        "deletion_list": str(made.uuid),
        "breach": str(breach.uuid),
        "approval": str(approval.uuid),
        "draft": str(draft),
        "instrument_version": str(InstrumentVersion.objects.order_by("pk")[0].uuid),
        "upload": str(
            Upload.objects.create(file_name="a.xlsx", content=b"", uploaded_by=officer, faults=[NO_FILE]).uuid
        ),
        "rule": "file_of_child",
        "form": "json",
    }
