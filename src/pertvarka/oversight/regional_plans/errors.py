"""What can go wrong with regional plans, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class ReasonMissing(Worded):
    lt = "Parašykite priežastį: po metų niekas nebeprisimins, kodėl taip nuspręsta."
    en = "Write the reason: in a year nobody will remember why it was decided so."


class SourceMissing(Worded):
    lt = "Nurodykite šaltinį: dokumentą, sutartį arba posėdį, iš kurio paimta reikšmė."
    en = "Name the source: the document, contract or meeting the value comes from."


class ParameterUnknown(PertvarkaError):
    def __init__(self, *, key: str) -> None:
        self.key = key
        super().__init__(
            lt=f"Planas tokios prielaidos „{key}“ neskaito. Pasirinkite ją iš sąrašo.",
            en=f"Plans read no assumption “{key}”. Choose one from the list.",
        )


class ValueNegative(PertvarkaError):
    def __init__(self, *, value: str) -> None:
        self.value = value
        super().__init__(
            lt=f"Įrašyta {value}. Kaina, atstumas, vietos ir biudžetas negali būti mažesni už nulį.",
            en=f"{value} was typed. Costs, distances, places and budgets cannot be below zero.",
        )


class ValueUnusual(PertvarkaError):
    """A thousand times the value before it: euros were typed where thousands are meant, or the other way round."""

    def __init__(self, *, value: str, before: str) -> None:
        self.value, self.before = value, before
        super().__init__(
            lt=f"Įrašyta {value}, o iki šiol buvo {before}: skiriasi tūkstantį kartų ar daugiau. Patikrinkite, ar "
            "pinigai įrašyti tūkstančiais eurų, o jei reikšmė tikra, patvirtinkite ją.",
            en=f"{value} was typed, and so far it was {before}: a thousand times or more apart. Check that money is in "
            "thousands of euros; if the value is right, confirm it.",
        )


class ValueNotPossible(PertvarkaError):
    def __init__(self, *, value: str, lowest: str, highest: str) -> None:
        self.value = value
        super().__init__(
            lt=f"Įrašyta {value}, o galima nuo {lowest} iki {highest}.",
            en=f"{value} was typed; it can be from {lowest} to {highest}.",
        )


class DayAhead(Worded):
    lt = "Ši diena dar neatėjo. Įrašykite šiandieną arba ankstesnę dieną."
    en = "That day has not come yet. Enter today or an earlier day."


class DayPast(Worded):
    lt = "Ši diena jau praėjo. Įrašykite šiandieną arba vėlesnę dieną."
    en = "That day is over. Enter today or a later day."


class RoadDistancesBroken(PertvarkaError):
    """Lines of the file that cannot be used, each with its number and both sentences; nothing of the file is taken."""

    def __init__(self, *, faults: tuple[tuple[int, str, str], ...]) -> None:
        self.faults = faults
        line, lt, en = faults[0]
        if len(faults) == 1:
            super().__init__(
                lt=f"Failo {line} eilutė netinka: {lt} Nieko neįkelta.",
                en=f"Line {line} of the file cannot be used: {en} Nothing was loaded.",
            )
        else:
            super().__init__(
                lt=f"Faile klaidų: {len(faults)}, pirmoji {line} eilutėje: {lt} Nieko neįkelta.",
                en=f"Mistakes in the file: {len(faults)}, the first in line {line}: {en} Nothing was loaded.",
            )


class RoadFileTooLarge(Worded):
    lt = "Failas didesnis kaip 1 MB: tai ne atstumų lentelė. Nieko neįkelta."
    en = "The file is larger than 1 MB: that is no table of distances. Nothing was loaded."


class RoadFileGone(Worded):
    lt = "Šis failas jau atšauktas. Atnaujinkite puslapį."
    en = "This file has been taken back already. Reload the page."


class NothingToPlan(Worded):
    lt = "Šiame regione nėra nė vieno atviro poreikio suderintuose planuose, todėl planuoti nėra ko."
    en = "No agreed plan of this region holds an open need, so there is nothing to plan."


class InputFaulty(PertvarkaError):
    """The engine names what cannot be; the plan is not computed."""

    def __init__(self, *, faults: tuple[tuple[str, str, str], ...], lt: str, en: str) -> None:
        self.faults = faults
        super().__init__(lt=lt, en=en)


class ChangesNotPossible(PertvarkaError):
    """A change of a scenario cannot be; `key` says which."""

    def __init__(self, *, key: str, lt: str, en: str) -> None:
        self.key = key
        super().__init__(lt=lt, en=en)


class NameMissing(Worded):
    lt = "Pavadinkite scenarijų keliais žodžiais: kuo jis skiriasi nuo kitų."
    en = "Name the scenario in a few words: how it differs from the others."


class ScenarioRuns(Worded):
    lt = "Scenarijus skaičiuojamas arba laukia eilės. Palaukite arba jį sustabdykite."
    en = "The scenario is being computed or waits for its turn. Wait, or stop it."


class ScenarioDoesNotRun(Worded):
    lt = "Šis scenarijus dabar neskaičiuojamas, todėl stabdyti nėra ko."
    en = "This scenario is not being computed now, so there is nothing to stop."


class ScenarioDiscarded(Worded):
    lt = "Šis scenarijus atmestas. Nukopijuokite jį, jei norite tęsti."
    en = "This scenario was discarded. Copy it if you want to go on."


class ScenarioInPlan(Worded):
    lt = "Iš šio scenarijaus parengtas regiono planas, todėl jo nei keisti, nei atmesti negalima. Nukopijuokite jį."
    en = "A regional plan was made of this scenario, so it can be neither changed nor discarded. Copy it."


class NotComputed(Worded):
    lt = "Scenarijus dar neapskaičiuotas. Pirmiausia jį apskaičiuokite."
    en = "The scenario has not been computed yet. Compute it first."


class HandChangeNotPossible(PertvarkaError):
    """What a person wants to change is not in the plan, or the input has no such size, place or year."""

    def __init__(self, *, lt: str, en: str) -> None:
        super().__init__(lt=lt, en=en)


class NotByHand(Worded):
    lt = "Ranka keičiama tik kopija. Pirmiausia pradėkite keitimą: apskaičiuotas planas liks nepakeistas."
    en = "Only a copy is changed by hand. Begin the change first: the computed plan stays as it is."


class NationHasNoPlan(Worded):
    lt = "Visos šalies scenarijus nėra regiono planas. Planą sudaro regionas iš savo scenarijaus."
    en = "A scenario of the whole country is no regional plan. A region makes its plan of its own scenario."


class PlanInPreparation(Worded):
    lt = "Šis regionas jau turi rengiamą plano versiją. Baikite ją arba pakeiskite jos scenarijų."
    en = "This region has a version in preparation already. Finish it, or change its scenario."


class StepNotPossible(PertvarkaError):
    """The plan is not in the state this step begins from: a second click, or a colleague was first."""

    def __init__(self, *, before: str, after: str) -> None:
        self.before, self.after = before, after
        super().__init__(
            lt="Šio žingsnio dabar žengti negalima: plano būsena jau kita. Atnaujinkite puslapį.",
            en="This step cannot be taken now: the plan is in another state already. Reload the page.",
        )


class CommentsUnanswered(PertvarkaError):
    def __init__(self, *, count: int) -> None:
        self.count = count
        super().__init__(
            lt=f"Klasterio pastabų be atsakymo: {count}. Atsakykite į jas, tada planą bus galima patvirtinti.",
            en=f"Comments of the cluster without an answer: {count}. Answer them, then the plan can be approved.",
        )


class DocumentMissing(Worded):
    lt = "Įrašykite dokumentą, kuriuo planas patvirtintas: pavadinimą, datą ir numerį."
    en = "Write the document that approves the plan: its name, date and number."


class WordsMissing(Worded):
    lt = "Parašykite bent vieną sakinį."
    en = "Write at least one sentence."


class CommentsClosed(Worded):
    lt = "Pastabos rašomos, kol planą svarsto klasteris. Dabar planas svarstomas nebėra."
    en = "Comments are written while the plan is before the cluster. It is not any more."


class ItemOfAnotherPlan(Worded):
    lt = "Ši eilutė yra kito plano. Atnaujinkite puslapį ir pasirinkite iš naujo."
    en = "This line belongs to another plan. Reload the page and choose again."


class PlanNotCarriedOut(Worded):
    lt = "Kas atidaryta, rašoma tik vykdant patvirtintą planą."
    en = "What has opened is recorded only while an approved plan is being carried out."


class PlacesNotPossible(Worded):
    lt = "Įrašykite, kiek vietų atidaryta: bent vieną ir ne daugiau kaip 1000."
    en = "Write how many places opened: at least one and at most 1,000."
