"""What can go wrong where the places of an event are divided among regions and organisations."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class QuotaReached(PertvarkaError):
    """A seat is free, but not for this person: the sentence says which quota is full."""

    def __init__(self, *, lt: str, en: str) -> None:
        super().__init__(
            lt=f"{lt} Žmogų galite įrašyti į laukiančiųjų eilę arba pakeisti kvotas.",
            en=f"{en} You can put the person on the waiting list, or change the quotas.",
        )


class QuotaTaken(PertvarkaError):
    """A quota below what one region or one organisation holds already."""

    def __init__(self, *, lt: str, en: str, taken: int) -> None:
        self.taken = taken
        super().__init__(
            lt=f"Kvota negali būti mažesnė, nei jau užimta vietų. {lt}: {taken}.",
            en=f"A quota cannot be below the places taken already. {en}: {taken}.",
        )


class RegionMissing(Worded):
    lt = "Pasirinkite, iš kurio regiono atvyksite: šio renginio vietos dalijamos regionams."
    en = "Choose from which region you come: the places of this event are divided among regions."


class OrganisationMissing(Worded):
    lt = "Įrašykite organizaciją, kuriai atstovaujate: šio renginio vietos dalijamos organizacijoms."
    en = "Write the organisation you represent: the places of this event are divided among organisations."
