"""What can go wrong with offers and households, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError


class OfferNotFound(PertvarkaError):
    """No such offer, or none this account may change: the two are told apart nowhere."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokios paslaugos nėra arba jos keisti negalite.",
            en="There is no such service, or it is not yours to change.",
        )


class HouseholdNotFound(PertvarkaError):
    """No such household, or none this account may see."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokio namų ūkio nėra arba jis jums neprieinamas.",
            en="There is no such household, or it is not available to you.",
        )


class PlacesTaken(PertvarkaError):
    """Fewer places than are lived in and promised."""

    def __init__(self, *, capacity: int, occupied: int, reserved: int) -> None:
        self.least = occupied + reserved
        super().__init__(
            lt=f"Vietų negali būti {capacity}: užimta {occupied}, rezervuota {reserved}. Įrašykite ne mažiau kaip "
            f"{self.least} arba pirma užbaikite paslaugos teikimą ar atšaukite rezervaciją.",
            en=f"There cannot be {capacity} places: {occupied} are taken and {reserved} are kept. Write at least "
            f"{self.least}, or first end a service or withdraw a promise.",
        )


class OfferStandsAlready(PertvarkaError):
    """The same kind of service at the same place, twice."""

    def __init__(self) -> None:
        super().__init__(
            lt="Ši paslauga toje vietoje jau aprašyta. Pakeiskite esamą įrašą.",
            en="This service already stands at that place. Change the entry that is there.",
        )


class OfferStateMayNotFollow(PertvarkaError):
    """The offer cannot go from its state to the wished one."""

    def __init__(self) -> None:
        super().__init__(
            lt="Iš dabartinės būsenos į šią paslauga pereiti negali. Atnaujinkite puslapį ir pasirinkite iš siūlomų.",
            en="The service cannot go from its present state to this one. Load the page again and choose one offered.",
        )


class PeopleStillServed(PertvarkaError):
    """An offer that somebody uses or was promised does not end."""

    def __init__(self, *, occupied: int, reserved: int) -> None:
        super().__init__(
            lt=f"Paslaugos užbaigti negalima: užimta vietų – {occupied}, rezervuota – {reserved}. Pirma užbaikite "
            "paslaugos teikimą šiems žmonėms arba suraskite jiems kitą.",
            en=f"The service cannot end: {occupied} places are taken and {reserved} are kept. First end the service "
            "of these people, or find them another.",
        )


class ReasonMissing(PertvarkaError):
    """A closed or planned offer says why and from when it opens."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite, kodėl paslauga laikinai neteikiama: priežastį skaito žmonės, kuriems ji reikalinga.",
            en="Write why the service is closed for a time: people who need it read the reason.",
        )


class OpeningDayMissing(PertvarkaError):
    """When the offer opens or opens again."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite dieną, nuo kurios paslauga bus teikiama.",
            en="Write the day from which the service will be given.",
        )


class DayPast(PertvarkaError):
    """A day of opening that has gone by."""

    def __init__(self) -> None:
        super().__init__(
            lt="Ši diena jau praėjo. Įrašykite šiandienos arba vėlesnę dieną.",
            en="This day has gone by. Write today or a later day.",
        )


class DayFuture(PertvarkaError):
    """A day of something that has happened, and lies ahead."""

    def __init__(self) -> None:
        super().__init__(
            lt="Ši diena dar neatėjo. Įrašykite šiandienos arba ankstesnę dieną.",
            en="This day has not come yet. Write today or an earlier day.",
        )


class RuleMalformed(PertvarkaError):
    """A condition that cannot be checked; `kind` says which."""

    def __init__(self, kind: str, *, lt: str, en: str) -> None:
        self.kind = kind
        super().__init__(lt=lt, en=en)


class SiteElsewhere(PertvarkaError):
    """The place belongs to another organisation."""

    def __init__(self) -> None:
        super().__init__(
            lt="Ši vieta priklauso kitai organizacijai. Pasirinkite savo vietą arba įrašykite naują.",
            en="This place belongs to another organisation. Choose one of your own, or write a new one.",
        )


class MunicipalityUnknown(PertvarkaError):
    """A code of no municipality."""

    def __init__(self, code: str) -> None:
        super().__init__(
            lt=f"Savivaldybės, kurios kodas „{code}“, nėra. Pasirinkite iš sąrašo.",
            en=f"There is no municipality with the code “{code}”. Choose one of the list.",
        )


class NameMissing(PertvarkaError):
    """A place or a household without a name."""

    def __init__(self) -> None:
        super().__init__(lt="Įrašykite pavadinimą arba vardą.", en="Write a name.")


class HouseholdStateMayNotFollow(PertvarkaError):
    """The household cannot go from its state to the wished one."""

    def __init__(self) -> None:
        super().__init__(
            lt="Iš dabartinės būsenos į šią pereiti negalima. Pasirinkite vieną iš siūlomų būsenų.",
            en="The household cannot go from its present state to this one. Choose one of those offered.",
        )


class NotOnDuty(PertvarkaError):
    """Only an active on-duty carer takes a child tonight."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šiąnakt vaiką priimti gali tik šiuo metu globojantis budintis globotojas.",
            en="Only an on-duty carer who is active can take a child tonight.",
        )


class EndingReasonMissing(PertvarkaError):
    """A household ends with words."""

    def __init__(self) -> None:
        super().__init__(lt="Įrašykite, kodėl šeima nebeglobos.", en="Write why the household takes no more children.")


class AgesReversed(PertvarkaError):
    """From a higher age until a lower one."""

    def __init__(self) -> None:
        super().__init__(
            lt="Mažiausias amžius didesnis už didžiausią. Sukeiskite juos arba pataisykite.",
            en="The lowest age is above the highest. Exchange or correct them.",
        )
