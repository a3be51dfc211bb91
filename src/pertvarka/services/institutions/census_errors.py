"""What can go wrong with a month's census, each with its sentence and its figures."""

from collections.abc import Sequence

from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions.rules import GroupCount


class CensusDoesNotBalance(PertvarkaError):
    """Start, arrivals, departures and deaths do not make the end; `groups` holds the figures."""

    def __init__(self, groups: Sequence[GroupCount], *, names_lt: Sequence[str], names_en: Sequence[str]) -> None:
        self.groups = tuple(groups)
        super().__init__(
            lt="Suvestinė nesutampa. "
            + " ".join(_sum_lt(row, name) for row, name in zip(groups, names_lt, strict=True)),
            en="The census does not balance. "
            + " ".join(_sum_en(row, name) for row, name in zip(groups, names_en, strict=True)),
        )


class CensusBreaksOff(PertvarkaError):
    """A month that does not begin where the last one ended."""

    def __init__(self, *, name_lt: str, name_en: str, at_start: int, before: int) -> None:
        super().__init__(
            lt=f"Grupė „{name_lt}“: mėnesio pradžioje įrašyta {at_start}, o praėjęs mėnuo baigtas skaičiumi {before}. "
            "Pataisykite pradžią arba praėjusio mėnesio suvestinę.",
            en=f"Group “{name_en}”: {at_start} at the month's start, but the last month ended with {before}. Correct "
            "the start, or the census of the last month.",
        )


class ExplanationMissing(PertvarkaError):
    """A new placement in an institution of the reform is explained."""

    def __init__(self) -> None:
        super().__init__(
            lt="Per mėnesį į įstaigą kas nors apgyvendinta. Paaiškinkite, kodėl nebuvo rasta kita pagalba.",
            en="Somebody was newly placed in the institution. Explain why no other help was found.",
        )


class AdmissionsStopped(PertvarkaError):
    """Arrivals after the day on which admissions stopped, without a word about it."""

    def __init__(self, on: str) -> None:
        super().__init__(
            lt=f"Priėmimas į įstaigą sustabdytas {on}, o suvestinėje yra atvykusių. Paaiškinkite kiekvieną atvejį.",
            en=f"Admissions stopped on {on}, but the census has arrivals. Explain each of them.",
        )


class UnderThreeTooMany(PertvarkaError):
    """More infants than children."""

    def __init__(self, *, under_three: int, children: int) -> None:
        super().__init__(
            lt=f"Vaikų iki trejų metų įrašyta {under_three}, o visų vaikų mėnesio pabaigoje – {children}.",
            en=f"{under_three} children under three are written, but {children} children in all at the month's end.",
        )


class MonthNotPossible(PertvarkaError):
    """A month that is not over, or one before the institution was listed."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šio mėnesio suvestinės pildyti negalima: mėnuo dar nesibaigė arba įstaiga tada dar nebuvo įtraukta.",
            en="There is no census for this month: it is not over yet, or the institution was not listed then.",
        )


class CensusSubmitted(PertvarkaError):
    """A month that was handed in is not written over."""

    def __init__(self) -> None:
        super().__init__(
            lt="Suvestinė jau pateikta. Jei joje klaida, atsiimkite ją nurodydami priežastį.",
            en="The census has been submitted. If there is a mistake in it, take it back and say why.",
        )


def _sum_lt(row: GroupCount, name: str) -> str:
    return (
        f"„{name}“: {row.at_start} + {row.admitted} − {row.left} − {row.died} = {row.expected}, "
        f"o pabaigoje įrašyta {row.at_end}."
    )


def _sum_en(row: GroupCount, name: str) -> str:
    return (
        f"“{name}”: {row.at_start} + {row.admitted} − {row.left} − {row.died} = {row.expected}, "
        f"but {row.at_end} is written for the end."
    )


class LaterMonthSubmitted(PertvarkaError):
    """Taking back a month on which a later one stands."""

    def __init__(self) -> None:
        super().__init__(
            lt="Vėlesnio mėnesio suvestinė jau pateikta. Pirma atsiimkite ją.",
            en="The census of a later month has been submitted. Take that one back first.",
        )
