"""Studies and surveys on the desk of who leads them: the database knows which these are today."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.foundation.instruments.queries import HEAVY
from pertvarka.programme.research.errors import StudyNotFound
from pertvarka.programme.research.models import DayCount, Stratum, Study, SurveyWave

ASKABLE = (Instrument.Purpose.SURVEY, Instrument.Purpose.EVALUATION)


def keys() -> frozenset[int]:
    """Of the studies the asker leads or oversees; asked inside a scope."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.studies()")
        return frozenset(cursor.fetchone()[0])


def studies() -> QuerySet[Study]:
    return Study.objects.filter(pk__in=keys())


def listed() -> list[Study]:
    """All of them with their waves; those at work first."""
    rows = list(studies().prefetch_related("waves"))
    return sorted(rows, key=lambda study: (study.state == "published", study.title_lt))


def study(uuid: UUID) -> Study:
    """One study with its waves and focus groups.

    Raises:
        StudyNotFound: there is none, or the asker does not lead it.
    """
    found = studies().prefetch_related("waves__instrument_version__instrument", "focus_groups").filter(uuid=uuid)
    first = found.first()
    if first is None:
        raise StudyNotFound
    return first


def wave(uuid: UUID) -> SurveyWave:
    """One wave with its study and the head of its questionnaire.

    Raises:
        StudyNotFound: there is none, or the asker does not lead its study.
    """
    heavy = [f"instrument_version__{column}" for column in HEAVY]
    rows = SurveyWave.objects.select_related("study", "instrument_version__instrument").defer(*heavy)
    found = rows.filter(uuid=uuid, study_id__in=keys()).first()
    if found is None:
        raise StudyNotFound
    return found


def strata(wave: SurveyWave) -> list[Stratum]:
    return list(wave.strata.select_related("joined_to"))


def days(wave: SurveyWave) -> list[DayCount]:
    return list(wave.days.select_related("stratum").order_by("day", "stratum__order"))


def members(study: Study) -> list[Account]:
    rows = study.members.select_related("account").order_by("since")
    return [row.account for row in rows]


def may_lead() -> list[Account]:
    """Accounts that hold the researcher's role; whoever oversees studies chooses among them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.researchers()")
        return list(Account.objects.filter(pk__in=cursor.fetchone()[0], is_active=True).order_by("name"))


def questionnaires() -> list[InstrumentVersion]:
    """Published versions a survey can ask with, the newest of each instrument."""
    rows = InstrumentVersion.objects.filter(instrument__purpose__in=ASKABLE, withdrawn_at=None)
    newest = rows.order_by("instrument__code", "-number").distinct("instrument__code")
    return list(newest.select_related("instrument").defer(*HEAVY))
