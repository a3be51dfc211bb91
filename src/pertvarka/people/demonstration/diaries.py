"""The diary of each case: one to five notes along its way, by the manager or by those where the person lives."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, note_texts
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Note, Outline
from pertvarka.people.demonstration.staff import Membership

_MOST = 5
_ADULT_AGE = 18
_YOUNG_AGE = 16
_LATELY = timedelta(days=240)

StaffOf = Mapping[tuple[str, str], Sequence[Membership]]


def audience(person: Person, *, on: date) -> str:
    """Whose life the sentences speak of, as old as the person was that day."""
    if person.counted_as == Counted.ASSESSED_ADULT:
        return note_texts.ADULT
    if person.counted_as == Counted.SERVED_MOTHER:
        return note_texts.MOTHER
    if person.circumstance == Circumstance.DISABILITY:
        return note_texts.ADULT if person.age(on=on) >= _ADULT_AGE else note_texts.CHILD
    is_young = person.counted_as == Counted.SERVED_YOUNG_PERSON or person.age(on=on) >= _YOUNG_AGE
    return note_texts.YOUNG if is_young else note_texts.CHILD


def words_of(person: Person, chance: Random, *, on: date) -> str:
    """Something the person says."""
    return chance.choice(note_texts.WORDS[audience(person, on=on)]).format(**note_texts.SLOTS[person.sex])


def diary_of(case: Outline, person: Person, chance: Random, *, staff: StaffOf, today: date) -> tuple[Note, ...]:
    occasions = list(_occasions(case, chance, today=today))
    count = min(chances.weighted(chance, {1: 0.12, 2: 0.26, 3: 0.3, 4: 0.2, 5: 0.12}), len(occasions))
    # The last occasion is always told: it is what a worker looks for first.
    kept = sorted(chance.sample(range(len(occasions) - 1), count - 1))
    notes: list[Note] = []
    told: set[str] = set()
    for day, occasion in (*(occasions[at] for at in kept), occasions[-1]):
        pattern = _pattern(occasion, audience(person, on=day), chance, told)
        told.add(pattern)
        text = pattern.format(words=words_of(person, chance, on=day), **note_texts.SLOTS[person.sex])
        author = _author(case, person, chance, staff=staff, day=day)
        visibility = "team"
        if author == case.manager_on(day) and chances.happens(chance, 0.06):
            text, visibility = chance.choice(note_texts.FOR_THE_MANAGER), "lead"
        notes.append(Note(author, moments.during(day, chance), day, text, visibility))
    if case.protection == "sealed":
        notes = [*notes[: _MOST - 1], _sealed(case, notes[-1], chance)]
    elif len(notes) < _MOST and chances.happens(chance, 0.02):
        notes.append(_correction(notes[-1], chance, place=len(notes) - 1))
    return tuple(notes)


def _occasions(case: Outline, chance: Random, *, today: date) -> Iterator[tuple[date, str]]:
    """What there is to tell of, oldest first."""
    for step in case.steps:
        if step.after == lives.IDENTIFIED and len(case.steps) > 1:
            continue
        occasion = lives.REGISTERED if step.after == lives.IDENTIFIED else step.after
        yield step.on, note_texts.AFTER_MOVE if step.before == lives.TRANSITION else occasion
    last = case.steps[-1]
    if last.after in {lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP}:
        first = max(last.on, today - _LATELY)
        days = sorted(chances.day_between(chance, first, today - timedelta(days=1)) for _ in range(3))
        for day in days:
            yield max(chances.working_day(day), last.on), last.after


def _pattern(occasion: str, about: str, chance: Random, told: set[str]) -> str:
    """A sentence for the occasion, not twice in one diary where there is another."""
    patterns = note_texts.NOTES[about].get(occasion) or note_texts.NOTES[note_texts.ADULT][occasion]
    fresh = [pattern for pattern in patterns if pattern not in told]
    return chance.choice(fresh or patterns)


def _author(case: Outline, person: Person, chance: Random, *, staff: StaffOf, day: date) -> str:
    """The manager; at times somebody who works where the person lived that day."""
    here = next((s for s in person.stays if s.since_on <= day and (s.until_on is None or day < s.until_on)), None)
    if here and case.protection == "ordinary" and chances.happens(chance, 0.3):
        present = [row for row in staff[here.organisation_code, "institution_staff"] if row.holds(on=day)]
        return chance.choice(present).staff_key
    return case.manager_on(day)


def _sealed(case: Outline, last: Note, chance: Random) -> Note:
    return Note(
        author_key=case.manager_on(last.happened_on),
        written_at=last.written_at + timedelta(minutes=20),
        happened_on=last.happened_on,
        text=chance.choice(note_texts.SEALED),
        visibility="sealed",
    )


def _correction(last: Note, chance: Random, *, place: int) -> Note:
    return Note(
        author_key=last.author_key,
        written_at=last.written_at + timedelta(minutes=45),
        happened_on=last.happened_on,
        text=chance.choice(note_texts.CORRECTIONS),
        visibility=last.visibility,
        corrects=place,
    )
