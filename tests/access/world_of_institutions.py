"""The asker's place as an institution: its plan, its hours of consultancy, its quality."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.territory.models import Region
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions.models import (
    Chapter,
    ChapterKey,
    ConsultationVisit,
    Measure,
    MonthlyCensus,
    QualityFramework,
    QualityProcess,
    Remark,
    TransformationPlan,
    TransformingInstitution,
)

if TYPE_CHECKING:
    from tests.access.world_of_work import Around


def institutions(world: "Around", _region: Region) -> dict[str, str]:
    """The place of the asker as an institution: a plan being drafted, an hour of consultancy, a month handed in."""
    today = timezone.localdate()
    home = TransformingInstitution.objects.create(
        organisation=world.place, listed_on=date(2020, 1, 1), residents_when_listed=3
    )
    plan = TransformationPlan.objects.create(institution=home, number=1, state="drafting")
    for key in ChapterKey.values:
        Chapter.objects.create(plan=plan, key=key)
    remark = Remark.objects.create(plan=plan, chapter="money", text="Kas moka?", made_by=world.asker)
    visit = ConsultationVisit.objects.create(
        institution=home, plan=plan, expert=world.asker, held_on=today, hours=1, topic="Planas"
    )
    plan.departures.create(quarter="2031-1", destination="own_home", count=2)
    measure = Measure.objects.create(plan=plan, title="Namai", owner="Skyrius", due_on=today)
    MonthlyCensus.objects.create(
        institution=home, month=date(2020, 1, 1), state="submitted", submitted_at=timezone.now()
    )
    return {
        "institution": str(home.uuid),
        "institution_chapter": "money",
        "institution_measure": str(measure.uuid),
        "institution_month": "2020-01",
        "institution_plan": "1",
        "institution_remark": str(remark.uuid),
        "institution_visit": str(visit.uuid),
    }


def quality(world: "Around", _region: Region) -> dict[str, str]:
    """Of the asker's own organisation, led by the asker, and certified today."""
    framework = QualityFramework.objects.get(code="equass-assurance")
    process = QualityProcess.objects.create(
        organisation=world.place,
        framework=framework,
        consultant=world.asker,
        began_on=timezone.localdate(),
        stage="certified",
        certified_on=timezone.localdate(),
        certified_until=timezone.localdate() + timedelta(days=1000),
    )
    action = process.actions.create(
        principle=framework.principles.all()[0], what="Taisyti", owner="Vadovas", due_on=timezone.localdate()
    )
    site = Site.objects.create(
        organisation=world.place, name_lt="Namai", name_en="Home", municipality=world.place.municipality
    )
    return {
        "quality_process": str(process.uuid),
        "quality_action": str(action.uuid),
        "quality_framework": str(framework.pk),
        "quality_principle": "1",
        "quality_year": str(timezone.localdate().year),
        "site": str(site.uuid),
    }
