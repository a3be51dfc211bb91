"""What can go wrong in the cluster, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class MemberAlready(Worded):
    lt = "Ši organizacija jau yra šio klasterio narė. Pažiūrėkite narių sąraše."
    en = "This organisation is a member of this cluster already. Look at the list of members."


class LeavesBeforeJoining(Worded):
    lt = "Išstojimo diena ankstesnė už įstojimo dieną. Patikrinkite datas."
    en = "The day of leaving is before the day of joining. Check the dates."


class DayAhead(Worded):
    lt = "Diena dar neatėjo. Įrašykite šiandieną arba ankstesnę dieną."
    en = "That day has not come yet. Enter today or an earlier day."


class PartiesMissing(Worded):
    lt = "Susitarimas sudaromas bent dviejų organizacijų. Pažymėkite visas šalis."
    en = "An agreement has at least two parties. Mark all of them."


class EndsBeforeSigning(Worded):
    lt = "Susitarimas baigiasi anksčiau, nei pasirašytas. Patikrinkite datas."
    en = "The agreement ends before it was signed. Check the dates."


class HandledWithoutAction(Worded):
    lt = "Parašykite, kas padaryta: be to sunkumo užbaigti negalima."
    en = "Write what was done: without it the difficulty cannot be closed."


class StepDoneAlready(Worded):
    lt = "Šis žingsnis jau pažymėtas padarytu."
    en = "This step is marked done already."


class DocumentUnknown(PertvarkaError):
    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt=f"Dokumento „{code}“ bibliotekoje nėra. Kodą rasite dokumento puslapio adrese.",
            en=f"The library has no document “{code}”. The code stands in the address of the document's page.",
        )
