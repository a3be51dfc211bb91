"""What can go wrong with institutions, their plans and hours, each with its sentence."""

from collections.abc import Sequence
from decimal import Decimal

from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions.chapters import CellFault
from pertvarka.services.institutions.rules import HOURS_OF_PLAN, Finding


class InstitutionNotFound(PertvarkaError):
    """No such institution or plan, or none this account may see or change: told apart nowhere."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokios įstaigos ar plano nėra arba jie jums neprieinami.",
            en="There is no such institution or plan, or it is not available to you.",
        )


class PlanStandsAlready(PertvarkaError):
    """A second plan while one is being written."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            lt=f"Plano {number} versija jau rengiama. Tęskite ją: nauja versija pradedama patvirtinus šią.",
            en=f"Version {number} of the plan is being written already. Go on with it: a new version begins once this "
            "one is approved.",
        )


class PlanStateMayNotFollow(PertvarkaError):
    """An act the plan does not take as it stands."""

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(
            lt="Šio veiksmo planui dabar atlikti negalima: jo būsena kita. Atnaujinkite puslapį.",
            en="The plan does not take this act now: it is in another state. Load the page again.",
        )


class ApprovedAlready(PertvarkaError):
    """A plan approved twice."""

    def __init__(self, on: str) -> None:
        super().__init__(
            lt=f"Planas jau patvirtintas {on}, antrą kartą jo tvirtinti nereikia. Norėdami keisti, pradėkite naują "
            "plano versiją.",
            en=f"The plan was approved on {on} already and is not approved twice. To change it, begin a new version.",
        )


class NotEndorsedYet(PertvarkaError):
    """Approval before the expert's word."""

    def __init__(self) -> None:
        super().__init__(
            lt="Planui dar nepritarė ekspertas. Steigėjas tvirtina tik planą, kuriam pritarta.",
            en="The expert has not endorsed the plan yet. The founder approves an endorsed plan only.",
        )


class PlanNotReady(PertvarkaError):
    """A plan with empty chapters or figures that do not agree is not submitted; `findings` says all of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__(
            lt=f"Plano teikti dar negalima. Taisytinų vietų – {count}; jos išvardytos žemiau prie skyrių.",
            en=f"The plan cannot be submitted yet. Places to correct: {count}; they are listed below by chapter.",
        )


class MeasuresOpen(PertvarkaError):
    """A plan is not completed while measures are neither done nor dropped."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            lt=f"Nebaigtų priemonių – {count}. Kiekvieną pažymėkite atlikta arba nurodykite, kodėl jos atsisakyta.",
            en=f"Measures not settled: {count}. Mark each as done, or say why it was dropped.",
        )


class RemarksUnanswered(PertvarkaError):
    """A returned plan comes back with an answer to each remark."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            lt=f"Neatsakytų eksperto pastabų – {count}. Atsakykite į kiekvieną ir tada teikite planą iš naujo.",
            en=f"Remarks of the expert without an answer: {count}. Answer each, then submit the plan again.",
        )


class RemarksOpen(PertvarkaError):
    """An endorsed plan has no open remarks."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            lt=f"Neišspręstų pastabų – {count}. Pažymėkite jas išspręstomis arba grąžinkite planą.",
            en=f"Remarks not resolved: {count}. Mark them as resolved, or return the plan.",
        )


class NothingToReturnWith(PertvarkaError):
    """A plan is returned with at least one open remark."""

    def __init__(self) -> None:
        super().__init__(
            lt="Planas grąžinamas su pastabomis. Prie skyriaus įrašykite bent vieną pastabą, ką taisyti.",
            en="A plan is returned with remarks. Write at least one at a chapter: what is to be corrected.",
        )


class NotTheExpert(PertvarkaError):
    """Another expert of the region; only the one assigned returns and endorses."""

    def __init__(self, name: str) -> None:
        super().__init__(
            lt=f"Šį planą vertina kitas ekspertas: {name}. Tik jis planą grąžina arba jam pritaria.",
            en=f"This plan has another expert: {name}. Only they return or endorse it.",
        )


class NoExpert(PertvarkaError):
    """Nobody in the region could review the plan."""

    def __init__(self) -> None:
        super().__init__(
            lt="Regione nėra eksperto, kuris galėtų įvertinti planą. Kreipkitės į programos vykdytoją.",
            en="There is no expert in the region to review the plan. Ask the programme office.",
        )


class WordsMissing(PertvarkaError):
    """Something that has to be said in words."""

    def __init__(self, field: str = "text") -> None:
        self.field = field
        super().__init__(lt="Įrašykite bent kelis žodžius.", en="Write at least a few words.")


class CellsNotRead(PertvarkaError):
    """Cells of a chapter's table that cannot be read; `faults` says which."""

    def __init__(self, faults: Sequence[CellFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            lt=f"Lentelėje yra langelių, kurių perskaityti nepavyko: {len(self.faults)}. Jie pažymėti; kas įrašyta, "
            "neprarasta.",
            en=f"There are cells in the table that could not be read: {len(self.faults)}. They are marked; nothing "
            "typed is lost.",
        )


class HoursNotGiven(PertvarkaError):
    """Hours of none, of more than a day, or not in quarters of an hour."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite valandas nuo 0,25 iki 12, ketvirčio valandos tikslumu, pvz., 2,5.",
            en="Write hours from 0.25 to 12, in quarters of an hour, for example 2.5.",
        )


class HoursUsedUp(PertvarkaError):
    """More than a plan's hours."""

    def __init__(self, *, hours: Decimal, left: Decimal) -> None:
        self.left = left
        super().__init__(
            lt=f"Planui skirta {_lt(HOURS_OF_PLAN)} val., liko {_lt(left)} val., o įrašyta {_lt(hours)} val. "
            f"Įrašykite ne daugiau kaip {_lt(left)} val.",
            en=f"A plan has {_en(HOURS_OF_PLAN)} hours; {_en(left)} are left and {_en(hours)} were written. Write no "
            f"more than {_en(left)}.",
        )


class DayOfExpertFull(PertvarkaError):
    """More hours of one expert on one day than a day has room for, whatever plans they were given on."""

    def __init__(self, *, on: str, given: Decimal) -> None:
        super().__init__(
            lt=f"Tos dienos ({on}) konsultacijų jau įrašyta {_lt(given)} val. Vienas ekspertas per dieną konsultuoja "
            "ne ilgiau kaip 12 val.: patikrinkite datą ir valandas.",
            en=f"Consultancy of {_en(given)} hours is logged on {on} already. One expert gives no more than 12 hours a "
            "day: check the date and the hours.",
        )


class DayNotPossible(PertvarkaError):
    """A day ahead, or before the plan was begun."""

    def __init__(self, *, lt: str, en: str) -> None:
        super().__init__(lt=lt, en=en)

    @classmethod
    def ahead(cls) -> "DayNotPossible":
        return cls(lt="Data negali būti vėlesnė už šiandieną.", en="The date cannot be after today.")

    @classmethod
    def before(cls, day: str) -> "DayNotPossible":
        return cls(
            lt=f"Data ankstesnė nei {day}, kai planas pradėtas rengti.",
            en=f"The date is before {day}, when the plan was begun.",
        )


class CorrectedAlready(PertvarkaError):
    """A line that a newer one stands for."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šis įrašas jau pataisytas. Taisykite naujausią.",
            en="This entry was corrected already. Correct the newest one.",
        )


class DatesNotInOrder(PertvarkaError):
    """Stop of admissions after the target, or a target before the listing."""

    def __init__(self) -> None:
        super().__init__(
            lt="Datos nesutampa: priėmimas stabdomas ne vėliau, nei įstaiga turi būti pertvarkyta, o pertvarka "
            "baigiama vėliau, nei įstaiga įtraukta.",
            en="The dates do not agree: admissions stop no later than the target day, and the target comes after the "
            "listing.",
        )


def _en(hours: Decimal) -> str:
    return f"{hours.normalize():f}"


def _lt(hours: Decimal) -> str:
    return _en(hours).replace(".", ",")
