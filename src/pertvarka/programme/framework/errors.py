"""What can go wrong in the framework, told to a person."""

from datetime import date

from pertvarka.foundation.base.errors import PertvarkaError


class TargetNeverOverwritten(PertvarkaError):
    """A definitions file gives another value for a target that already stands in the database."""

    def __init__(self, *, place: str, version: int, indicator: str, standing: int | None, wanted: int | None) -> None:
        super().__init__(
            lt=f"{place}: plano versijoje {version} rodiklio {indicator} planuota reikšmė (value) jau įrašyta "
            f"({standing}); jos pakeisti į {wanted} negalima, nes planuotos reikšmės neperrašomos. Sukurkite naują "
            "plano versiją. Nieko neįkelta.",
            en=f"{place}: version {version} of the plan already holds the target (value) of indicator {indicator} "
            f"({standing}); it cannot become {wanted}, because targets are never overwritten. Make a new plan version. "
            "Nothing was loaded.",
        )


class NoSuchPlanVersion(PertvarkaError):
    """A plan version was asked for that does not exist."""

    def __init__(self, number: int, *, known: list[int]) -> None:
        listed = ", ".join(str(item) for item in known)
        super().__init__(
            lt=f"Plano versijos {number} nėra. Yra šios versijos: {listed}.",
            en=f"There is no version {number} of the plan. There are: {listed}.",
        )


class BeforeFirstPlan(PertvarkaError):
    """A report was asked for a day on which no plan stood yet."""

    def __init__(self, day: date, *, first: date) -> None:
        self.first = first
        super().__init__(
            lt=f"{day:%Y-%m-%d} plano dar nebuvo. Pirmoji plano versija galioja nuo {first:%Y-%m-%d}.",
            en=f"On {day:%Y-%m-%d} there was no plan yet. The first version is valid from {first:%Y-%m-%d}.",
        )
