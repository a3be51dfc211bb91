"""From needs of persons to households with the same needs: a person alone, or siblings who stay together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pertvarka.oversight.regional_plans.facts import Facts, Gap, Need

Amounts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Household:
    """Who moves together: what they need together, where and from when. `home` is '' where they have one."""

    persons: tuple[int, ...]
    needs: tuple[int, ...]
    group: str
    institution: str
    home: str
    amounts: Amounts
    municipality: str
    wished_from: date
    within_km: float | None


def of_facts(facts: Facts, *, planned: frozenset[str]) -> tuple[list[Household], list[Gap]]:
    """Households in the order of their persons, and what of the needs could not be used."""
    of_person: dict[int, list[Need]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for need in facts.needs:
        if need.service in planned:
            of_person[need.person].append(need)
        else:
            left_out[need.service] += 1
    gaps = [Gap("service_unplanned", "ministry", place, count) for place, count in sorted(left_out.items())]
    second = sum(len(_homes(needs)) > 1 for needs in of_person.values())
    if second:
        gaps.append(Gap("second_home", "case_manager", count=second))
    groups = [one for one in _together(facts, of_person) if one]
    return [_household(one, of_person, facts) for one in groups], gaps


def _together(facts: Facts, of_person: Mapping[int, Sequence[Need]]) -> Iterator[tuple[int, ...]]:
    """Persons by who moves with whom; siblings only where both ask to stay together and both need a home."""
    asks = {person for person, needs in of_person.items() if any(need.together for need in needs)}
    seen: set[int] = set()
    for person in sorted(of_person):
        if person in seen:
            continue
        found, waiting = {person}, [person]
        while waiting:
            one = waiting.pop()
            if one in asks:
                for other in sorted(facts.persons[one].siblings & asks - found):
                    found.add(other)
                    waiting.append(other)
        seen |= found
        yield tuple(sorted(found))


def _household(persons: tuple[int, ...], of_person: Mapping[int, Sequence[Need]], facts: Facts) -> Household:
    needs = [need for person in persons for need in of_person[person]]
    homes = [found for person in persons if (found := _home(of_person[person]))]
    home = Counter(one.service for one in homes).most_common(1)[0][0] if homes else ""
    leading = homes[0] if homes else min(needs, key=lambda one: (one.wished_from, one.key))
    amounts: Counter[str] = Counter()
    used = []
    for person in persons:
        own = _home(of_person[person])
        for need in of_person[person]:
            if need.is_home and need is not own:
                continue
            used.append(need.key)
            amounts[home if need is own else need.service] += need.amount  # type: ignore[assignment]
    limits = [one.within_km for one in homes if one.within_km is not None]
    first = facts.persons[persons[0]]
    return Household(
        persons=persons,
        needs=tuple(sorted(used)),
        group=first.group or "other",
        institution=first.institution,
        home=home,
        amounts=tuple(sorted(amounts.items())),
        municipality=leading.municipality,
        wished_from=max((one.wished_from for one in homes), default=leading.wished_from),
        within_km=min(limits) if limits else None,
    )


def _homes(needs: Iterable[Need]) -> list[Need]:
    return [need for need in needs if need.is_home]


def _home(needs: Iterable[Need]) -> Need | None:
    """The home of a person: the one the move waits for, else the first that is wished."""
    found = _homes(needs)
    return min(found, key=lambda one: (not one.blocks_move, one.wished_from, one.key)) if found else None
