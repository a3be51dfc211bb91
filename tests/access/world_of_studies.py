"""A study with a survey in each state its pages ask for, led by the asker where their role leads studies."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.research.models import Stratum, Study, StudyMember, SurveyWave
from tests import closed_plane

LEADS = "researcher"


def build(asker: Account, role: str, *, unit: Organisation) -> dict[str, str]:
    """Keys of the addresses, by what they name."""
    leader = asker if role == LEADS else closed_plane.build_account("Rasa", LEADS, unit, is_demo=True)
    today = timezone.localdate()
    version = InstrumentVersion.objects.get(instrument__code="community_attitudes", number=1)
    with scope.of(leader):
        study = Study.objects.create(slug="tyrimas", title_lt="Tyrimas", title_en="Study", question_lt="Ar?")
        StudyMember.objects.create(study=study, account=leader)
        found = {"study": str(study.uuid)}
        for number, state in enumerate(("draft", "open", "closed"), start=1):
            wave = SurveyWave.objects.create(
                study=study,
                number=number,
                instrument_version=version,
                opens_on=today,
                closes_on=today + timedelta(days=1),
                state=state,
            )
            Stratum.objects.create(wave=wave, order=1, code="city", name_lt="Miestas", name_en="City", population=1000)
            found[f"survey_{state}"] = str(wave.uuid)
    return found
