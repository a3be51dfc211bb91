"""What can go wrong with studies and surveys, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class StudyNotFound(Worded):
    """No such study or survey, or none this account leads: the two are told apart nowhere."""

    lt = "Tokio tyrimo nėra arba jis jums neprieinamas."
    en = "There is no such study, or it is not available to you."


class StateMayNotFollow(Worded):
    """The study or the wave cannot go from its state to the wished one."""

    lt = "Iš dabartinės būsenos į šią pereiti negalima. Atnaujinkite puslapį ir pasirinkite iš siūlomų."
    en = "This state cannot follow the present one. Load the page again and choose one offered."


class StandsAlready(Worded):
    """What stands open or behind us is not set up anew."""

    lt = "Apklausa jau atidaryta: klausimyno, grupių ir dienų keisti nebegalima."
    en = "The survey is open already: its questionnaire, strata and days do not change any more."


class DocumentUnknown(PertvarkaError):
    """A report that the library does not have."""

    field = "report_documents"

    def __init__(self, code: str) -> None:
        super().__init__(
            lt=f"Bibliotekoje nėra dokumento „{code}“. Įrašykite kodą, kuris matomas dokumento adrese.",
            en=f"The library has no document “{code}”. Write the code that stands in the address of its page.",
        )


class DaysReversed(Worded):
    field = "closes_on"
    lt = "Paskutinė diena negali būti ankstesnė už pirmąją."
    en = "The last day cannot be before the first."


class LastDayPast(Worded):
    field = "closes_on"
    lt = "Paskutinė apklausos diena jau praėjo. Nurodykite vėlesnę."
    en = "The last day of the survey has passed. Name a later one."


class StrataMissing(Worded):
    field = "strata"
    lt = "Nurodykite bent vieną gyventojų grupę: jos pavadinimą ir kiek joje žmonių."
    en = "Name at least one stratum: its name and how many people it has."


class StratumUnclear(PertvarkaError):
    """A line of the strata that is not understood."""

    field = "strata"

    def __init__(self, *, line: int, text: str) -> None:
        super().__init__(
            lt=f"{line} eilutė „{text}“ nesuprasta. Rašykite: kodas; pavadinimas lietuviškai; pavadinimas angliškai; "
            "žmonių skaičius; kvota arba tuščia.",
            en=f"Line {line}, “{text}”, is not understood. Write: code; name in Lithuanian; name in English; "
            "number of people; quota or nothing.",
        )


class StratumTwice(PertvarkaError):
    field = "strata"

    def __init__(self, code: str) -> None:
        super().__init__(
            lt=f"Grupės kodas „{code}“ įrašytas du kartus. Palikite vieną.",
            en=f"The code “{code}” of a stratum stands twice. Keep one.",
        )


class QuotaAbovePeople(PertvarkaError):
    field = "strata"

    def __init__(self, name: str) -> None:
        super().__init__(
            lt=f"Grupės „{name}“ kvota didesnė negu joje žmonių. Pataisykite vieną iš skaičių.",
            en=f"The quota of “{name}” is larger than its number of people. Correct one of the numbers.",
        )


class StratumQuestionMissing(Worded):
    """By an open link, nobody but the respondent can say which stratum they belong to."""

    field = "stratum_question"
    lt = (
        "Apklausoje su atvira nuoroda grupę pasako pats žmogus. Nurodykite privalomą klausimą su vienu atsakymu, kurio "
        "atsakymų kodai tokie pat kaip grupių kodai."
    )
    en = (
        "By an open link, people tell their stratum themselves. Name a required question with one answer, whose "
        "answer codes are the codes of the strata."
    )


class InvitationsMissing(Worded):
    lt = "Kviestinių sąrašas tuščias. Pirma įkelkite adresus."
    en = "Nobody is invited yet. Bring the list of addresses first."


class LinkUnknown(Worded):
    lt = "Tokios apklausos nuorodos nėra."
    en = "There is no such survey link."


class NotOpenNow(Worded):
    """The wave is not open, or today is outside its days."""

    lt = "Ši apklausa šiuo metu neatidaryta."
    en = "This survey is not open now."


class AnsweredAlready(Worded):
    lt = "Pagal šį kvietimą jau atsakyta. Ačiū, daugiau nieko daryti nereikia."
    en = "This invitation has been answered already. Thank you, there is nothing more to do."


class StratumFull(Worded):
    """The quota is reached; the answer was not kept."""

    lt = "Jūsų grupės atsakymų jau užtenka, todėl jūsų atsakymai neišsaugoti. Ačiū, kad norėjote dalyvauti."
    en = "There are enough answers from your group, so yours were not kept. Thank you for being ready to take part."


class ParticipantsMissing(Worded):
    field = "participants_count"
    lt = "Grupėje turi būti bent vienas dalyvis."
    en = "A group has at least one participant."


class DayFuture(Worded):
    field = "held_on"
    lt = "Pokalbis dar neįvyko. Nurodykite dieną, kuri jau buvo."
    en = "The conversation has not been held yet. Name a day that has been."


class ListUnreadable(Worded):
    field = "brought"
    lt = "Failas neperskaitytas. Įkelkite CSV arba XLSX su stulpeliais „el. paštas“ ir „grupė“."
    en = "The file cannot be read. Bring a CSV or XLSX with the columns “email” and “stratum”."


class ListTooLong(PertvarkaError):
    field = "brought"

    def __init__(self, most: int) -> None:
        super().__init__(
            lt=f"Sąraše per daug eilučių: vienu kartu daugiausia {most}. Padalykite į kelis failus.",
            en=f"The list has too many rows: {most} at most at a time. Divide it into several files.",
        )


class LeaderIsLast(Worded):
    field = "members"
    lt = "Tyrimui turi vadovauti bent vienas žmogus."
    en = "A study is led by at least one person."
