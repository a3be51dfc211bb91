"""A study with a wave for tests, made through the actions as its researcher would."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.programme.research.actions import answering, inviting, studies, waves
from pertvarka.programme.research.actions.studies import StudyWords
from pertvarka.programme.research.actions.waves import NewStratum, WaveTerms
from pertvarka.programme.research.invitation_list import Row
from pertvarka.programme.research.models import Invitation, Study, SurveyWave
from pertvarka.programme.research.states import Mode
from tests import closed_plane

STRATA = (
    NewStratum("city", "Didmiesčiai", "Large cities", 600_000),
    NewStratum("town", "Miestai", "Towns", 300_000),
    NewStratum("village", "Kaimas", "Country", 100_000),
)


def researcher(name: str = "Kestutis", role: str = "researcher") -> Account:
    body = closed_plane.build_organisation(f"institutas-{name.lower()}")
    return closed_plane.build_account(name, role, body)


def version(code: str = "community_attitudes") -> InstrumentVersion:
    return InstrumentVersion.objects.get(instrument__code=code, number=1)


def build_study(by: Account, **columns: Any) -> Study:
    words = {
        "kind": "research",
        "title_lt": "Požiūris į pertvarką",
        "title_en": "Attitudes to the reform",
        "question_lt": "Ką gyventojai mano apie pertvarką?",
        "method_lt": "Apklausa",
        "population_lt": "Lietuvos gyventojai",
    }
    with scope.of(by):
        return studies.begin(words=StudyWords(**{**words, **columns}), by=by)


def terms(**columns: Any) -> WaveTerms:
    today = timezone.localdate()
    given = {
        "instrument_version": version(),
        "mode": Mode.INVITATION,
        "opens_on": today,
        "closes_on": today + timedelta(days=14),
        "strata": STRATA,
    }
    return WaveTerms(**{**given, **columns})


def build_wave(study: Study, by: Account, **columns: Any) -> SurveyWave:
    with scope.of(by):
        return waves.set_up(study=study, terms=terms(**columns), by=by)


def build_open_wave(by: Account, *, invited: dict[str, int], **columns: Any) -> SurveyWave:
    """Open by invitation, so many invited in each stratum."""
    wave = build_wave(build_study(by), by, **columns)
    rows = [Row(n, f"{code}{n}@example.lt", code) for code, count in invited.items() for n in range(count)]
    with scope.of(by):
        inviting.invite(wave=wave, rows=rows, by=by)
        return waves.open_wave(wave=wave, by=by)


def tokens(wave: SurveyWave, by: Account) -> dict[str, list[str]]:
    """Secret parts of the links of a wave, by stratum."""
    found: dict[str, list[str]] = {}
    with scope.of(by):
        for invitation in Invitation.objects.filter(wave=wave).select_related("stratum").order_by("uuid"):
            found.setdefault(invitation.stratum.code, []).append(answering.token_of(invitation.uuid))
    return found


def answers(**given: Any) -> dict[str, Any]:
    """A whole questionnaire answered."""
    return {
        "residence": "city",
        "age_group": "35-49",
        "heard": "yes",
        "heard_from": ["media"],
        "children_in_families": "5",
        "adults_in_community": "4",
        "good_neighbours": "2",
        "fostering": "no",
        "trust": "7",
        **given,
    }


def day(text: str) -> date:
    return date.fromisoformat(text)


def give(token: str, **given: object) -> None:
    answering.give(answering.follow(token), answers(**given))


def open_by_link(by: Account) -> SurveyWave:
    wave = build_wave(build_study(by), by, mode=Mode.OPEN_LINK, stratum_question="residence")
    with scope.of(by):
        return waves.open_wave(wave=wave, by=by)
