"""Loading the invented country into the tables: organisations and staff, services, people, their cases, what followed.

It asks as the command `load_demonstration`, which definitions/commands.yaml lets keep the whole country's records. Run
twice, it finds the country there and does nothing.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory import models as territory
from pertvarka.people.assessments.models import Assessment, IdentifiedNeed
from pertvarka.people.cases.models import Case, Person
from pertvarka.people.demonstration import (
    country,
    following,
    loading_assessed,
    loading_cases,
    loading_cluster,
    loading_evaluated,
    loading_events,
    loading_family_conferences,
    loading_institutions,
    loading_library,
    loading_people,
    loading_placed,
    loading_planned,
    loading_quality,
    loading_research,
    loading_rights,
    loading_served,
    loading_services,
    loading_staff,
    loading_trainings,
    loading_workers,
    presence,
)
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.plans.models import Plan

SEED = 2017
"""The same country on every machine; another number makes another one."""
BY = "command:load_demonstration"

Report = Callable[[int, int], None]


@dataclass
class Standing:
    """Rows already written, by the keys of the generator."""

    municipalities: dict[str, territory.Municipality] = field(default_factory=dict)
    regions: dict[str, territory.Region] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)
    needs: dict[tuple[int | None, str], IdentifiedNeed] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)


def load(*, today: date, scale: int = 1, seed: int = SEED, report: Report = lambda _done, _of: None) -> int:
    """Make and load the country; returns how many people were made, none when a country stands already.

    report: called with how many layers are in, and of how many.
    """
    if presence.is_loaded():
        return 0
    standing = _standing()
    made = 0
    for number, layer in enumerate(
        country.layers(seed=seed, today=today, scale=scale, municipalities=places(standing)), start=1
    ):
        made += _load_layer(layer, standing)
        report(number, scale)
    loading_rights.load(standing, today=today)
    return made


def places(standing: Standing) -> list[Municipality]:
    """The municipalities as the generator knows them, in the order of their codes."""
    return [
        Municipality(
            code=row.code,
            region_code=row.region.code,
            slug=row.slug,
            kind=row.kind,
            genitive_lt=row.genitive_lt,
            name_en=row.name_en,
            seat=row.seat,
        )
        for _code, row in sorted(standing.municipalities.items())
    ]


def _load_layer(layer: Country, standing: Standing) -> int:
    """One layer in one transaction: it is there as a whole or not at all."""
    with _without_sweeping(), transaction.atomic(), scope.of_command(presence.COMMAND):
        loading_staff.load(layer, standing)
        loading_services.load(layer, standing)
        loading_people.load(layer, standing)
        loading_cases.load(layer, standing)
        _load_what_followed(layer, standing)
        loading_family_conferences.load(layer, standing)
        loading_research.load(today=layer.today, seed=layer.seed)
        loading_institutions.load(layer, standing)
        loading_workers.load(layer, standing)
        loading_cluster.load(layer, standing)
        loading_quality.load(layer, standing)
        loading_events.load(layer, standing)
        loading_evaluated.load(layer, standing)
        loading_trainings.load(layer, standing)
        loading_library.load(layer, standing)
        audit.record(
            "demonstration.loaded", about="demonstration:country", by=BY, seed=layer.seed, people=len(layer.people)
        )
    return len(layer.people)


@contextmanager
def _without_sweeping() -> Iterator[None]:
    """A layer is half a million objects that stay to its end; looking through them for rings took a fifth of it."""
    was_sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_sweeping:
            gc.enable()


def _load_what_followed(layer: Country, standing: Standing) -> None:
    """Assessments, plans, homes and services of the cases of this layer."""
    of_layer = Case.objects.filter(number__in=[case.number for case in layer.cases]).select_related("organisation")
    rows = {case.number: case for case in of_layer}
    standing.cases = {case.key: rows[case.number] for case in layer.cases}
    followed = list(following.of(layer))
    loading_assessed.load(followed, standing)
    loading_planned.load(followed, standing)
    loading_placed.load(followed, standing)
    loading_served.load(layer, followed, standing)


def _standing() -> Standing:
    rows = territory.Municipality.objects.select_related("region")
    return Standing(
        municipalities={row.code: row for row in rows},
        regions={row.region.code: row.region for row in rows},
        organisations={row.code: row for row in Organisation.objects.all()},
    )
