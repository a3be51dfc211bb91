"""What follows from every case of a layer, made together, so that plans know assessments and moves know plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration.assessed import Assessing
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.followed import Assessment, Placement, Plan, Transition
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.placed import Housing
from pertvarka.people.demonstration.planned import Planning
from pertvarka.people.demonstration.records import Case

_IN_FORCE = frozenset({"agreed", "active", "in_review"})


@dataclass(frozen=True, slots=True)
class Followed:
    """One case with all that follows from it; `homes` oldest first."""

    case: Case
    person: Person
    assessments: tuple[Assessment, ...]
    plans: tuple[Plan, ...]
    homes: tuple[Placement, ...]
    transitions: tuple[Transition, ...]

    @property
    def plan_in_force(self) -> Plan | None:
        return next((plan for plan in self.plans if plan.state in _IN_FORCE), None)


def of(layer: Country) -> Iterator[Followed]:
    """In the order of the cases; the same for the same layer."""
    topic = layer.people[0].key if layer.people else ""
    people = {person.key: person for person in layer.people}
    assessing = Assessing(_assessors(layer), chance=chances.stream(layer.seed, "assessed", topic), today=layer.today)
    planning = Planning(chance=chances.stream(layer.seed, "planned", topic), today=layer.today)
    housing = Housing(chance=chances.stream(layer.seed, "placed", topic), today=layer.today)
    for case in layer.cases:
        person = people[case.person_key]
        assessments = assessing.of(case, person)
        plans = planning.of(case, person, assessments)
        homes = housing.placements(case, person)
        has_plan = any(plan.state in _IN_FORCE for plan in plans)
        yield Followed(
            case=case,
            person=person,
            assessments=assessments,
            plans=plans,
            homes=homes,
            transitions=tuple(housing.transitions(case, person, homes)) if has_plan else (),
        )


def _assessors(layer: Country) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for membership in layer.memberships:
        if membership.role_code == "assessor" and membership.region_code:
            found.setdefault(membership.region_code, []).append(membership.staff_key)
    return found
