"""What can go wrong with persons and cases, each with its sentence."""

from enum import StrEnum

from pertvarka.foundation.base.errors import PertvarkaError, Worded
from pertvarka.people.cases import file_faults


class CodeFault(StrEnum):
    """What is wrong with a national code, in the order in which it is looked at."""

    LETTERS = "letters"
    LENGTH = "length"
    FIRST_DIGIT = "first_digit"
    DATE = "date"
    FUTURE = "future"
    CHECKSUM = "checksum"


_SENTENCES: dict[CodeFault, tuple[str, str]] = {
    CodeFault.LETTERS: (
        "Asmens kodą sudaro tik skaitmenys. Pašalinkite raides ir kitus ženklus.",
        "A national code has digits only. Remove letters and other signs.",
    ),
    CodeFault.LENGTH: (
        "Asmens kode turi būti 11 skaitmenų. Patikrinkite, ar nė vieno nepraleidote ir neįrašėte per daug.",
        "A national code has 11 digits. Check that none is missing and none is too many.",
    ),
    CodeFault.FIRST_DIGIT: (
        "Asmens kodas prasideda skaitmeniu nuo 1 iki 8. Patikrinkite pirmąjį skaitmenį.",
        "A national code begins with a digit from 1 to 8. Check the first digit.",
    ),
    CodeFault.DATE: (
        "Asmens kodo 2–7 skaitmenys yra gimimo data, o tokios dienos nėra. Palyginkite su dokumentu.",
        "Digits 2 to 7 of a national code are the date of birth; there is no such day. Compare with the document.",
    ),
    CodeFault.FUTURE: (
        "Pagal asmens kodą žmogus dar negimęs. Patikrinkite pirmąjį skaitmenį ir gimimo metus.",
        "By this national code the person is not born yet. Check the first digit and the year of birth.",
    ),
    CodeFault.CHECKSUM: (
        "Asmens kodo paskutinis skaitmuo nedera su kitais: kuris nors įrašytas klaidingai. Palyginkite su dokumentu.",
        "The last digit of the national code does not fit the others: one of them is wrong. Compare with the document.",
    ),
}


class NationalCodeMalformed(PertvarkaError):
    """A national code that cannot be anybody's. The code itself is never repeated: sentences reach pages and logs."""

    def __init__(self, what: CodeFault) -> None:
        self.what = what
        lithuanian, english = _SENTENCES[what]
        super().__init__(lt=lithuanian, en=english)


class CaseNotFound(PertvarkaError):
    """No such case, or none this account may see: the two are told apart nowhere."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokio atvejo nėra arba jis jums neprieinamas.",
            en="There is no such case, or it is not available to you.",
        )


class StateMayNotFollow(PertvarkaError):
    """The case cannot go from its state to the wished one."""

    def __init__(self, *, before: str, after: str) -> None:
        self.before, self.after = before, after
        super().__init__(
            lt="Iš dabartinės būsenos į šią pereiti negalima. Pasirinkite vieną iš siūlomų būsenų.",
            en="The case cannot go from its present state to this one. Choose one of those offered.",
        )


class ClosingIncomplete(PertvarkaError):
    """A case closes with a reason, an outcome and the person's own view; one of them is missing."""

    def __init__(self) -> None:
        super().__init__(
            lt="Atvejui užbaigti reikia priežasties, rezultato ir paties žmogaus nuomonės. Užpildykite, ko trūksta.",
            en="To close a case, give the reason, the outcome and the person's own view. Fill in what is missing.",
        )


class CaseClosed(PertvarkaError):
    """The case is closed; it takes corrections only."""

    def __init__(self) -> None:
        super().__init__(
            lt="Atvejis užbaigtas. Jei darbas tęsiamas, pirma atnaujinkite atvejį.",
            en="The case is closed. If work goes on, reopen it first.",
        )


class ProcessingRestricted(PertvarkaError):
    """The person asked to restrict processing (GDPR Art. 18): the record is kept and not changed."""

    def __init__(self) -> None:
        super().__init__(
            lt="Asmens prašymu jo duomenų tvarkymas apribotas, todėl keisti nieko negalima. Kreipkitės į duomenų "
            "apsaugos pareigūną.",
            en="At the person's request the processing of their data is restricted, so nothing may be changed. Ask the "
            "data protection officer.",
        )


class DateInFuture(PertvarkaError):
    """A day on which something happened lies ahead."""

    def __init__(self) -> None:
        super().__init__(
            lt="Data negali būti vėlesnė už šiandieną.",
            en="The date cannot be after today.",
        )


class DateImpossible(PertvarkaError):
    """A date of birth before 1900, or a day before the person was born."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokia data neįmanoma: ji ankstesnė už žmogaus gimimą arba 1900 metus. Patikrinkite metus.",
            en="This date is impossible: it is before the person was born or before 1900. Check the year.",
        )


class CodeOfSomeoneElse(PertvarkaError):
    """The national code says another date of birth or sex than what was entered."""

    def __init__(self) -> None:
        super().__init__(
            lt="Asmens kodas nedera su gimimo data arba lytimi. Palyginkite visus tris su dokumentu.",
            en="The national code does not fit the date of birth or the sex. Compare all three with the document.",
        )


class AlreadyRegistered(PertvarkaError):
    """Somebody with this national code is in the system; who and where is not told."""

    def __init__(self) -> None:
        super().__init__(
            lt="Pagal šį kodą asmuo jau užregistruotas. Jei atvejo savo sąraše nematote, galite prašyti jį perduoti.",
            en="A person with this code is already registered. If the case is not in your list, you may ask for it to "
            "be handed over.",
        )


class ManagerMissing(PertvarkaError):
    """A team without a manager, or a manager who does not hold that role in the organisation."""

    def __init__(self) -> None:
        super().__init__(
            lt="Atvejui reikia vadybininko, kuris šiandien dirba jį vedančioje organizacijoje. Pasirinkite kitą.",
            en="A case needs a manager who works today in the organisation that leads it. Choose another.",
        )


class MemberNotInRole(PertvarkaError):
    """Somebody was to join a team without holding that role in that organisation."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šis žmogus tokio vaidmens toje organizacijoje šiandien neturi. Pasirinkite kitą arba kreipkitės į "
            "administratorių.",
            en="This person does not hold that role in that organisation today. Choose another, or ask the "
            "administrator.",
        )


class PeriodOutOfOrder(PertvarkaError):
    """Something ends before it begins."""

    def __init__(self) -> None:
        super().__init__(
            lt="Pabaigos data ankstesnė už pradžios. Pataisykite vieną iš jų.",
            en="The end is before the beginning. Correct one of the two dates.",
        )


class OnlyConsentIsWithdrawn(PertvarkaError):
    """A ground that rests on law was to be withdrawn like consent."""

    def __init__(self) -> None:
        super().__init__(
            lt="Atšaukti galima tik sutikimą. Kai pagrindas yra įstatymas, žmogus gali prieštarauti arba prašyti "
            "apriboti tvarkymą.",
            en="Only consent can be withdrawn. Where the ground is law, the person may object or ask for restriction.",
        )


class TextMissing(Worded):
    """What has to be said in words was left empty."""

    lt = "Tekstas tuščias. Parašykite bent vieną sakinį."
    en = "The text is empty. Write at least one sentence."


class TextTooLong(PertvarkaError):
    """A short text, of those that stand in lists, is longer than its place."""

    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        super().__init__(
            lt=f"Tekstas per ilgas: čia telpa iki {limit} ženklų. Sutrumpinkite, o likusią dalį parašykite įraše.",
            en=f"The text is too long: at most {limit} characters fit here. Shorten it and write the rest in a note.",
        )


class DayTooEarly(Worded):
    """Something is said to have happened before 1990, when nothing of the reform could have."""

    lt = "Data ankstesnė už 1990 metus. Patikrinkite metus."
    en = "The date is before 1990. Check the year."


class DueDayImpossible(Worded):
    """A task is due before the day it is set, or more than ten years ahead."""

    lt = "Užduoties terminas turi būti ne ankstesnis už šiandieną ir ne vėlesnis kaip po dešimties metų."
    en = "A task is due today at the earliest and in ten years at the latest."


class NotPutOff(Worded):
    """A task was to be put off to the same or an earlier day."""

    lt = "Naujas terminas turi būti vėlesnis už dabartinį."
    en = "The new due date must be after the present one."


class TaskNotOpen(Worded):
    """The task is done or no longer needed; nothing of it changes any more."""

    lt = "Užduotis jau užbaigta. Jei darbas tęsiamas, parašykite naują."
    en = "The task is already finished. If the work goes on, set a new one."


class AssigneeOutsideCase(Worded):
    """A task was to be given to somebody who cannot see the case."""

    lt = "Šis žmogus atvejo užduočių nemato, todėl jų atlikti negali. Įtraukite jį į komandą arba pasirinkite kitą."
    en = (
        "This person does not see the tasks of the case and so cannot do them. Put them on the team, or choose another."
    )


class FileRefused(PertvarkaError):
    """A file that is not attached; its name is never repeated, since it may name a person."""

    def __init__(self, what: file_faults.FileFault) -> None:
        self.what = what
        lithuanian, english = file_faults.SENTENCES[what]
        super().__init__(lt=lithuanian, en=english)


class OfferStands(Worded):
    """The case is offered to somebody already, and has to wait for the answer."""

    lt = "Atvejis jau siūlomas kitai organizacijai. Palaukite atsakymo arba pasiūlymą atsiimkite."
    en = "The case is already offered to another organisation. Wait for the answer, or withdraw the offer."


class OfferAnswered(Worded):
    """The offer was accepted, refused or withdrawn meanwhile."""

    lt = "Į šį pasiūlymą jau atsakyta arba jis atsiimtas."
    en = "This offer has been answered or withdrawn already."


class OfferToOneself(Worded):
    """A case was offered to the organisation that leads it."""

    lt = "Ši organizacija atvejį jau veda. Kitą jos vadybininką paskiria vadovas."
    en = "This organisation leads the case already. Its supervisor chooses another manager there."


class NobodyToAccept(Worded):
    """In the chosen organisation nobody may take a case over."""

    lt = "Toje organizacijoje nėra kam atvejo priimti. Pasirinkite kitą arba kreipkitės į administratorių."
    en = "Nobody in that organisation can take a case over. Choose another, or ask the administrator."


class GraceOutOfBounds(Worded):
    """Reading after a hand-over ends today at the earliest and in ninety days at the latest."""

    lt = "Skaityti po perdavimo galima ne ilgiau kaip 90 dienų. Pasirinkite dieną nuo šiandienos."
    en = "Reading after a hand-over lasts 90 days at most. Choose a day from today on."


class ReviewedAlready(Worded):
    """Somebody has reviewed this opening."""

    lt = "Ši prieiga jau peržiūrėta."
    en = "This opening has been reviewed already."


class OwnOpening(Worded):
    """Whoever opened a case in an emergency does not review that themselves."""

    lt = "Savo prieigos peržiūrėti negalite: tai padarys kitas žmogus."
    en = "You cannot review your own opening: another person will."


class ProtectionNotStronger(Worded):
    """A case was to be protected as it is already, or less."""

    lt = "Atvejis jau apsaugotas taip arba griežčiau. Jei apsauga per griežta, pirma ją panaikinkite."
    en = "The case is protected so already, or more strictly. If that is too strict, lift the protection first."


class NotProtected(Worded):
    """Protection was to be lifted from an ordinary case."""

    lt = "Atvejis neapsaugotas, tad panaikinti nėra ko."
    en = "The case is not protected; there is nothing to lift."


class KeptNotOnTeam(Worded):
    """Somebody was to keep a sealed case who is not named on its team."""

    lt = "Prie užrakinto atvejo gali likti tik tie, kas komandoje įrašyti vardu. Patikrinkite sąrašą."
    en = "Only members named on the team can stay with a sealed case. Check the list."
