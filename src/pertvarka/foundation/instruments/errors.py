"""What can go wrong with questionnaires and with filling them in, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class UploadHasFaults(Worded):
    """A workbook the check refused was to be published."""

    lt = "Klausimyne yra klaidų, todėl jo skelbti negalima. Pataisykite failą ir įkelkite iš naujo."
    en = "The questionnaire has faults and cannot be published. Correct the file and upload it again."


class UploadPublished(Worded):
    """The workbook was published already."""

    lt = "Šis failas jau paskelbtas."
    en = "This file has been published already."


class SameFormPublished(PertvarkaError):
    """A form that stands published under a number is not published under another."""

    def __init__(self, *, number: int) -> None:
        self.number = number
        super().__init__(
            lt=f"Visai toks pats klausimynas jau paskelbtas: tai {number} versija.",
            en=f"Exactly this questionnaire is published already, as version {number}.",
        )


class VersionWithdrawn(Worded):
    """The version takes no new answers; those begun with it are finished."""

    lt = "Ši klausimyno versija nebenaudojama. Pasirinkite naujausią."
    en = "This version of the questionnaire is no longer used. Choose the newest."


class FormSubmitted(Worded):
    """The answers have been submitted; nothing in them changes any more."""

    lt = "Atsakymai jau pateikti ir nebekeičiami. Jei reikia pataisyti, vertinimą turi grąžinti tikrintojas."
    en = "The answers have been submitted and do not change any more. To correct them, the checker must send them back."


class AnswersIncomplete(Worded):
    """What is answered at once, without an account, is kept whole or not at all."""

    lt = "Kai kurie klausimai liko neatsakyti arba atsakymas netinka. Jie pažymėti."
    en = "Some questions are not answered, or an answer does not fit. They are marked."


class QuestionUnknown(Worded):
    """An answer to a question the form does not have, or does not let anybody type."""

    lt = "Tokio klausimo formoje nėra. Atnaujinkite puslapį."
    en = "The form has no such question. Reload the page."


class RowsChanged(Worded):
    """A row was to be taken away after somebody had changed the rows."""

    lt = "Kol žiūrėjote, eilutes pakeitė kitas žmogus. Peržiūrėkite jas ir bandykite dar kartą."
    en = "Somebody changed the rows while you were looking. Look at them and try again."
