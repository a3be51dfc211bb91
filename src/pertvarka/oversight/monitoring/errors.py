"""What can go wrong in the monitoring room, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class DayTaken(Worded):
    lt = "Tą dieną posėdis jau suplanuotas. Pasirinkite kitą dieną arba atverkite suplanuotąjį."
    en = "A meeting is planned for that day already. Choose another day, or open the one that is planned."


class DayPast(Worded):
    lt = "Ši diena jau praėjo. Įrašykite šiandieną arba vėlesnę dieną."
    en = "That day is over. Enter today or a later day."


class DayAhead(Worded):
    lt = "Diena dar neatėjo. Įrašykite šiandieną arba ankstesnę dieną."
    en = "That day has not come yet. Enter today or an earlier day."


class MeetingIsSigned(Worded):
    lt = "Posėdžio protokolas pasirašytas, todėl posėdyje nieko keisti nebegalima."
    en = "The minutes of the meeting are signed, so nothing of it can be changed any more."


class PackMissing(Worded):
    lt = "Pirmiausia parenkite posėdžio medžiagą: grupė turi matyti, apie ką sprendžia."
    en = "Make the pack first: the group has to see what it decides about."


class NotHeldYet(Worded):
    lt = "Posėdis dar neprasidėjo. Pažymėkite, kas dalyvauja, ir jį pradėkite."
    en = "The meeting has not begun. Mark who is present and begin it."


class NobodyPresent(Worded):
    lt = "Pažymėkite bent vieną dalyvį."
    en = "Mark at least one person as present."


class DecisionsMissing(PertvarkaError):
    def __init__(self, *, titles: list[str]) -> None:
        self.titles = titles
        told = "; ".join(titles)
        super().__init__(
            lt=f"Ne visi klausimai turi sprendimą: {told}. Įrašykite sprendimą arba tai, kad klausimas atidėtas.",
            en=f"Not every item has a decision: {told}. Write the decision, or that the item is put off.",
        )


class StepNotPossible(PertvarkaError):
    """A figure is not in the state this step begins from: a second click, or a colleague was first."""

    def __init__(self, *, before: str, after: str) -> None:
        self.before, self.after = before, after
        super().__init__(
            lt="Šio veiksmo dabar atlikti negalima: rodiklio reikšmės būsena jau kita. Atnaujinkite puslapį.",
            en="This cannot be done now: the figure is in another state already. Reload the page.",
        )


class FigureStands(Worded):
    lt = "Šio rodiklio reikšmė tai dienai jau rengiama arba paskelbta. Atverkite ją sąraše."
    en = "A figure of this indicator for that day is being prepared or published already. Open it in the list."


class IndicatorUnknown(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Rodiklio „{code}“ nėra. Pasirinkite rodiklį iš sąrašo.",
            en=f"There is no indicator “{code}”. Choose one from the list.",
        )


class EvidenceMissing(Worded):
    lt = "Nurodykite bent vieną dokumentą, kuris pagrindžia reikšmę."
    en = "Name at least one document that proves the figure."


class EvidenceUnknown(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Dokumento „{code}“ bibliotekoje nėra. Kodą rasite dokumento puslapio adrese.",
            en=f"The library has no document “{code}”. The code stands in the address of the document's page.",
        )


class ReasonMissing(Worded):
    lt = "Parašykite priežastį: be jos kitas žmogus nežinos, ką taisyti."
    en = "Write the reason: without it the other person will not know what to mend."


class DifferenceUnexplained(PertvarkaError):
    """The figure differs from what the records give, and nothing is said about it."""

    def __init__(self, *, value: int, computed: int) -> None:
        super().__init__(
            lt=f"Pateikta {value}, o iš įrašų suskaičiuota {computed}. Paaiškinkite skirtumą pastaboje.",
            en=f"The figure is {value}, but the records give {computed}. Explain the difference in the comment.",
        )


class AnswerMissing(Worded):
    lt = "Parašykite, kas padaryta: be atsakymo pastabos užbaigti negalima."
    en = "Write what was done: without an answer the finding cannot be closed."


class TaskDoneAlready(Worded):
    lt = "Ši užduotis jau atlikta."
    en = "This task is done already."


class ExplanationMissing(Worded):
    lt = "Parašykite, kodėl taip yra ir kas bus daroma."
    en = "Write why it is so and what will be done."


class ReviewStands(Worded):
    lt = "Tų metų apžvalga jau yra. Atverkite ją sąraše."
    en = "There is a review of that year already. Open it in the list."


class ReviewIsPublished(Worded):
    lt = "Apžvalga paskelbta. Pakeisti galima tik skaičių, nurodžius priežastį."
    en = "The review is published. Only a number can be changed, with the reason."


class ReviewEmpty(Worded):
    lt = "Apžvalgoje dar nėra nė vieno skyriaus."
    en = "The review has no chapter yet."


class PlaceholderBroken(PertvarkaError):
    """A number in braces that cannot be read, with where it stands."""

    def __init__(self, *, written: str, line: int, column: int, lt: str, en: str) -> None:
        self.written, self.line, self.column = written, line, column
        super().__init__(
            lt=f"{line} eilutė, {column} ženklas, „{written}“: {lt}",
            en=f"Line {line}, character {column}, “{written}”: {en}",
        )
