"""What can go wrong with individual plans, each with its sentence."""

from collections.abc import Sequence
from datetime import date

from pertvarka.foundation.base.errors import PertvarkaError, Worded

LITHUANIAN_TEENS = range(11, 20)


class PlanHasHoles(PertvarkaError):
    """A need has no answer, or the plan has no need; `keys` are the needs to look at."""

    def __init__(self, *, keys: Sequence[object]) -> None:
        self.keys = tuple(keys)
        count = len(self.keys)
        if not count:
            lt = "Plano suderinti dar negalima: jame nėra nė vieno poreikio. Įrašykite, ko žmogui reikia."
            en = "The plan cannot be agreed yet: it has no need. Write down what the person needs."
        else:
            lt = f"Plano suderinti dar negalima: {_needs_lt(count)} be atsakymo."
            en = f"The plan cannot be agreed yet: {_needs_en(count)} no answer."
        super().__init__(lt=lt, en=en)


class StateMayNotFollow(PertvarkaError):
    """The plan cannot go from its state to the wished one."""

    def __init__(self, *, before: str, after: str) -> None:
        self.before, self.after = before, after
        super().__init__(
            lt="Iš dabartinės plano būsenos to padaryti negalima. Atnaujinkite puslapį ir pažiūrėkite, kaip planas "
            "stovi dabar.",
            en="The plan's present state does not allow this. Reload the page and see how the plan stands now.",
        )


class PlanNotDraft(Worded):
    """What was agreed is not rewritten; a change is a new version."""

    lt = "Šis planas jau nebe juodraštis, todėl jo neperrašome. Norėdami keisti, pradėkite naują versiją."
    en = "This plan is no longer a draft and is not rewritten. To change it, begin a new version."


class DraftStands(Worded):
    """A case has one draft at a time."""

    lt = "Šio atvejo plano juodraštis jau rengiamas. Tęskite jį arba pirma jo atsisakykite."
    en = "A draft of the plan is being written already. Go on with it, or give it up first."


class AssessmentNotReady(Worded):
    """A plan begins from an assessment whose quality has been checked."""

    lt = "Iš šio vertinimo plano pradėti negalima: jo kokybė dar nepatikrinta arba kitas jį pakeitė."
    en = "A plan cannot begin from this assessment: its quality has not been checked yet, or another took its place."


class NeedWasIdentified(Worded):
    """A need found by an assessment is answered, not struck out."""

    lt = (
        "Šį poreikį nustatė vertinimas, todėl jo išbraukti negalima. Jei pagalbos nereikia, pasirinkite „Nereikia“ ir "
        "parašykite, kodėl."
    )
    en = "An assessment found this need, so it stays. If no help is needed, choose “Not needed” and write why."


class NeedHasAnswers(Worded):
    """A need with goals or services was to be told to need none."""

    lt = "Poreikis jau turi tikslą arba paslaugą. Pirma juos išbraukite."
    en = "The need has a goal or a service already. Strike those out first."


class AnswerIncomplete(Worded):
    """Why no service is needed, or why later, was left out."""

    lt = "Parašykite priežastį: kitas žmogus turi suprasti, kodėl paslaugos dabar nėra."
    en = "Write the reason: somebody else must understand why there is no service now."


class PutOffImpossible(Worded):
    """A need was put off to a day that has passed, or too far."""

    lt = "Atidėti galima iki rytojaus ar vėlesnės dienos, bet ne ilgiau kaip metams."
    en = "A need is put off until tomorrow or later, for a year at most."


class AmountImpossible(Worded):
    """So little or so much of a service that it must be a slip."""

    lt = "Kiekis turi būti didesnis už nulį ir ne didesnis kaip 9999. Patikrinkite skaičių."
    en = "The amount must be above zero and at most 9999. Check the number."


class WishedDayImpossible(Worded):
    """A service is wished from a day long past or too far ahead."""

    lt = "Pradžios diena turi būti ne senesnė kaip metų ir ne tolimesnė kaip dešimties metų."
    en = "The first day must be at most a year ago and at most ten years ahead."


class ServiceTypeEnded(Worded):
    """The kind of service is not given any more, or not yet."""

    lt = "Tokia paslauga tą dieną neteikiama. Pasirinkite kitą paslaugos rūšį arba kitą dieną."
    en = "This kind of service is not given on that day. Choose another kind or another day."


class AgreementIncomplete(Worded):
    """Who agreed or refused, on which day, and how it was explained."""

    lt = "Parašykite, kas sutiko ar atsisakė, kurią dieną ir kaip planas buvo paaiškintas. Diena negali būti ateityje."
    en = "Write who agreed or refused, on which day, and how the plan was explained. The day cannot lie ahead."


class HelperMissing(Worded):
    """The person decided with support, and whose is not told."""

    lt = "Parašykite, kas padėjo apsispręsti: ryšį su žmogumi, be vardo."
    en = "Write who helped to decide: how they are related to the person, without a name."


class StartImpossible(Worded):
    """A plan was to begin before it was agreed, or much later."""

    lt = "Planas pradedamas vykdyti nuo suderinimo dienos, bet ne vėliau kaip po pusmečio."
    en = "A plan is carried out from the day it was agreed, half a year later at the latest."


class ReviewDayImpossible(PertvarkaError):
    """The next review is past, or more than six months after this one."""

    def __init__(self, *, latest: date) -> None:
        self.latest = latest
        super().__init__(
            lt=f"Planas peržiūrimas bent kas pusmetį: pasirinkite dieną nuo šiandienos iki {latest:%Y-%m-%d}.",
            en=f"A plan is reviewed at least every six months: choose a day from today to {latest:%Y-%m-%d}.",
        )


class ReviewTooEarly(Worded):
    """A review before the plan began or before the last review."""

    lt = "Peržiūra negali būti ankstesnė už plano pradžią ar paskutinę peržiūrą. Patikrinkite datą."
    en = "A review cannot be before the plan began or before the last review. Check the date."


class ReviewIncomplete(Worded):
    """A review needs the person's own view, and a reason where the plan ends or changes."""

    lt = "Parašykite, ką sako pats žmogus, o jei planas keičiamas ar baigiamas – ir kodėl."
    en = "Write what the person says, and, where the plan changes or ends, also why."


def _needs_lt(count: int) -> str:
    if count % 10 == 1 and count % 100 not in LITHUANIAN_TEENS:
        return f"{count} poreikis"
    return f"{count} poreikių" if count % 10 == 0 or count % 100 in LITHUANIAN_TEENS else f"{count} poreikiai"


def _needs_en(count: int) -> str:
    return f"{count} need has" if count == 1 else f"{count} needs have"


class NothingAgreedYet(Worded):
    """A page is signed when the person has said what they think of the plan."""

    lt = "Pirma užrašykite, ką žmogus pasakė apie planą. Tada pridėkite pasirašytą lapą."
    en = "First record what the person said about the plan. Then attach the signed page."


class SignedPageIsText(Worded):
    """A text file holds no signature."""

    lt = "Tekstiniame faile parašo nėra. Pridėkite pasirašyto lapo nuotrauką arba PDF."
    en = "A text file holds no signature. Attach a photo of the signed page, or a PDF."
