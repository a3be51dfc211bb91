"""A thousand people answer, every tenth by the link of their invitation; what they say is drawn from one seed.

Run over the office's database: `python -m tests.journeys.a_year_of_the_reform.answering WAVE`. Prints what was said, as
JSON: how many gave each answer to each question, which is all a reader of the results may know too.
"""

import json
import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pertvarka.programme.research.models import SurveyWave

SEED = 20_261_122
BY_LINK = 10
AGREEMENT = ("1", "2", "3", "4", "5", "9")
LEANS = {
    "children_in_families": (4, 6, 14, 34, 38, 4),
    "adults_in_community": (5, 9, 20, 36, 24, 6),
    "good_neighbours": (12, 18, 24, 28, 11, 7),
}


def answers(stratum: str, chance: Random) -> dict[str, object]:
    said: dict[str, object] = {
        "residence": stratum,
        "age_group": chance.choices(("18-34", "35-49", "50-65", "66_up"), (24, 28, 28, 20))[0],
        "heard": "no",
        "fostering": chance.choices(("no", "thought", "am"), (80, 15, 5))[0],
        "trust": min(10, max(0, round(chance.gauss(6, 2)))),
    }
    return said | {question: chance.choices(AGREEMENT, weights)[0] for question, weights in LEANS.items()}


def answer_all(uuid: str) -> dict[str, dict[str, int]]:
    """Each invited person gives an answer; who gave which, nobody sees."""
    from pertvarka.foundation.access import scope
    from pertvarka.foundation.access.models import Account
    from pertvarka.foundation.access.queries import demo_email
    from pertvarka.programme.research.actions import answering
    from pertvarka.programme.research.models import Invitation, SurveyWave

    wave = SurveyWave.objects.get(uuid=uuid)
    with scope.of(Account.objects.get(email=demo_email("researcher"))):
        invited = list(
            Invitation.objects.filter(wave=wave, answered=False).order_by("pk").values_list("uuid", "stratum__code")
        )
        _send_letters(wave)
    chance, counted = Random(SEED), {question: Counter[str]() for question in (*LEANS, "fostering", "age_group")}
    together = []
    for number, (invitation, stratum) in enumerate(invited):
        said = answers(stratum, chance)
        if number % BY_LINK:
            together.append((stratum, said))
        else:
            answering.give(answering.follow(answering.token_of(invitation)), said)
        for question, count in counted.items():
            count[str(said[question])] += 1
    _post(wave, together)
    return {question: dict(count) for question, count in counted.items()}


def _send_letters(wave: "SurveyWave") -> None:
    """Nobody answers who was not written to. A thousand letters through the post would take the minute as well."""
    from django.db.models import F
    from django.utils import timezone

    from pertvarka.programme.research.models import Invitation, Stratum

    Invitation.objects.filter(wave=wave, sent_at=None).update(sent_at=timezone.now())
    Stratum.objects.filter(wave=wave).update(sent_count=F("invited_count"))


def _post(wave: "SurveyWave", together: list[tuple[str, dict[str, object]]]) -> None:
    """The others' letters in one go, counted as each would be: a thousand links would take the minute of the journey."""
    from django.db.models import F

    from pertvarka.foundation.access import scope
    from pertvarka.programme.research import letterbox
    from pertvarka.programme.research.actions import answering
    from pertvarka.programme.research.models import DayCount, Stratum

    counts = Counter(code for code, _said in together)
    with scope.of_command(answering.COMMAND):
        strata = {stratum.code: stratum for stratum in Stratum.objects.filter(wave=wave)}
        for code, stratum in strata.items():
            Stratum.objects.filter(pk=stratum.pk).update(answered_count=F("answered_count") + counts[code])
            DayCount.objects.filter(stratum=stratum).update(answers_count=F("answers_count") + counts[code])
        letterbox.post(letterbox.letter_with(said, wave=wave, stratum=strata[code]) for code, said in together)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(answer_all(sys.argv[1])))  # noqa: T201 (read by whoever started it)
