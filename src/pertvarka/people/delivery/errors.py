"""What can go wrong with referrals, services, homes and moves, each with its sentence."""

from datetime import date

from pertvarka.foundation.base.errors import PertvarkaError, Worded
from pertvarka.people.delivery.rules import RecordFault


class ReferralNotFound(Worded):
    """No such referral, or none this account may see: the two are told apart nowhere."""

    lt = "Tokio siuntimo nėra arba jis jums neprieinamas."
    en = "There is no such referral, or it is not available to you."


class EpisodeNotFound(Worded):
    """No such service given to a person, or none this account may see."""

    lt = "Tokios teikiamos paslaugos nėra arba ji jums neprieinama."
    en = "There is no such service being given, or it is not available to you."


class PlanNotAgreed(Worded):
    """A service need of a draft, or of a plan no longer in force, was to be referred."""

    lt = "Siųsti galima tik pagal suderintą galiojantį planą. Pirma suderinkite planą su asmeniu."
    en = "Only an agreed plan in force can be referred from. First agree the plan with the person."


class NeedMetAlready(Worded):
    """The service is given already, or is no longer needed."""

    lt = "Ši paslauga jau teikiama arba jos nebereikia."
    en = "This service is given already, or is no longer needed."


class OfferOfAnotherService(Worded):
    """The offer gives another kind of service than the plan asks for."""

    lt = "Šis pasiūlymas yra kitos paslaugos. Pasirinkite tą, kurios prašo planas, arba pakeiskite planą."
    en = "This offer is of another service. Choose one of the service the plan asks for, or change the plan."


class OfferClosed(Worded):
    """Nobody is taken in there now."""

    lt = "Paslauga šiuo metu uždaryta ir naujų žmonių nepriima. Pasirinkite kitą pasiūlymą."
    en = "The service is closed now and takes nobody in. Choose another offer."


class OfferFull(Worded):
    """All places are taken or promised; whoever was first has the last one."""

    lt = (
        "Laisvos vietos nebėra: paskutinę ką tik užėmė kitas žmogus arba ji jam pažadėta. Siuntimas liko kaip buvęs – "
        "galite įrašyti žmogų į eilę."
    )
    en = (
        "No place is free any more: the last one has just been taken or promised to another person. The referral "
        "stands as it did, and the person can be put in the queue."
    )


class ClosedMeanwhile(Worded):
    """The case was closed after the referral was sent."""

    lt = "Byla uždaryta, todėl paslaugos nebereikia. Siuntimą galite atmesti arba palaukti, kol jį atšauks siuntęs."
    en = "The case is closed, so the service is no longer needed. Refuse the referral, or wait until it is withdrawn."


class QueueNotChosen(Worded):
    """A referral to a full offer that does not say that the person stays in the queue."""

    lt = "Visos vietos užimtos. Pažymėkite, kad žmogus lieka eilėje, arba pasirinkite kitą pasiūlymą."
    en = "All places are taken. Say that the person stays in the queue, or choose another offer."


class ExceptionUnexplained(Worded):
    """A rule says no, and nobody has written why the offer is asked all the same."""

    lt = "Pasiūlymo sąlyga netenkinama. Parašykite, kodėl prašote išimties."
    en = "A condition of the offer is not met. Write why you ask for an exception."


class ReferredAlready(Worded):
    """The same need stands referred to the same offer."""

    lt = "Pagal šį poreikį ten jau išsiųsta ir siuntimas galioja. Palaukite atsakymo arba siuntimą atšaukite."
    en = "This need is referred there already. Wait for the answer, or withdraw that referral."


class SharingWithoutGround(PertvarkaError):
    """No ground in force covers what was to be shared."""

    def __init__(self, *, is_health: bool) -> None:
        self.is_health = is_health
        if is_health:
            super().__init__(
                lt="Sveikatos duomenims atverti reikia galiojančio pagrindo „sveikatos duomenų naudojimas“. "
                "Įrašykite jį prie pagrindų ir sutikimų arba šios dalies neatverkite.",
                en="Opening health data needs a ground in force for using health data. Record it among grounds and "
                "consents, or leave that part closed.",
            )
        else:
            super().__init__(
                lt="Nėra galiojančio pagrindo pasakyti teikėjui tai, ko reikia paslaugai. Pirma įrašykite sutikimą "
                "arba įstatymo pagrindą prie asmens pagrindų ir sutikimų.",
                en="There is no ground in force for telling a provider what the service needs. First record the "
                "consent, or the ground in law, among the person's grounds and consents.",
            )


class PartNotShareable(Worded):
    """A part was to be opened that never leaves the team."""

    lt = "Šios bylos dalies teikėjui atverti negalima. Pasirinkite iš siūlomų."
    en = "This part of the case cannot be opened to a provider. Choose from those offered."


class ReferralMovedOn(Worded):
    """The referral was answered, withdrawn or begun meanwhile."""

    lt = "Į siuntimą jau atsakyta arba jis atšauktas. Peržiūrėkite jo dabartinę būseną."
    en = "The referral has been answered or withdrawn already. Look at how it stands now."


class StartDayImpossible(Worded):
    """The agreed first day is long past, or more than two years ahead."""

    lt = "Pirmoji diena turi būti ne ankstesnė kaip prieš tris mėnesius ir ne vėlesnė kaip po dvejų metų."
    en = "The first day is three months back at the earliest and two years ahead at the latest."


class NotBegunYet(Worded):
    """A service was to begin on a day that has not come."""

    lt = "Paslauga prasideda tą dieną, kai žmogus ją ima gauti. Ateities datos pasirinkti negalima."
    en = "A service begins on the day the person first receives it. The date cannot be after today."


class EpisodeMovedOn(Worded):
    """The service was paused, resumed or ended meanwhile."""

    lt = "Paslauga jau sustabdyta, atnaujinta arba baigta. Peržiūrėkite jos dabartinę būseną."
    en = "The service has been paused, resumed or ended already. Look at how it stands now."


class EndDayImpossible(Worded):
    """A service was to end before it began, before its last record, or after today."""

    lt = "Paskutinė diena negali būti ankstesnė už pirmąją ar už paskutinį įrašą, nei vėlesnė už šiandieną."
    en = "The last day cannot be before the first or before the newest record, nor after today."


class SatisfactionOutOfScale(Worded):
    """Satisfaction is told from 1 to 5."""

    lt = "Pasitenkinimas vertinamas nuo 1 iki 5."
    en = "Satisfaction is told from 1 to 5."


class BeneficiaryImpossible(Worded):
    """A year of birth nobody living can have."""

    lt = "Gimimo metai negali būti ankstesni už 1900 ir vėlesni už šiuos metus."
    en = "The year of birth cannot be before 1900 or after this year."


_RECORDS: dict[RecordFault, tuple[str, str]] = {
    RecordFault.NOT_A_NUMBER: (
        "Įrašykite skaičių, pavyzdžiui, 8 arba 7,5 (ne daugiau kaip du ženklai po kablelio).",
        "Enter a number, such as 8 or 7.5 (at most two places after the point).",
    ),
    RecordFault.NEGATIVE: ("Kiekis negali būti mažesnis už nulį.", "The amount cannot be below zero."),
    RecordFault.OVER_A_DAY: ("Per parą daugiau kaip 24 nebūna.", "There is no more than 24 in a day."),
    RecordFault.FUTURE: ("Ši diena dar neatėjo.", "This day has not come yet."),
    RecordFault.TOO_OLD: (
        "Įrašas per senas: taisyti galima ne seniau kaip 400 dienų.",
        "The day is too long ago: records change for 400 days.",
    ),
    RecordFault.BEFORE_BEGINNING: (
        "Tą dieną paslauga dar nebuvo teikiama.",
        "The service had not begun on that day.",
    ),
    RecordFault.AFTER_END: (
        "Tą dieną paslauga jau buvo baigta.",
        "The service had ended by that day.",
    ),
    RecordFault.PAUSED: ("Paslauga tą dieną sustabdyta.", "The service is paused on that day."),
    RecordFault.ENDED: (
        "Paslauga baigta, tad nauji įrašai nepriimami.",
        "The service has ended and takes no more records.",
    ),
    RecordFault.UNKNOWN: (
        "Šio žmogaus jūsų organizacija neaptarnauja arba paslauga jau baigta.",
        "Your organisation does not serve this person, or the service has ended.",
    ),
    RecordFault.CHANGED_MEANWHILE: (
        "Kol rašėte, šį langelį pakeitė kolega. Palyginkite ir įrašykite, kas teisinga.",
        "A colleague changed this cell while you were writing. Compare, and enter what is right.",
    ),
}


class RecordRefused(PertvarkaError):
    """One cell of the sheet that is not kept."""

    def __init__(self, fault: RecordFault) -> None:
        self.fault = fault
        lithuanian, english = _RECORDS[fault]
        super().__init__(lt=lithuanian, en=english)


class LivesElsewhere(PertvarkaError):
    """Two homes at one time. `place` is empty where the other stands in a case that the asker does not see."""

    def __init__(self, *, place: str = "", since: date | None = None) -> None:
        self.place, self.since = place, since
        if since is None:
            super().__init__(
                lt="Šiuo laikotarpiu asmuo jau gyvena kitur: taip įrašyta ką tik arba kitoje jo byloje. "
                "Peržiūrėkite, kur jis gyvena, ir pirma nurodykite, kada išvyko.",
                en="The person already lives elsewhere in this period: it was recorded a moment ago, or in another "
                "case of theirs. Look at where they live, and enter the leaving date first.",
            )
        else:
            super().__init__(
                lt=f"Šiuo laikotarpiu asmuo jau gyvena kitur: „{place}“ nuo {since.isoformat()}. Pirma nurodykite, "
                "kada išvyko.",
                en=f"The person already lives at {place} since {since.isoformat()}. Enter the leaving date first.",
            )


class GapUnexplained(PertvarkaError):
    """Nothing is known of some time before or after the home, and nobody has written why."""

    def __init__(self, *, since: date, until: date) -> None:
        self.since, self.until = since, until
        lt, en = since.isoformat(), until.isoformat()
        super().__init__(
            lt=f"Nežinoma, kur asmuo gyveno nuo {lt} iki {en}. Parašykite, kodėl, arba pataisykite datas.",
            en=f"It is not known where the person lived from {lt} to {en}. Write why, or correct the dates.",
        )


class MoveBlocked(PertvarkaError):
    """Something is open that the move needs; the page lists what."""

    def __init__(self, *, items_count: int, services_count: int) -> None:
        self.items_count, self.services_count = items_count, services_count
        super().__init__(
            lt="Persikelti dar negalima. Neatlikta būtinų darbų: "
            f"{items_count}; paslaugų be pradžios dienos: {services_count}. Jie išvardyti persikraustymo puslapyje.",
            en=f"The move cannot be made yet. Necessary steps still open: {items_count}; services without a first day: "
            f"{services_count}. The page of the move lists them.",
        )
