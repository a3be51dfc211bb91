"""What can go wrong in the library, each with its sentence."""

from collections.abc import Sequence

from pertvarka.foundation.base.errors import PertvarkaError, Worded

LACKS = {
    "no_text": ("pridėkite teksto dokumentą", "add the document with the text"),
    "round_open": ("palaukite, kol baigsis konsultacija", "wait for the consultation to end"),
    "open_comments": ("atsakykite į visas pastabas", "answer every comment"),
}


class PackageTwice(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Metodika su kodu „{code}“ jau yra. Pradėkite jos naują versiją arba pakeiskite pavadinimą.",
            en=f"There is a method with the code “{code}” already. Begin a new version of it, or change the title.",
        )


class TitleSame(Worded):
    lt = "Pavadinimas liko toks pat. Pataisykite bent vieną iš jų arba grįžkite į metodiką."
    en = "The title is the same as before. Correct at least one of the two, or go back to the method."


class TitleCorrectedMeanwhile(PertvarkaError):
    """Somebody was first; the titles are those that stand now, `times` how often they were corrected."""

    def __init__(self, *, title_lt: str, title_en: str, times: int) -> None:
        self.times = times
        super().__init__(
            lt=f"Kol rašėte, pavadinimą pataisė kitas žmogus: dabar jis „{title_lt}“. Jūsų žodžiai liko laukuose. "
            "Jei teisingas jūsų pavadinimas, išsaugokite dar kartą.",
            en=f"While you were writing, somebody else corrected the title: it is “{title_en}” now. Your words are "
            "still in the fields. If yours is the right title, save once more.",
        )


class VersionUnderWay(Worded):
    lt = "Viena šios metodikos versija dar rengiama. Pirmiausia užbaikite ją."
    en = "One version of this method is still being made. Finish it first."


class StepNotThere(Worded):
    lt = "Šio žingsnio dabar žengti negalima: versijos būsena pasikeitė. Atverkite puslapį iš naujo."
    en = "This step cannot be taken now: the state of the version has changed. Open the page again."


class StepLacks(PertvarkaError):
    """The step may be taken once these are done; `lacking` holds their codes."""

    def __init__(self, *, lacking: Sequence[str]) -> None:
        self.lacking = tuple(lacking)
        lt, en = ("; ".join(LACKS[code][language] for code in lacking) for language in (0, 1))
        super().__init__(lt=f"Dar negalima. Pirmiausia {lt}.", en=f"Not yet. First {en}.")


class TextSettled(Worded):
    lt = "Šios versijos dokumentų keisti nebegalima: ji jau pateikta konsultacijai arba patvirtinta."
    en = "The documents of this version are settled: it is in consultation or approved already."


class DocumentAttached(Worded):
    lt = "Šis dokumentas jau yra šioje versijoje."
    en = "This document is in this version already."


class NoSuchDocument(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Dokumento „{code}“ bibliotekoje nėra. Kodą rasite dokumento puslapio adrese.",
            en=f"The library has no document “{code}”. The code stands in the address of the document's page.",
        )


class RoundEndsBeforeItOpens(Worded):
    lt = "Konsultacija baigiasi anksčiau, nei prasideda. Patikrinkite dienas."
    en = "The consultation ends before it opens. Check the days."


class RoundInThePast(Worded):
    lt = "Konsultacija negali būti pasibaigusi anksčiau, nei pradėta. Paskutinė diena – šiandien arba vėlesnė."
    en = "A consultation cannot be over before it is begun. Its last day is today or later."


class RoundRunning(Worded):
    lt = "Šios versijos konsultacija dar vyksta. Kitą skelbti galima jai pasibaigus."
    en = "A consultation on this version is still running. Another may be opened once it is over."


class RoundNotOpen(Worded):
    lt = "Šiandien pastabų teikti negalima: konsultacija dar neprasidėjo arba jau baigėsi."
    en = "Comments cannot be given today: the consultation has not begun, or it is over."


class AnswerMissing(Worded):
    lt = "Parašykite atsakymą: pastabos autorius turi žinoti, kas su ja padaryta ir kodėl."
    en = "Write the answer: whoever commented must know what was done with the comment and why."


class AnswersSettled(Worded):
    lt = "Versija jau ne konsultacijoje, todėl atsakymai nebekeičiami."
    en = "The version is no longer in consultation, so the answers do not change any more."


class FileUnreadable(Exception):
    """Its text could not be taken out; `fault` is the code that is kept beside the file."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class DocumentTwice(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Dokumentas su kodu „{code}“ jau yra. Pakeiskite pavadinimą arba pridėkite failą prie jo.",
            en=f"There is a document with the code “{code}” already. Change the title, or add the file to it.",
        )


class ItemAhead(Worded):
    lt = "Diena dar neatėjo. Įrašykite, kada paskelbta: šiandien arba anksčiau."
    en = "That day has not come yet. Enter when it was published: today or earlier."


class NoSuchEvent(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Renginio su kodu „{code}“ nėra. Palikite tuščią arba pasirinkite kitą.",
            en=f"There is no event with the code “{code}”. Leave it empty or choose another.",
        )
