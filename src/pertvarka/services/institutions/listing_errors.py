"""What can go wrong with the list of institutions and their steps, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError


class StopAfterTarget(PertvarkaError):
    """Admissions would stop later than the day by which the institution is to be changed."""

    def __init__(self, target: str) -> None:
        super().__init__(
            lt=f"Priėmimas būtų sustabdytas vėliau, nei įstaiga turi būti pertvarkyta ({target}). Pirma pakeiskite "
            "pertvarkos pabaigos dieną.",
            en=f"Admissions would stop after the target day of the institution, {target}. Change the target day first.",
        )


class ListedAlready(PertvarkaError):
    """An institution stands on the list once."""

    def __init__(self, on: str) -> None:
        super().__init__(
            lt=f"Ši įstaiga jau įtraukta į pertvarkos sąrašą {on}.",
            en=f"This institution was put on the list of the reform on {on} already.",
        )


class InstitutionStateMayNotFollow(PertvarkaError):
    """A step of an institution that does not follow from where it stands."""

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(
            lt="Iš dabartinės būsenos į šią įstaiga nepereina. Peržiūrėkite, kokia jos būsena dabar.",
            en="This does not follow from where the institution stands. Look at its present state.",
        )


class NoApprovedPlan(PertvarkaError):
    """An institution does not go on without a plan its founder approved."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įstaigos planas dar nepatvirtintas. Patvirtinus planą, įstaigos būsena pasikeičia savaime.",
            en="The plan of the institution is not approved yet. Once it is, the state of the institution follows.",
        )


class ResidentsStillThere(PertvarkaError):
    """An institution is neither closed nor converted while people live in it."""

    def __init__(self, count: int) -> None:
        super().__init__(
            lt="Įstaigos dar negalima nei uždaryti, nei pakeisti jos paskirties: paskutinėje suvestinėje gyventojų – "
            f"{count}.",
            en=f"The institution can be neither closed nor converted yet: the last census has {count} residents.",
        )
