"""What can go wrong with homes, moves and follow-ups in one sentence each; those that name a day stand in `errors`."""

from pertvarka.foundation.base.errors import Worded
from pertvarka.people.delivery.errors import GapUnexplained, LivesElsewhere, MoveBlocked

__all__ = [
    "AdmissionNotReturn",
    "AnswerOutOfScale",
    "FollowUpBeforeMove",
    "FollowUpHeld",
    "GapUnexplained",
    "HomeEnded",
    "HomeNotFound",
    "InstitutionMissing",
    "LeavingDayImpossible",
    "LivesElsewhere",
    "MeasuredAlready",
    "MoveBlocked",
    "MoveDayImpossible",
    "MoveMovedOn",
    "MovePreparedAlready",
    "MoveToInstitution",
    "MovedBeforeLeaving",
    "OnlyInstitutionsAreReturnedTo",
    "OwnWordsMissing",
    "PlanNotInForce",
    "ReturnCauseMissing",
    "ReturnNotAdmission",
]


class InstitutionMissing(Worded):
    """A care institution was not named."""

    lt = "Pasirinkite, kurioje globos įstaigoje asmuo gyvena."
    en = "Choose the care institution in which the person lives."


class ReturnCauseMissing(Worded):
    """Somebody came back to an institution and the cause is not written."""

    lt = (
        "Parašykite, kodėl teko grįžti. Priežastis nieko nekaltina: ji padeda suprasti, ko žmogui pritrūko, ir "
        "rasti kitą kelią."
    )
    en = (
        "Write why the person had to come back. The cause blames nobody: it helps to see what was missing, and to find "
        "another way."
    )


class ReturnNotAdmission(Worded):
    """Somebody who has lived in an institution before comes back: that is no new admission."""

    lt = "Šis asmuo globos įstaigoje jau gyveno, o po to – kitur. Tai grįžimas: pasirinkite „grįžo“ ir priežastį."
    en = "This person has lived in an institution before, and elsewhere after it. It is a return: choose that, and why."


class AdmissionNotReturn(Worded):
    """A return was recorded of somebody who, as far as is known, comes to an institution for the first time."""

    lt = "Įraše nėra, kad asmuo būtų gyvenęs globos įstaigoje ir iš jos išvykęs. Pasirinkite, kaip jis čia pateko."
    en = "The record holds no earlier stay in an institution that ended. Choose how the person came here."


class OnlyInstitutionsAreReturnedTo(Worded):
    """A return or an admission to a place that is no institution."""

    lt = "„Priimtas“ ir „grįžo“ sakoma tik apie globos įstaigą. Pasirinkite, kaip asmuo čia pateko."
    en = "“Admitted” and “returned” are said of care institutions only. Choose how the person came here."


class HomeNotFound(Worded):
    """No such home or move, or none this account may see."""

    lt = "Tokio įrašo nėra arba jis jums neprieinamas."
    en = "There is no such record, or it is not available to you."


class HomeEnded(Worded):
    """The end of a home that has ended."""

    lt = "Ši vieta jau baigta. Jei data klaidinga, ją pataisykite."
    en = "This home has ended already. If the date is wrong, correct it."


class LeavingDayImpossible(Worded):
    """The leaving day is not after the first day."""

    lt = "Išvykimo diena turi būti vėlesnė už pirmąją dieną toje vietoje."
    en = "The leaving day must be after the first day there."


class PlanNotInForce(Worded):
    """A move without an agreed plan."""

    lt = "Persikraustymas rengiamas pagal suderintą planą. Pirma suderinkite planą su asmeniu."
    en = "A move is prepared by an agreed plan. First agree the plan with the person."


class MovePreparedAlready(Worded):
    """One move is prepared at a time."""

    lt = "Persikraustymas jau rengiamas. Tęskite jį arba atšaukite, o tada pradėkite kitą."
    en = "A move is being prepared already. Go on with it, or cancel it and begin another."


class MoveToInstitution(Worded):
    """A plan that leads into an institution."""

    lt = "Pagal planą į globos įstaigą nepersikeliama. Pasirinkite namus ar globą bendruomenėje."
    en = "No plan leads into a care institution. Choose a home or care in the community."


class MoveMovedOn(Worded):
    """The move was confirmed, cancelled or broken meanwhile."""

    lt = "Persikraustymas jau įvyko arba atšauktas. Peržiūrėkite jo dabartinę būseną."
    en = "The move has been made or cancelled already. Look at how it stands now."


class MoveDayImpossible(Worded):
    """A planned day in the past or more than two years ahead."""

    lt = "Planuojama diena turi būti ne ankstesnė už šiandieną ir ne vėlesnė kaip po dvejų metų."
    en = "The planned day is today at the earliest and in two years at the latest."


class MovedBeforeLeaving(Worded):
    """The day of the move is not after the first day in the present home."""

    lt = "Persikraustymo diena turi būti vėlesnė už pirmąją dieną dabartinėje vietoje."
    en = "The day of the move must be after the first day in the present home."


class OwnWordsMissing(Worded):
    """A follow-up without what the person says."""

    lt = "Parašykite, kaip sekasi, paties žmogaus žodžiais. Jei jis nekalba, parašykite, kaip tai parodo."
    en = "Write how it is in the person's own words. If they do not speak, write how they show it."


class FollowUpHeld(Worded):
    """The follow-up has been recorded."""

    lt = "Šis pokalbis jau įrašytas."
    en = "This follow-up has been recorded already."


class FollowUpBeforeMove(Worded):
    """A follow-up before the move."""

    lt = "Pokalbis negali būti ankstesnis už persikraustymo dieną."
    en = "The follow-up cannot be before the day of the move."


class AnswerOutOfScale(Worded):
    """An answer that is not 0 to 4, or no answer at all."""

    lt = "Atsakoma nuo 0 iki 4, ir bent į vieną klausimą."
    en = "Answers go from 0 to 4, and at least one question is answered."


class MeasuredAlready(Worded):
    """The same moment was measured on the same day."""

    lt = "Tą dieną šis vertinimas jau įrašytas."
    en = "This measure was already recorded on that day."
