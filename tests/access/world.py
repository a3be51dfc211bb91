"""A small world seen from one role: a record in each relation to it, canaries planted in all that must stay unseen.

A room of open work adds its records in world_of_work.py; what stands around a case is in world_of_cases.py and
world_of_services.py, what stands beside the cases in world_of_accounts.py.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case, Part
from tests import closed_plane
from tests.access import matrix, world_of_accounts, world_of_cases, world_of_studies, world_of_work
from tests.access.matrix import CANARY, Relation
from tests.access.world_of_cases import HOME

ALL_PARTS = [part for part in Part.values if part != Part.SEALED]
SURNAME = "Kanarėlytė"


@dataclass
class World:
    """The account that asks and the records around it."""

    role: str
    asker: Account
    place: Organisation
    cases: dict[Relation, Case] = field(default_factory=dict)
    things: dict[tuple[Relation, str], str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def account(self, role: str) -> Account:
        assert role == self.role
        return self.asker

    def arguments(self, address: matrix.Address, relation: Relation | None) -> dict[str, Any]:
        """The arguments of the address for the record in that relation."""
        kinds = matrix.SUBJECTS.get(address.name, ())
        return {name: self._named(kind, relation) for name, kind in zip(address.arguments, kinds, strict=True)}

    def _named(self, kind: str, relation: Relation | None) -> Any:
        if relation is None:
            return self.others[kind]
        return str(self.cases[relation].uuid) if kind == "case" else self.things[relation, kind]

    def canaries_in(self, answer: HttpResponse) -> list[str]:
        """The planted words that an answer carries, in its body or its headers."""
        told = answer.content.decode(errors="replace") + str(answer.headers)
        hidden = [self.cases[relation].number for relation in (Relation.OTHER, Relation.FORMER, Relation.SEALED)]
        return [word for word in (CANARY, SURNAME, *hidden) if word in told]


def build_world(role: str) -> World:
    """The role in Alytus; the others in another region, so that no territory reaches them."""
    unit = closed_plane.build_organisation("own-unit", municipality=HOME)
    far = Municipality.objects.exclude(region__municipalities__code=HOME).order_by("code")[0]
    other_unit = closed_plane.build_organisation("other-unit", municipality=far.code)
    manager_at_home = closed_plane.build_account("Vytautas", "case_manager", unit, is_demo=True)
    manager_elsewhere = closed_plane.build_account("Zita", "case_manager", other_unit, is_demo=True)
    own_place = unit if role in matrix.OF_THE_UNIT else closed_plane.build_organisation("own-body", municipality=HOME)
    region = unit.municipality.region.code if role in matrix.OF_A_REGION and unit.municipality else None
    municipality = HOME if role == "municipal_planner" else None
    asker = closed_plane.build_account("Asta", role, own_place, is_demo=True, region=region, municipality=municipality)
    world = World(role=role, asker=asker, place=own_place)
    manages = role == "case_manager"
    for relation in Relation:
        is_home = relation in (Relation.OWN, Relation.CLOSED, Relation.SEALED)
        manager = manager_at_home if is_home else manager_elsewhere
        if manages and relation in (Relation.OWN, Relation.CLOSED):
            manager = asker
        _build(world, relation, unit=unit if is_home else other_unit, manager=manager, place=own_place)
    world_of_accounts.build(world, unit=unit)
    world.others |= world_of_work.build(world)
    world.others |= world_of_studies.build(world.asker, world.role, unit=unit)
    return world


def _build(world: World, relation: Relation, *, unit: Organisation, manager: Account, place: Organisation) -> None:
    seen = relation in (Relation.OWN, Relation.CLOSED)
    columns: dict[str, Any] = {}
    if relation is Relation.CLOSED:
        columns = {
            "state": "closed",
            "closed_on": timezone.localdate(),
            "closing_reason": "Gyvena savarankiškai",
            "outcome": "Nori tęsti mokslus",
            "own_view": "Man gera",
        }
    if relation is Relation.SEALED:
        columns = {"protection": Case.Protection.SEALED, "protection_reason": "Įvaikinimas"}
    person = closed_plane.build_person(unit, surname="Pavardenytė" if seen else SURNAME)
    case = closed_plane.build_case(manager=manager, organisation=unit, person=person, **columns)
    world.cases[relation] = case
    if matrix.reach_of(world.role, "cases:case:view") == {"team"} and world.role != "case_manager":
        until = timezone.now() - timedelta(days=1) if not seen else None
        closed_plane.build_team_member(case, place, world.role, parts=ALL_PARTS, may_write=True, until=until)
    world_of_cases.build(world, relation, case=case, manager=manager, seen=seen)
    world.things[relation, "person_link"] = world_of_cases.link(world, relation, case=case, unit=unit, manager=manager)
