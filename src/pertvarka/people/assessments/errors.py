"""What can go wrong with assessments, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class AssessmentNotFound(Worded):
    """No such assessment, or none this account may see: the two are told apart nowhere."""

    lt = "Tokio vertinimo nėra arba jis jums neprieinamas."
    en = "There is no such assessment, or it is not available to you."


class StepNotPossible(Worded):
    """The assessment is in a state from which this step does not lead."""

    lt = "Vertinimo būsena pasikeitė, todėl šio žingsnio atlikti nebegalima. Peržiūrėkite vertinimą iš naujo."
    en = "The state of the assessment has changed, so this step is no longer possible. Look at the assessment again."


class AlreadyPlanned(Worded):
    """The same instrument is being filled for the same case."""

    lt = "Toks vertinimas jau suplanuotas arba vyksta. Pirma jį užbaikite arba atšaukite."
    en = "Such an assessment is planned or under way already. Finish or cancel it first."


class WrongNumberOfAssessors(PertvarkaError):
    """The method asks for one or two assessors, each of them once."""

    def __init__(self, *, needed: int) -> None:
        self.needed = needed
        super().__init__(
            lt="Šiai metodikai reikia dviejų skirtingų vertintojų. Pasirinkite abu."
            if needed > 1
            else "Šiai metodikai reikia vieno vertintojo. Pasirinkite vieną.",
            en="This method needs two different assessors. Choose both."
            if needed > 1
            else "This method needs one assessor. Choose one.",
        )


class NotAnAssessor(Worded):
    """Somebody was to assess who does not hold that role there today."""

    lt = "Šis žmogus šiandien nėra vertintojas. Pasirinkite kitą."
    en = "This person is not an assessor today. Choose another."


class AppointsThemselves(Worded):
    """Whoever leads a case does not assess it."""

    lt = "Savęs vertintoju skirti negalite. Pasirinkite kitą."
    en = "You cannot appoint yourself as assessor. Choose another."


class ChecksOwnWork(Worded):
    """An assessor was to check the assessment they made."""

    lt = "Savo vertinimo tikrinti negalite: tai padarys kitas žmogus."
    en = "You cannot check your own assessment: another person will."


class DueDayImpossible(Worded):
    """An assessment is due today at the earliest and in a year at the latest."""

    lt = "Vertinimo terminas turi būti ne ankstesnis už šiandieną ir ne vėlesnis kaip po metų."
    en = "An assessment is due today at the earliest and in a year at the latest."


class DayImpossible(Worded):
    """A conversation or an agreement on a day that cannot be."""

    lt = "Data turi būti ne vėlesnė už šiandieną ir ne ankstesnė už vertinimo pradžią."
    en = "The date must be today at the latest and not before the assessment began."


class FormHasGaps(PertvarkaError):
    """Answers are missing or cannot stand; `paths` says where."""

    def __init__(self, *, paths: tuple[str, ...]) -> None:
        self.paths = paths
        super().__init__(
            lt="Dar ne visi klausimai atsakyti. Užpildykite, ko trūksta, ir pateikite.",
            en="Not all questions are answered yet. Fill in what is missing and submit.",
        )


class OthersNotReady(Worded):
    """The forms are compared when every assessor has submitted their own."""

    lt = "Kitas vertintojas savo formos dar nepateikė. Palyginti galėsite, kai abu būsite pateikę."
    en = "The other assessor has not submitted their form yet. You can compare when both have submitted."


class DifferencesOpen(PertvarkaError):
    """The two forms differ by more than one level, and it is not said what holds."""

    def __init__(self, *, paths: tuple[str, ...]) -> None:
        self.paths = paths
        super().__init__(
            lt="Kur vertinimai skiriasi daugiau kaip vienu lygiu, pasirinkite, dėl kurio susitarėte.",
            en="Where the forms differ by more than one level, choose the one you have agreed on.",
        )


class TextMissing(Worded):
    """What has to be said in words was left empty."""

    lt = "Parašykite bent vieną sakinį."
    en = "Write at least one sentence."
