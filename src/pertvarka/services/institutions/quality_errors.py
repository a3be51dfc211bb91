"""What can go wrong with quality and site checks, each with its sentence."""

from collections.abc import Sequence

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class ProcessNotFound(Worded):
    """No such process, or it is not this account's: told apart nowhere."""

    lt = "Tokio kokybės proceso nėra arba jis jums neprieinamas."
    en = "There is no such quality process, or it is not available to you."


class ProcessStandsAlready(Worded):
    lt = "Ši organizacija jau eina kokybės keliu pagal šią sistemą."
    en = "This organisation is on its way with this framework already."


class ConsultantUnknown(Worded):
    lt = "Tokio konsultanto paskyros nėra. Patikrinkite el. paštą arba palikite tuščią."
    en = "There is no account of a consultant with this e-mail. Check it or leave it empty."


class StageMayNotFollow(Worded):
    lt = "Iš dabartinio etapo į šį pereiti negalima. Atnaujinkite puslapį."
    en = "This stage does not follow the present one. Load the page again."


MISSING = {
    "no_consultation": ("neįrašyta nė viena konsultacija", "no consultation is recorded"),
    "principles_without_score": ("ne visi principai įvertinti", "not every principle has a score"),
    "no_actions": ("gerinimo plane nėra veiksmų", "the improvement plan has no actions"),
    "open_actions": ("yra nebaigtų gerinimo veiksmų", "there are improvement actions that are not done"),
    "no_audit_day": ("nenurodyta audito diena", "the day of the audit is not given"),
}


class StageLacks(PertvarkaError):
    """Something is still missing for the stage; `codes` says what."""

    def __init__(self, *, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(
            lt=f"Kol kas negalima: {', '.join(MISSING[code][0] for code in codes)}.",
            en=f"Not yet: {', '.join(MISSING[code][1] for code in codes)}.",
        )


class ScoreOutOfScale(PertvarkaError):
    def __init__(self, *, scale_max: int) -> None:
        self.scale_max = scale_max
        super().__init__(lt=f"Balas yra nuo 0 iki {scale_max}.", en=f"A score runs from 0 to {scale_max}.")


class DayAhead(Worded):
    lt = "Diena dar neatėjo. Įrašykite šiandieną arba ankstesnę dieną."
    en = "That day has not come yet. Enter today or an earlier day."


class ProgressNotOfThisYear(Worded):
    lt = "Apie šiuos metus pažangos ataskaita nerašoma: organizacija tada neturėjo kokybės ženklo."
    en = "There is no progress to report of this year: the organisation held no quality mark then."


class ProgressEmpty(Worded):
    lt = "Parašykite, kas per metus pagerėjo."
    en = "Write what became better in the year."


class ActionDoneAlready(Worded):
    lt = "Šis veiksmas jau pažymėtas padarytu."
    en = "This action is marked done already."


class ChecklistNotWhole(Worded):
    lt = "Atsakykite į kiekvieną klausimą; jei netinka, pažymėkite „netinka“."
    en = "Answer every question; where it does not apply, say so."


class CriteriaRefused(PertvarkaError):
    """A file of criteria with faults; `rows` are (row number, code of the fault)."""

    FAULTS = {
        "columns": (
            "reikia trijų stulpelių: principas, numeris, tekstas",
            "three columns are needed: principle, number, text",
        ),
        "principle": ("tokio principo numerio nėra", "there is no principle of that number"),
        "empty": ("tuščias numeris arba tekstas", "the number or the text is empty"),
        "twice": ("toks numeris jau buvo", "the number stands there twice"),
        "nothing": ("faile nėra eilučių", "the file has no rows"),
        "unreadable": ("failas nėra XLSX ar CSV lentelė", "the file is no XLSX or CSV table"),
    }

    def __init__(self, *, rows: Sequence[tuple[int, str]]) -> None:
        self.rows = tuple(rows)
        told = self.rows[:5]
        super().__init__(
            lt="Kriterijai neįkelti. " + "; ".join(f"{row} eilutė: {self.FAULTS[code][0]}" for row, code in told) + ".",
            en="The criteria are not loaded. "
            + "; ".join(f"row {row}: {self.FAULTS[code][1]}" for row, code in told)
            + ".",
        )


class CriteriaInUse(Worded):
    lt = "Pagal šiuos kriterijus jau vertinta, todėl jų nekeičiame. Įkelkite naują sistemos versiją."
    en = "Scores stand on these criteria, so they are not replaced. Load a new version of the framework."
