"""The invented cases, filled: each person's but those of the children who came with their mothers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import diaries, handing_over, lives, managing, moments, work_texts, works
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.handing_over import Hands, Opening
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.records import Case, Outline, StateChange, Transfer
from pertvarka.people.demonstration.staff import Staff
from pertvarka.people.demonstration.teams import Teams


def invent(
    people: Sequence[Person],
    municipalities: Sequence[Municipality],
    bodies: Sequence[Organisation],
    staff: Staff,
    *,
    seed: int,
    layer: int,
    today: date,
    numbers: Counter[int],
) -> tuple[Case, ...]:
    outlines = managing.outline(people, municipalities, staff, seed=seed, layer=layer, today=today, numbers=numbers)
    chance = chances.stream(seed, layer, "contents")
    teams = Teams(bodies, staff, chance=chances.stream(seed, layer, "teams"), today=today)
    hands = Hands(outlines, municipalities, staff, chance=chances.stream(seed, layer, "hands"), today=today)
    offers, openings = hands.offers(), hands.openings()
    by_key = {person.key: person for person in people}
    by_organisation = staff.by_organisation()
    return tuple(
        _filled(
            outline,
            by_key[outline.person_key],
            chance,
            teams=teams,
            by_organisation=by_organisation,
            offer=offers.get(outline.number),
            opening=openings.get(outline.number),
            today=today,
        )
        for outline in outlines
    )


def _filled(
    outline: Outline,
    person: Person,
    chance: Random,
    *,
    teams: Teams,
    by_organisation: diaries.StaffOf,
    offer: Transfer | None,
    opening: Opening | None,
    today: date,
) -> Case:
    changes = tuple(_change(outline, at, chance) for at in range(len(outline.steps)))
    tasks = list(works.tasks_of(outline, chance, today=today))
    conferences = tuple(works.conferences_of(outline, person, tasks, chance, today=today))
    closing = _closing(outline, person, chance)
    return Case(
        key=outline.person_key.replace("person:", "case:"),
        number=outline.number,
        person_key=person.key,
        kind=_kind(person),
        municipality_code=outline.municipality_code,
        organisation_code=outline.organisation_code,
        manager_key=outline.manager_key,
        state=outline.state,
        protection=outline.protection,
        protection_reason=_protection_reason(outline, chance),
        risk=chances.weighted(chance, {"low": 0.62, "medium": 0.3, "high": 0.08}),
        opened_on=outline.opened_on,
        opening_reason=_opening_reason(person, chance),
        review_due_on=works.review_due(outline, chance, today=today),
        closed_on=outline.closed_on,
        closing_reason=closing[0],
        outcome=closing[1],
        own_view=closing[2],
        registered_at=next((c.changed_at for c in changes if c.after == lives.REGISTERED), changes[0].changed_at),
        changes=changes,
        team=(*teams.of(outline, person), *((opening.row,) if opening else ())),
        grounds=tuple(works.grounds_of(outline, person, chance)),
        notes=diaries.diary_of(outline, person, chance, staff=by_organisation, today=today),
        tasks=tuple(tasks),
        conferences=conferences,
        transfers=(*handing_over.accepted(outline, chance), *((offer,) if offer else ())),
        emergencies=(opening.emergency,) if opening else (),
    )


def _change(outline: Outline, at: int, chance: Random) -> StateChange:
    """Later steps of the same day come later in the day."""
    step = outline.steps[at]
    same_day = sum(earlier.on == step.on for earlier in outline.steps[:at])
    return StateChange(
        before=step.before,
        after=step.after,
        reason=step.reason,
        changed_at=moments.at(step.on, 9 + same_day, chance.randint(0, 59)),
        changed_by_key=outline.manager_on(step.on),
    )


def _kind(person: Person) -> str:
    if person.counted_as == Counted.SERVED_YOUNG_PERSON:
        return "aftercare"
    return "disability_coordination" if person.circumstance == Circumstance.DISABILITY else "child_and_family"


def _opening_reason(person: Person, chance: Random) -> str:
    is_at_home = person.circumstance == Circumstance.DISABILITY and not person.stays
    return chance.choice((work_texts.OPENING_AT_HOME if is_at_home else work_texts.OPENING)[person.counted_as])


def _protection_reason(outline: Outline, chance: Random) -> str:
    if outline.protection == "sealed":
        return work_texts.SEALED_REASON
    return chance.choice(work_texts.RESTRICTED_REASONS) if outline.protection == "restricted" else ""


def _closing(outline: Outline, person: Person, chance: Random) -> tuple[str, str, str]:
    if outline.closed_on is None:
        return "", "", ""
    return chance.choice(work_texts.CLOSING[diaries.audience(person, on=outline.closed_on)])
