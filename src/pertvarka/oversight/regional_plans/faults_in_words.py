"""The engine's faults as sentences: what cannot be, where, and what was found there."""

from collections.abc import Sequence

from pertvarka.engines.planner.faults import Fault

SHOWN = 5
_WORDS: dict[str, tuple[str, str]] = {
    "no_distance": ("nežinomas atstumas", "no distance is known"),
    "one_way": ("kelias žinomas tik į vieną pusę", "the way is known in one direction only"),
    "negative": ("reikšmė mažesnė už nulį", "the value is below zero"),
    "negative_cost": ("kaina mažesnė už nulį", "the cost is below zero"),
    "not_a_number": ("tai ne skaičius", "this is no number"),
    "infinite": ("reikšmė be ribos", "the value has no limit"),
    "closes_before_start": (
        "įstaiga uždaroma prieš plano pradžią",
        "an institution closes before the plan begins",
    ),
    "moves_before_start": ("persikeliama prieš plano pradžią", "a move is before the plan begins"),
    "opens_before_start": ("atidaroma prieš plano pradžią", "an opening is before the plan begins"),
    "place_too_dear": (
        "vieta kainuoja neįtikimai daug, turbūt įrašyti eurai vietoj tūkstančių eurų",
        "a place costs unbelievably much; probably euros were typed for thousands of euros",
    ),
    "year_too_dear": (
        "metai kainuoja neįtikimai daug, turbūt įrašyti eurai vietoj tūkstančių eurų",
        "a year costs unbelievably much; probably euros were typed for thousands of euros",
    ),
    "budget_too_great": (
        "biudžetas neįtikimai didelis, turbūt įrašyti eurai vietoj tūkstančių eurų",
        "the budget is unbelievably great; probably euros were typed for thousands of euros",
    ),
    "nobody_fits": ("modulis neturi nė vienos vietos", "a module gives no places"),
    "not_a_share": ("dalis turi būti nuo 0 iki 1", "a share has to be from 0 to 1"),
    "released_above_cost": (
        "žmogų lydi daugiau pinigų, nei kainuoja įstaiga",
        "more money follows a person than the institution costs",
    ),
    "region_in_two_budgets": ("regionas įrašytas į du biudžetus", "a region stands in two budgets"),
    "decided_not_possible": (
        "nuspręsta atidaryti daugiau arba anksčiau, nei ten galima",
        "more is decided to open than can stand there, or before it can",
    ),
}
_OTHER = ("įvestys viena kitai prieštarauja", "the inputs contradict one another")


def sentences(found: Sequence[Fault], language: str) -> str:
    """One sentence that names the first faults."""
    number = 0 if language == "lt" else 1
    told = "; ".join(f"{_WORDS.get(str(one.code), _OTHER)[number]} ({one.where}: {one.value})" for one in found[:SHOWN])
    if language == "lt":
        return (
            f"Su šiomis įvestimis planuoti negalima: {told}. Pataisykite prielaidas ir užfiksuokite įvestis iš naujo."
        )
    return f"These inputs cannot be planned with: {told}. Correct the assumptions and freeze the inputs again."
