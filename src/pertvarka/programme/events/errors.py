"""What can go wrong with events at work, each with its sentence in both languages."""

from pertvarka.foundation.base.errors import PertvarkaError


class Said(PertvarkaError):
    """An error whose sentence never changes."""

    lt = en = ""

    def __init__(self) -> None:
        super().__init__(lt=self.lt, en=self.en)


class EventNotFound(Said):
    """No such event, or none this account prepares: the two are told apart nowhere."""

    lt = "Tokio renginio nėra arba jis jums neprieinamas."
    en = "There is no such event, or it is not available to you."


class RegistrationNotFound(Said):
    """No such registration, or none that this account or this link may see."""

    lt = "Tokios registracijos nėra arba nuoroda nebegalioja."
    en = "There is no such registration, or the link is no longer good."


class DaysReversed(Said):
    lt = "Renginys negali baigtis anksčiau, nei prasideda. Pataisykite vieną iš datų."
    en = "The event cannot end before it begins. Correct one of the dates."


class RegistrationDayAfterEvent(Said):
    lt = "Registracija negali baigtis vėliau, nei prasideda renginys."
    en = "Registration cannot close after the event begins."


class OrganiserFixed(Said):
    """Participants trusted one organiser with their data; another does not get them by a changed field."""

    lt = (
        "Organizatoriaus pakeisti nebegalima: žmonės jau pakviesti arba užsiregistravę pas jį. Sukurkite naują renginį."
    )
    en = "The organiser cannot change any more: people are already invited or registered with it. Make a new event."


class OrganiserElsewhere(Said):
    lt = "Pasirinkite organizatorių, kurio renginius rengiate."
    en = "Choose an organiser whose events you prepare."


class StateMayNotFollow(Said):
    lt = "Iš dabartinės būsenos renginys į šią pereiti negali. Atnaujinkite puslapį ir pasirinkite iš siūlomų."
    en = "The event cannot go from its present state to this one. Load the page again and choose one offered."


class ReasonMissing(Said):
    lt = "Įrašykite, kodėl renginys atšaukiamas: priežastį skaitys visi užsiregistravę."
    en = "Write why the event is cancelled: everyone who registered will read the reason."


class NotReady(PertvarkaError):
    """Something is still missing for the next state; `what` are its codes."""

    def __init__(self, what: tuple[str, ...]) -> None:
        self.what = what
        super().__init__(
            lt="Renginiui dar kai ko trūksta. Puslapyje parašyta, ko ir kur tai įrašyti.",
            en="The event still lacks something. The page says what, and where to write it.",
        )


class PlacesTaken(PertvarkaError):
    """Fewer places than people who hold one."""

    def __init__(self, taken: int) -> None:
        self.taken = taken
        super().__init__(
            lt=f"Vietų negali būti mažiau, nei jau užimta: {taken}.",
            en=f"There cannot be fewer places than are taken already: {taken}.",
        )


class NoPlaceLeft(Said):
    lt = "Vietų nebeliko. Žmogų galite įrašyti į laukiančiųjų eilę arba padidinti vietų skaičių."
    en = "No place is left. You can put the person on the waiting list, or raise the number of places."


class RegistrationClosed(Said):
    lt = "Į šį renginį užsiregistruoti dabar negalima."
    en = "It is not possible to register for this event now."


class EventStarted(Said):
    lt = "Renginys jau prasidėjo, įvyko arba atšauktas, todėl atsakymo keisti nebegalima."
    en = "The event has begun, is over or was cancelled, so the answer cannot change any more."


class AnswerImpossible(Said):
    lt = "Taip atsakyti negalima: vieta dar neatsirado. Kai atsiras, parašysime."
    en = "This answer is not possible: no place is free yet. We will write when there is one."


class RegistrationWithdrawn(Said):
    """The organiser took this person off the list; only the organiser puts them back."""

    lt = "Organizatorius šią registraciją atšaukė. Jei tai klaida, susisiekite su organizatoriumi."
    en = "The organiser has cancelled this registration. If that is a mistake, write to the organiser."


class NameMissing(Said):
    lt = "Įrašykite vardą ir pavardę."
    en = "Write the name and surname."


class EmailMalformed(Said):
    lt = "Įrašykite el. pašto adresą, pavyzdžiui, vardas@istaiga.lt."
    en = "Write an e-mail address, for example name@office.lt."


class ProgrammeLineMalformed(PertvarkaError):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            lt=f"Programos {number} eilutės perskaityti nepavyko. "
            "Rašykite taip: 09:30 | Tema | Tema angliškai | Kalba.",
            en=f"Line {number} of the programme could not be read. Write it so: 09:30 | Topic | In English | Speaker.",
        )


class PersonLineMalformed(PertvarkaError):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            lt=f"Sąrašo {number} eilutės perskaityti nepavyko. "
            "Rašykite taip: Vardas Pavardė; el. paštas; organizacija.",
            en=f"Line {number} of the list could not be read. Write it so: Name Surname; e-mail; organisation.",
        )


class SessionOutsideEvent(Said):
    lt = "Pusdienis turi būti renginio dienomis ir baigtis vėliau, nei prasideda."
    en = "The half-day has to be on the days of the event and end after it begins."


class SessionTwice(Said):
    lt = "Tuo pačiu laiku jau prasideda kitas pusdienis."
    en = "Another half-day begins at the same time."


class TextMissing(Said):
    lt = "Įrašykite bent kelis žodžius."
    en = "Write at least a few words."


class PhotoRefused(PertvarkaError):
    """A file that is no picture we keep; its name is never repeated, since it may name a person."""

    def __init__(self, *, lt: str, en: str) -> None:
        super().__init__(lt=lt, en=en)


class ConsentMissing(Said):
    lt = "Nuotrauką skelbti galima tik tada, kai joje matomi žmonės sutiko. Pirma pažymėkite sutikimą."
    en = "A photo may be published only when the people in it have agreed. Record the consent first."


class PhotoGone(Said):
    lt = "Žmonės nesutiko, todėl nuotrauka ištrinta. Įkelkite kitą."
    en = "The people refused, so the photo is gone. Upload another."


class AttendanceAhead(Said):
    lt = "Šis pusdienis dar neprasidėjo, todėl lankomumo žymėti dar negalima."
    en = "This half-day has not begun, so attendance cannot be noted yet."


class AttendanceClosed(Said):
    lt = "Renginys atšauktas, todėl lankomumas nežymimas."
    en = "The event is cancelled, so attendance is not noted."


class SessionAttended(Said):
    lt = "Šio pusdienio pašalinti negalima: jau pažymėta, kas jame dalyvavo."
    en = "This half-day cannot be taken away: it is already noted who attended it."


class CodeUnknown(Said):
    """Wrong e-mail or wrong code: which of the two is told to nobody."""

    lt = (
        "Šio el. pašto ir kodo tarp registracijų nėra. Kodas – šeši paskutiniai ženklai jūsų nuorodos iš laiško. "
        "Jei nepavyksta, kreipkitės į organizatorių prie įėjimo."
    )
    en = (
        "This e-mail and code are not among the registrations. The code is the last six characters of your link in the "
        "letter. If it does not work, ask the organiser at the door."
    )


class TableUnreadable(Said):
    lt = "Failo perskaityti nepavyko. Tinka XLSX ir CSV lentelės, kurių pirmoje eilutėje – stulpelių pavadinimai."
    en = "The file could not be read. XLSX and CSV tables with headings in the first row are taken."


class TableTooLong(Said):
    lt = "Lentelėje daugiau kaip 20 000 eilučių. Padalykite ją."
    en = "The table has more than 20,000 rows. Split it."


class ImportClosed(Said):
    lt = "Ši lentelė jau įkelta arba atmesta."
    en = "This table is already brought in or thrown away."


class UndoTooLate(Said):
    lt = "Įkėlimą atšaukti galima per 24 valandas. Pažymėtą lankomumą keiskite lankomumo lape."
    en = "Bringing in can be undone within 24 hours. Change what is noted on the attendance sheet."


class NothingReady(Said):
    lt = "Nėra nė vienos paruoštos eilutės. Pataisykite klaidas."
    en = "No row is ready. Correct the errors."


class NotHeldYet(Said):
    lt = "Pažymėjimus galima išduoti tik pažymėjus, kad renginys įvyko."
    en = "Certificates can be issued only when the event is noted as held."


class NobodyAttended(Said):
    lt = "Išduoti nėra kam: niekam nepažymėtas lankomumas arba neišlankyta užtektinai valandų."
    en = "There is nobody to issue to: no attendance is noted, or not enough hours were attended."


class RevocationReasonMissing(Said):
    lt = "Įrašykite, kodėl pažymėjimas panaikinamas."
    en = "Write why the certificate is revoked."


class CertificateNotFound(Said):
    lt = "Tokio pažymėjimo nėra arba jis jums neprieinamas."
    en = "There is no such certificate, or it is not available to you."


class ProgrammeTitleTaken(Said):
    lt = "Mokymų programa tokiu pavadinimu jau yra."
    en = "There is a training programme with this title already."


class GroupNotOpen(Said):
    lt = "Į šią mokymų grupę užsirašyti dabar negalima."
    en = "It is not possible to enrol in this training group now."


class TrainerUnknown(Said):
    lt = "Pasirinkite lektorių iš sąrašo."
    en = "Choose a trainer from the list."
