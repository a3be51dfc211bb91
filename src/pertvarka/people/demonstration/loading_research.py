"""An invented study in the tables: one survey published, one open, led by the researcher of the demonstration.

Made through the same actions as everybody's; only the answers are posted together. Invented studies are no respondents.
"""

from collections import Counter
from datetime import date, timedelta

from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.people.demonstration import surveys
from pertvarka.programme.research import letterbox
from pertvarka.programme.research.actions import answering, inviting, publishing, studies, waves
from pertvarka.programme.research.actions.studies import StudyWords
from pertvarka.programme.research.actions.waves import NewStratum, WaveTerms
from pertvarka.programme.research.invitation_list import Row
from pertvarka.programme.research.models import DayCount, Stratum, Study, SurveyWave

ROLE = "researcher"
INSTRUMENT = "community_attitudes"
DAYS, INVITED_LATER = 14, 60


def load(*, today: date, seed: int) -> None:
    """Once, where the demonstration's researcher has an account."""
    by = Account.objects.filter(email=demo_email(ROLE), is_demo=True).first()
    if by is None or not policy.is_present(by) or Study.objects.filter(is_invented=True).exists():
        return
    version = InstrumentVersion.objects.filter(instrument__code=INSTRUMENT, withdrawn_at=None).order_by("-number")[0]
    with scope.of(by):
        study = studies.begin(words=_words(), by=by, is_invented=True)
        _held(_wave(study, version, by=by, first=today - timedelta(days=DAYS), last=today), by=by, seed=seed)
        studies.add_focus_group(
            study=study,
            held_on=today - timedelta(days=2 * DAYS),
            place=("Pavyzdžio seniūnija (išgalvota)", "Example eldership (invented)"),
            participants_count=8,
            summary=(SUMMARY_LT, SUMMARY_EN),
            by=by,
        )
        for state in ("fieldwork", "reported", "published"):
            studies.move(study=study, state=state, by=by)
        again = _wave(study, version, by=by, first=today, last=today + timedelta(days=DAYS))
        waves.open_wave(wave=again, by=by)


def _wave(study: Study, version: InstrumentVersion, *, by: Account, first: date, last: date) -> SurveyWave:
    strata = [NewStratum(code, lt, en, people) for code, lt, en, people, _count in surveys.STRATA]
    terms = WaveTerms(instrument_version=version, mode="invitation", opens_on=first, closes_on=last, strata=strata)
    wave = waves.set_up(study=study, terms=terms, by=by)
    codes = [stratum.code for stratum in strata]
    rows = [
        Row(number, f"gyventojas{number}@pavyzdys.example", codes[number % len(codes)])
        for number in range(INVITED_LATER)
    ]
    inviting.invite(wave=wave, rows=rows, by=by)
    return wave


def _held(wave: SurveyWave, *, by: Account, seed: int) -> None:
    """Open, answered, closed, looked over, published."""
    waves.open_wave(wave=wave, by=by)
    said = list(surveys.answers(seed=seed))
    counts = Counter(code for code, _answers in said)
    with scope.of_command(answering.COMMAND):
        strata = {stratum.code: stratum for stratum in Stratum.objects.filter(wave=wave)}
        for code, stratum in strata.items():
            Stratum.objects.filter(pk=stratum.pk).update(answered_count=counts[code])
            DayCount.objects.bulk_create(_days(wave, stratum, counts[code]))
        letterbox.post(letterbox.letter_with(answers, wave=wave, stratum=strata[code]) for code, answers in said)
    with scope.of(by):
        # Letters went to three times as many as answered, which the addresses of the demonstration are too few for.
        for code, stratum in strata.items():
            Stratum.objects.filter(pk=stratum.pk).update(sent_count=3 * counts[code], invited_count=3 * counts[code])
        closed = waves.close_wave(wave=wave, by=by)
        publishing.mark_analysed(wave=closed, remarks=(REMARKS_LT, REMARKS_EN), by=by)
        publishing.publish(wave=closed, by=by)


def _days(wave: SurveyWave, stratum: Stratum, count: int) -> list[DayCount]:
    """More at the beginning, as always."""
    shares = [DAYS - day for day in range(DAYS)]
    days = [count * share // sum(shares) for share in shares]
    days[0] += count - sum(days)
    return [
        DayCount(wave=wave, stratum=stratum, day=wave.opens_on + timedelta(days=day), answers_count=answers)
        for day, answers in enumerate(days)
        if answers
    ]


def _words() -> StudyWords:
    return StudyWords(
        kind="research",
        title_lt="Po persikėlimo: ką mano kaimynai (išgalvotas)",
        title_en="After the move: what the neighbours think (invented)",
        question_lt="Ką gyventojai mano apie gyvenimą bendruomenėje ir ar priimtų naujus kaimynus?",
        question_en="What do residents think of living in the community, and would they accept new neighbours?",
        method_lt="Apklausa pagal kvietimą, trys gyventojų grupės. Visi atsakymai išgalvoti demonstracijai.",
        method_en="A survey by invitation, three strata. All answers are invented for the demonstration.",
        population_lt="Lietuvos gyventojai nuo 18 metų",
        population_en="Residents of Lithuania from 18",
        sample_planned=400,
        data_licence="CC0 1.0",
    )


REMARKS_LT = "Atsakymai išgalvoti: jie rodo, kaip atrodo rezultatai, ir nieko nesako apie gyventojus."
REMARKS_EN = "The answers are invented: they show what results look like and say nothing about residents."
SUMMARY_LT = (
    "Kalbėtasi su aštuoniais kaimynais. Prieš naujakuriams atsikraustant daugiausia nerimo kėlė nežinia: "
    "niekas nesakė, kas ir kada atsikraustys. Po pusmečio minėti kasdieniai dalykai: pasisveikinama, padedama "
    "prie sodo, kartu važiuojama į parduotuvę. Prašyta iš anksto pakviesti susipažinti. Pokalbis išgalvotas "
    "demonstracijai."
)
SUMMARY_EN = (
    "Eight neighbours talked. Before the newcomers moved in, what worried people most was not knowing who "
    "would come and when. Half a year later they spoke of everyday things: greeting each other, help in the "
    "garden, going to the shop together. They asked to be invited to meet in advance. The conversation is "
    "invented for the demonstration."
)
