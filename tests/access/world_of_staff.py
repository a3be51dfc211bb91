"""Staff around the small world: a worker of the asker's place, led and assessed by the asker."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import sealing
from pertvarka.foundation.territory.models import Region
from pertvarka.services.workforce.models import DevelopmentItem, DevelopmentPlan, StaffAssessment, StaffMember
from pertvarka.services.workforce.models.staff import name_place
from pertvarka.services.workforce.queries import assessments

if TYPE_CHECKING:
    from tests.access.world_of_work import Around


def workforce(world: "Around", _region: Region) -> dict[str, str]:
    """A worker of the asker's place, led and assessed by the asker: planned, discussed with a plan of one item."""
    today = timezone.localdate()
    with scope.of_command("load_demonstration"):
        uuid = uuid4()
        member = StaffMember.objects.create(
            uuid=uuid,
            open_to=world.place,
            name_sealed=sealing.seal("Vardenė", place=name_place(uuid)),
            manager_account=world.asker,
            profession="nurse",
            employment_share=1,
            started_on=date(2020, 1, 1),
        )
        version = assessments.form_now()
        assert version is not None
        belongs = {"staff_member": member, "open_to": world.place, "assessor": world.asker, "due_on": today}
        discussed = StaffAssessment.objects.create(
            **belongs,
            instrument_version=version,
            state="discussed",
            submitted_on=today,
            discussed_on=today,
            result_class="good",
            levels={"safety": 1.0},
            motivation=3,
        )
        planned = StaffAssessment.objects.create(**belongs, instrument_version=version)
        plan = DevelopmentPlan.objects.create(assessment=discussed, open_to=world.place)
        item = DevelopmentItem.objects.create(
            plan=plan, open_to=world.place, domain="safety", kind="mentoring", what="Kartu", due_on=today
        )
    return {
        "staff_assessment": str(discussed.uuid),
        "staff_assessment_planned": str(planned.uuid),
        "staff_item": str(item.uuid),
        "staff_member": str(member.uuid),
    }
