"""What can go wrong with contracts of trainings, each with its sentence in both languages."""

from decimal import Decimal

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class ContractNotFound(Worded):
    lt = "Tokios mokymų sutarties nėra arba ji jums neprieinama."
    en = "There is no such contract of trainings, or it is not available to you."


class ContractNumberTaken(Worded):
    lt = "Sutartis tokiu numeriu jau yra."
    en = "There is a contract with this number already."


class ContractEndsBeforeSigning(Worded):
    lt = "Sutartis negali baigtis anksčiau, nei pasirašyta. Pataisykite vieną iš datų."
    en = "A contract cannot end before it is signed. Correct one of the dates."


class SupplierMissing(Worded):
    lt = "Pasirinkite tiekėją iš sąrašo arba įrašykite jo pavadinimą."
    en = "Choose the supplier from the list, or write its name."


class DeliverableUntold(Worded):
    lt = "Įrašykite, kokios programos arba ataskaitos laukiama."
    en = "Write which programme or report is awaited."


class ProgrammeOfAnotherContract(Worded):
    lt = "Ši mokymų programa vykdoma ne pagal šią sutartį. Pirma programos puslapyje nurodykite sutartį."
    en = "This programme is not given under this contract. Name the contract on the programme's page first."


class DueBeforeSigning(Worded):
    lt = "Terminas negali būti ankstesnis už sutarties pasirašymo dieną."
    en = "It cannot be due before the contract was signed."


class DeliveryHalfTold(Worded):
    lt = "Įrašykite ir kiek pateikta, ir kada."
    en = "Write both how many were delivered and when."


class DeliveryIsCounted(Worded):
    lt = "Tai suskaičiuojama iš įvykusių grupių, todėl čia nieko rašyti nereikia. Palikite abu laukus tuščius."
    en = "This is counted from the groups held, so nothing is written here. Leave both fields empty."


class CountNotWhole(Worded):
    lt = "Įrašykite sveikąjį skaičių; dalimis skaičiuojamos tik akademinės valandos."
    en = "Write a whole number; only academic hours are counted in parts."


class DeliveredNotWhole(CountNotWhole):
    pass


class DeliveryAhead(Worded):
    lt = "Diena negali būti vėlesnė už šiandieną."
    en = "The day cannot be after today."


class DeliverableAccepted(Worded):
    lt = "Šis sutarties rezultatas jau priimtas. Norėdami jį keisti, pirma atšaukite priėmimą."
    en = "This deliverable is accepted already. To change it, take the acceptance back first."


class DeliverableNotAccepted(Worded):
    lt = "Šis sutarties rezultatas dar nepriimtas."
    en = "This deliverable is not accepted yet."


class DeliverableNotWhole(PertvarkaError):
    """Less stands delivered than the contract asks."""

    def __init__(self, *, count: Decimal, asked: Decimal) -> None:
        self.count, self.asked = count, asked
        super().__init__(
            lt=f"Priimti dar negalima: pateikta {_plain(count).replace('.', ',')}, o sutartyje – "
            f"{_plain(asked).replace('.', ',')}. Jei sutartis pakeista, pirma pataisykite, kiek joje prašoma.",
            en=f"It cannot be accepted yet: {_plain(count)} delivered, and the contract asks for {_plain(asked)}. "
            "If the contract was changed, correct first how many it asks for.",
        )


class AcceptedBeforeDelivered(Worded):
    lt = "Priimti galima tik tą dieną, kai viskas jau pateikta, arba vėliau."
    en = "It can be accepted on the day when all is delivered, or later."


class AcceptanceReasonMissing(Worded):
    lt = "Įrašykite, kodėl priėmimas atšaukiamas."
    en = "Write why the acceptance is taken back."


def _plain(count: Decimal) -> str:
    return f"{count:f}".rstrip("0").rstrip(".") if "." in f"{count:f}" else f"{count:f}"
