"""People who matter to a person: siblings, mothers and children within the country, others by an invented name."""

from dataclasses import dataclass
from datetime import date
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names
from pertvarka.people.demonstration.cohorts import Counted, Draft

ALLOWED = "allowed"
SUPERVISED = "supervised"
FORBIDDEN = "forbidden"
_MOTHER_ALIVE_FROM = 1960


@dataclass(frozen=True, slots=True)
class Relationship:
    """What somebody is to the person: another invented person (`other_key`) or only a name, never both."""

    kind: str
    other_key: str | None = None
    other_name: str = ""
    keep_together: bool = False
    contact: str = ALLOWED
    decision: str = ""
    note: str = ""


def within(draft: Draft, *, apart: frozenset[frozenset[str]]) -> tuple[Relationship, ...]:
    """Relationships inside the country. `apart`: pairs of siblings who are not to be kept together."""
    found = [
        Relationship("sibling", other_key=key, keep_together=frozenset((draft.key, key)) not in apart)
        for key in draft.siblings
    ]
    found += [Relationship("child", other_key=key) for key in draft.children]
    if draft.mother:
        found.append(Relationship("mother", other_key=draft.mother))
    return tuple(found)


def outside(draft: Draft, chance: Random, *, legal_status: str) -> tuple[Relationship, ...]:
    """Relationships to people who are in the country by name only."""
    found: list[Relationship] = []
    if draft.counted_as in {Counted.ASSESSED_CHILD, Counted.SERVED_CHILD, Counted.WITH_CARER}:
        found.append(_parent(draft, "mother", chance))
        if chances.happens(chance, 0.5):
            found.append(_parent(draft, "father", chance))
        if chances.happens(chance, 0.3):
            note = "Skambina kas savaitę, per šventes atvažiuoja pasiimti."
            found.append(Relationship("grandparent", other_name=_name(draft, "female", 1952, chance), note=note))
    elif draft.counted_as == Counted.ASSESSED_ADULT:
        found += _of_adult(draft, chance, legal_status)
    elif draft.counted_as == Counted.SERVED_YOUNG_PERSON:
        kind = chances.weighted(chance, {"trusted_person": 0.5, "sibling": 0.3, "relative": 0.2})
        sex = chance.choice(("female", "male"))
        name = _stranger(sex, 1985, chance) if kind == "trusted_person" else _name(draft, sex, 1985, chance)
        found.append(Relationship(kind, other_name=name))
    elif draft.counted_as == Counted.SERVED_MOTHER and chances.happens(chance, 0.6):
        note = "Gyvena netoli, padeda prižiūrėti vaikus."
        found.append(Relationship("mother", other_name=_name(draft, "female", 1968, chance), note=note))
    return tuple(found)


def _of_adult(draft: Draft, chance: Random, legal_status: str) -> list[Relationship]:
    year = draft.born_on.year
    found: list[Relationship] = []
    if legal_status in {"guardianship", "limited_capacity"}:
        kind = "guardian" if legal_status == "guardianship" else "representative"
        note = "Teismo nutartimi. Sprendimus aptaria kartu su asmeniu."
        found.append(Relationship(kind, other_name=_stranger("female", year, chance), note=note))
    if chances.happens(chance, 0.45):
        sex = chance.choice(("female", "male"))
        note = chance.choice(("Matosi kas savaitę.", "Susitinka per šventes.", "Rašo laiškus, kviečia į svečius.", ""))
        found.append(Relationship("sibling", other_name=_name(draft, sex, year, chance), note=note))
    if chances.happens(chance, 0.25) and year > _MOTHER_ALIVE_FROM:
        found.append(Relationship("mother", other_name=_name(draft, "female", year - 26, chance)))
    if chances.happens(chance, 0.15):
        note = "Buvęs kaimynas, jam asmuo skambina, kai neramu."
        found.append(Relationship("trusted_person", other_name=_stranger("male", year, chance), note=note))
    return found


def _parent(draft: Draft, kind: str, chance: Random) -> Relationship:
    sex = "female" if kind == "mother" else "male"
    name = _name(draft, sex, draft.born_on.year - 25, chance)
    contact = chances.weighted(chance, {ALLOWED: 0.6, SUPERVISED: 0.27, FORBIDDEN: 0.13})
    if contact == ALLOWED:
        return Relationship(kind, other_name=name)
    first = max(draft.born_on, date(draft.counted_on.year - 3, 1, 5))
    decided_on = chances.working_day(chances.day_between(chance, first, draft.counted_on))
    return Relationship(kind, other_name=name, contact=contact, decision=f"Apylinkės teismo nutartis, {decided_on}")


def _name(draft: Draft, sex: str, birth_year: int, chance: Random) -> str:
    first = names.first_name(chance, sex=sex, birth_year=birth_year)
    return f"{first} {draft.family.form(sex=sex, is_married=sex == 'female')}"


def _stranger(sex: str, birth_year: int, chance: Random) -> str:
    first = names.first_name(chance, sex=sex, birth_year=birth_year)
    return f"{first} {names.surname(chance).form(sex=sex, is_married=sex == 'female')}"
