"""What can go wrong with requests, deletions and breaches, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError


class RequestClosed(PertvarkaError):
    """The request has been answered or refused already."""

    def __init__(self) -> None:
        super().__init__(
            lt="Į šį prašymą jau atsakyta. Jei žmogus prašo dar kartą, užregistruokite naują prašymą.",
            en="This request has been answered already. If the person asks again, record a new request.",
        )


class RequestOfAnother(PertvarkaError):
    """The request is in the hands of another officer."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šį prašymą vykdo kitas pareigūnas. Susitarkite, kas atsakys.",
            en="Another officer has this request in hand. Agree on who answers.",
        )


class RequestNotInHand(PertvarkaError):
    """What was asked can be done only by the officer who has the request in hand."""

    def __init__(self) -> None:
        super().__init__(
            lt="Pirma imkitės vykdyti prašymą: tik tada asmens įrašai jums atsiveria.",
            en="Take the request in hand first: only then do the person's records open to you.",
        )


class ReceivedInFuture(PertvarkaError):
    """A request cannot have been received tomorrow."""

    def __init__(self) -> None:
        super().__init__(
            lt="Prašymo gavimo data negali būti vėlesnė už šiandieną.",
            en="The day the request was received cannot be after today.",
        )


class ExtensionTooLate(PertvarkaError):
    """The term is extended once, while the first month runs."""

    def __init__(self) -> None:
        super().__init__(
            lt="Terminą pratęsti galima kartą ir tik per pirmąjį mėnesį: per jį apie tai turi sužinoti žmogus.",
            en="The term can be extended once, and only within the first month, in which the person has to be told.",
        )


class WordsMissing(PertvarkaError):
    """An answer, a refusal or a reason was left empty."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite bent vieną sakinį: žmogus ir tikrintojas turi suprasti, kas nuspręsta ir kodėl.",
            en="Write at least a sentence: the person and whoever checks must understand what was decided and why.",
        )


class ExportNotApproved(PertvarkaError):
    """An export with names needs an approval of a second person, given not more than seven days ago."""

    def __init__(self) -> None:
        super().__init__(
            lt="Duomenų failui reikia antro žmogaus patvirtinimo; jis galioja septynias dienas. Prašykite iš naujo.",
            en="This file needs the approval of a second person, which lasts seven days. Ask for it again.",
        )


class ExportAsked(PertvarkaError):
    """The same export already waits for its second person."""

    def __init__(self) -> None:
        super().__init__(
            lt="Patvirtinimo jau prašyta. Palaukite antro žmogaus sprendimo.",
            en="Approval has been asked for already. Wait for the second person's decision.",
        )


class RecordsNotFound(PertvarkaError):
    """The person's records are not open to the officer, though the request is in hand: access has run out."""

    def __init__(self) -> None:
        super().__init__(
            lt="Asmens įrašai jums neatsivėrė. Patikrinkite, ar jūsų vaidmuo suteiktas organizacijoje ir ar atvejis "
            "tebėra.",
            en="The person's records did not open to you. Check that you hold your role in an organisation and that "
            "the case still exists.",
        )


class NothingDue(PertvarkaError):
    """A deletion list was asked for, and nothing stands on it."""

    def __init__(self) -> None:
        super().__init__(
            lt="Pagal šią taisyklę šiandien nėra ko trinti.",
            en="Nothing is due for deletion under this rule today.",
        )


class DeletionNotApproved(PertvarkaError):
    """A deletion list is carried out only after a second person has approved it."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šio sąrašo dar nepatvirtino antras žmogus, todėl nieko netrinama.",
            en="A second person has not approved this list yet, so nothing is deleted.",
        )


class DeletionRefusedByDatabase(PertvarkaError):
    """The database did not find the three things a deletion needs: list, approval, no hold."""

    def __init__(self) -> None:
        super().__init__(
            lt="Duomenų bazė trynimo neatliko: sąrašas ar patvirtinimas nebegalioja. Niekas neištrinta.",
            en="The database did not carry out the deletion: list or approval no longer stand. Nothing was deleted.",
        )


class HoldLifted(PertvarkaError):
    """The hold was lifted before."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šis draudimas naikinti jau panaikintas.",
            en="This hold has been lifted already.",
        )


class LateReasonMissing(PertvarkaError):
    """The authority was told after 72 hours; the law wants the reason."""

    def __init__(self) -> None:
        super().__init__(
            lt="Praėjo daugiau kaip 72 valandos, todėl įrašykite, kodėl pranešta vėliau (BDAR 33 str. 1 d.).",
            en="More than 72 hours have passed, so write why the authority is told later (GDPR Art. 33(1)).",
        )


class BreachClosed(PertvarkaError):
    """The breach is closed; its record stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šis pažeidimas jau užbaigtas, jo įrašas nebekeičiamas.",
            en="This breach is closed; its record no longer changes.",
        )


class BreachNotToldYet(PertvarkaError):
    """A breach with a risk cannot be closed before the authority, and at high risk the persons, have been told."""

    def __init__(self) -> None:
        super().__init__(
            lt="Užbaigti dar negalima: yra rizika, todėl pirma pranešama priežiūros institucijai, o kai didelė – "
            "ir žmonėms.",
            en="It cannot be closed yet: there is a risk, so the authority is told first, and at high risk the persons "
            "too.",
        )


class MomentImpossible(PertvarkaError):
    """A moment in the future, or one before what it must follow."""

    def __init__(self) -> None:
        super().__init__(
            lt="Toks laikas neįmanomas: jis dar neatėjo arba ankstesnis už tai, po ko turi būti. Patikrinkite datą ir "
            "valandą.",
            en="This moment is impossible: it lies ahead, or before what it must follow. Check the day and the hour.",
        )
