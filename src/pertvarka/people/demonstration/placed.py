"""Where the invented people lived from the beginning of their case to today, without a gap, and how they moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, need_texts
from pertvarka.people.demonstration.cohorts import Counted
from pertvarka.people.demonstration.followed import FollowUp, Placement, Transition
from pertvarka.people.demonstration.homes import Home
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Case

INSTITUTION = "care_institution"
_ADULT_AGE = 18
_RETURN_SHARE = 0.035
_RETURNS_AFTER = timedelta(days=900)
_SETTLED_AFTER = 365
_MOVES_TOLD = timedelta(days=3 * 365)
_FOLLOW_UPS = ((1, 30), (3, 91), (6, 182), (12, 365))
_KINDS = {Home.GUARDIAN_FAMILY: "guardian_kin"}
_CAUSES = {"health": 0.35, "service_ended": 0.3, "family": 0.15, "own_wish": 0.1, "safety": 0.1}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time in one home; a gap between two is the family's home."""

    kind: str
    since: date
    until: date | None
    organisation_code: str | None = None
    with_carer: bool = False


class Housing:
    """Makes the homes and moves of one case after another."""

    def __init__(self, *, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today

    def placements(self, case: Case, person: Person) -> tuple[Placement, ...]:
        """Oldest first; the last one has no end."""
        stretches = list(self._filled(case, person))
        stretches = self._with_return(person, stretches)
        return tuple(self._told(case, stretches))

    def transitions(self, case: Case, person: Person, homes: Sequence[Placement]) -> Iterator[Transition]:
        """The move being prepared, or the moves of the last three years; the plan in force stands."""
        last = len(homes) - 1
        if case.state == lives.TRANSITION and homes[last].kind == INSTITUTION:
            yield self._preparing(case, person, left=last)
            return
        if case.state not in {lives.PLAN_ACTIVE, lives.FOLLOW_UP} or last < 1:
            return
        home = homes[last]
        if homes[last - 1].kind == INSTITUTION and home.starts_on > self.today - _MOVES_TOLD:
            yield self._moved(case, home, came_to=last)

    def _stretches(self, person: Person) -> Iterator[_Stretch]:
        for stay in person.stays:
            yield _Stretch(INSTITUTION, stay.since_on, stay.until_on, stay.organisation_code)
        service = person.service
        if service is None:
            return
        after = max((stay.until_on or date.max for stay in person.stays), default=date.min)
        since = max(service.since_on, after)
        if person.counted_as == Counted.WITH_CARER:
            yield _Stretch("on_duty_carer", since, service.until_on, service.organisation_code, with_carer=True)
        elif person.counted_as == Counted.SERVED_CHILD and since < service.until_on:
            yield _Stretch("community_childrens_home", since, service.until_on, service.organisation_code)

    def _filled(self, case: Case, person: Person) -> Iterator[_Stretch]:
        """From the first day known to today: stretches, the family between them, the home of today at the end."""
        known = sorted(self._stretches(person), key=lambda stretch: stretch.since)
        day = max(min([case.opened_on, *(stretch.since for stretch in known)]), person.born_on)
        for stretch in known:
            if day < stretch.since:
                yield _Stretch("own_family", day, stretch.since)
            yield stretch
            if stretch.until is None:
                return
            day = stretch.until
        yield _Stretch(_KINDS.get(person.home, str(person.home)), day, None)

    def _with_return(self, person: Person, stretches: list[_Stretch]) -> list[_Stretch]:
        """A few came back to the institution for some months and left again."""
        last = stretches[-1]
        could = (
            len(stretches) > 1
            and stretches[-2].kind == INSTITUTION
            and person.age(on=last.since) >= _ADULT_AGE
            and last.since < self.today - _RETURNS_AFTER
        )
        if not could or not chances.happens(self.chance, _RETURN_SHARE):
            return stretches
        back = last.since + timedelta(days=self.chance.randint(120, 400))
        again = back + timedelta(days=self.chance.randint(60, 300))
        return [
            *stretches[:-1],
            replace(last, until=back),
            replace(stretches[-2], since=back, until=again),
            replace(last, since=again),
        ]

    def _told(self, case: Case, stretches: Sequence[_Stretch]) -> Iterator[Placement]:
        had_institution = False
        for place, stretch in enumerate(stretches):
            is_institution = stretch.kind == INSTITUTION
            start = "first_known" if place == 0 else "move"
            if place and is_institution:
                start = "return" if had_institution else "admission"
            elif place == 0 and is_institution and stretch.since > case.opened_on:
                start = "admission"
            had_institution = had_institution or is_institution
            yield Placement(
                kind=stretch.kind,
                organisation_code=stretch.organisation_code,
                starts_on=stretch.since,
                ends_on=stretch.until,
                start_kind=start,
                return_cause=chances.weighted(self.chance, _CAUSES) if start == "return" else "",
                with_carer=stretch.with_carer,
            )

    def _preparing(self, case: Case, person: Person, *, left: int) -> Transition:
        is_adult = person.age(on=self.today) >= _ADULT_AGE
        kinds = (
            {"group_home": 0.55, "independent_living_home": 0.25, "protected_housing": 0.2}
            if is_adult
            else {"community_childrens_home": 0.5, "guardian_kin": 0.3, "own_family": 0.2}
        )
        began = case.changes[-1].changed_at.date()
        return Transition(
            state="preparing",
            left=left,
            came_to=None,
            to_kind=chances.weighted(self.chance, kinds),
            planned_on=self.today + timedelta(days=self.chance.randint(-5, 100)),
            moved_on=None,
            own_words=self.chance.choice(need_texts.ABOUT_THE_MOVE),
            made_at=moments.at(began, 11, self.chance.randint(0, 59)),
            made_by_key=case.manager_key,
            items_done=self.chance.randint(0, 9),
        )

    def _moved(self, case: Case, home: Placement, *, came_to: int) -> Transition:
        moved_on = home.starts_on
        return Transition(
            state="settled" if moved_on < self.today - timedelta(days=_SETTLED_AFTER + 30) else "moved",
            left=came_to - 1,
            came_to=came_to,
            to_kind=home.kind,
            planned_on=moved_on,
            moved_on=moved_on,
            own_words=self.chance.choice(need_texts.ABOUT_THE_MOVE),
            made_at=moments.at(moved_on - timedelta(days=60), 11),
            made_by_key=case.manager_key,
            items_done=99,
            follow_ups=tuple(self._follow_up(moved_on, months, days) for months, days in _FOLLOW_UPS),
        )

    def _follow_up(self, moved_on: date, months: int, days: int) -> FollowUp:
        due_on = moved_on + timedelta(days=days)
        is_held = due_on < self.today - timedelta(days=20) or (
            due_on < self.today and chances.happens(self.chance, 0.6)
        )
        held_on = chances.working_day(due_on) if is_held else None
        return FollowUp(months, due_on, held_on, self.chance.choice(need_texts.AFTER_THE_MOVE) if held_on else "")
