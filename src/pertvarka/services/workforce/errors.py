"""What can go wrong with staff, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class StaffNotFound(Worded):
    """No such worker or assessment, or not for this account: told apart nowhere."""

    lt = "Tokio darbuotojo ar vertinimo nėra arba jis jums neprieinamas."
    en = "There is no such worker or assessment, or it is not available to you."


class NameMissing(Worded):
    lt = "Įrašykite darbuotojo vardą ir pavardę."
    en = "Write the name and surname of the worker."


class ProfessionUnknown(Worded):
    lt = "Tokios profesijos sąraše nėra. Pasirinkite vieną iš siūlomų."
    en = "This profession is not in the list. Choose one of those offered."


class ShareImpossible(Worded):
    lt = "Etato dalis yra nuo 0,05 iki 1,5."
    en = "The share of full time is from 0.05 to 1.5."


class DayImpossible(Worded):
    lt = "Diena negali būti vėlesnė už šiandieną ir ankstesnė už darbo pradžią."
    en = "The day cannot be after today or before the work began."


class AccountTaken(Worded):
    """One account stands for one worker of an institution."""

    lt = "Ši paskyra jau priklauso kitam šios įstaigos darbuotojui."
    en = "This account belongs to another worker of the institution already."


class ManagesThemselves(Worded):
    lt = "Darbuotojas negali būti pats sau vadovas. Pasirinkite kitą."
    en = "A worker cannot be their own manager. Choose another."


class OpensToThemselves(Worded):
    """Whoever keeps the register does not open an assessment to themselves by writing themselves into it."""

    lt = (
        "Šio darbuotojo vertinimas jau yra, todėl savęs prie jo įrašyti negalite. Paprašykite kito žmogaus, kuris "
        "tvarko darbuotojų sąrašą."
    )
    en = (
        "This worker has an assessment already, so you cannot write yourself in. Ask another person who keeps the "
        "register."
    )


class AssessorOfThem(Worded):
    """Somebody who assesses the worker now is neither that worker nor their manager."""

    lt = "Šis žmogus dabar vertina darbuotoją, todėl kol vertinimas nepateiktas, jo čia įrašyti negalima."
    en = "This person is assessing the worker now; until that is submitted they cannot be written here."


class StaffLeft(Worded):
    lt = "Šis darbuotojas čia nebedirba, todėl to padaryti negalima."
    en = "This worker has left, so this cannot be done."


class WayUnknown(Worded):
    lt = "Pasirinkite, kur darbuotojas išėjo."
    en = "Choose where the worker went."


class AssessmentStandsAlready(Worded):
    lt = "Šio darbuotojo vertinimas jau suplanuotas arba vyksta. Pirma jis turi būti pateiktas."
    en = "An assessment of this worker is planned or under way. It has to be submitted first."


class NotAnAssessor(Worded):
    lt = "Šis žmogus šiandien darbuotojų nevertina. Pasirinkite kitą."
    en = "This person does not assess staff today. Choose another."


class AppointsThemselves(Worded):
    """Whoever plans an assessment, or is assessed, or leads the worker, does not assess."""

    lt = "Darbuotoją vertina ne jis pats, ne jo vadovas ir ne tas, kas vertinimą planuoja. Pasirinkite kitą."
    en = "A worker is not assessed by themselves, their manager or whoever plans it. Choose another."


class DueDayImpossible(Worded):
    lt = "Terminas turi būti ne ankstesnis už šiandieną ir ne vėlesnis kaip po metų."
    en = "The day is today at the earliest and in a year at the latest."


class FormMissing(Worded):
    lt = "Nėra paskelbto darbuotojų vertinimo klausimyno. Paprašykite programos vykdytojo jį paskelbti."
    en = "No questionnaire for assessing staff is published. Ask the programme office to publish one."


class StepNotPossible(Worded):
    lt = "Vertinimo būsena pasikeitė, todėl šio žingsnio atlikti nebegalima. Atverkite vertinimą iš naujo."
    en = "The state of the assessment has changed, so this step is no longer possible. Open the assessment again."


class FormHasGaps(PertvarkaError):
    """Answers are missing or cannot stand; `count` says how many."""

    def __init__(self, *, count: int) -> None:
        self.count = count
        super().__init__(
            lt=f"Dar ne visi klausimai atsakyti (trūksta: {count}). Kas įrašyta, išsaugota.",
            en=f"Not all questions are answered yet (missing: {count}). What you wrote is saved.",
        )


class LevelsMissing(Worded):
    """A published form of staff assessment that counts no level: nothing can be said of the result."""

    lt = "Šis klausimynas nesuskaičiuoja kompetencijų lygių, todėl rezultato nėra. Praneškite programos vykdytojui."
    en = "This questionnaire counts no levels of competence, so there is no result. Tell the programme office."


class TextMissing(Worded):
    lt = "Parašykite bent kelis žodžius."
    en = "Write a few words."


class DomainUnknown(Worded):
    lt = "Tokios kompetencijos srities nėra. Pasirinkite vieną iš siūlomų."
    en = "There is no such domain of competence. Choose one of those offered."


class TrainingUnknown(Worded):
    lt = "Į šiuos mokymus registruotis nebegalima. Pasirinkite kitus."
    en = "One can no longer enrol in this training. Choose another."


class NoEmail(Worded):
    lt = "Darbuotojas sistemoje neturi paskyros. Įrašykite el. paštą, kuriuo jis gaus laišką apie mokymus."
    en = "The worker has no account here. Write the e-mail to which the letter about the training goes."


class DoneAlready(Worded):
    lt = "Ši plano eilutė jau įvykdyta."
    en = "This item of the plan is done already."
