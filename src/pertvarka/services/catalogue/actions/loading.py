"""Loading the kinds of services."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.programme.framework.models import Activity
from pertvarka.services.catalogue.definitions import FILE, ServiceTypesFile, ServiceTypeShape
from pertvarka.services.catalogue.models import ServiceType
from pertvarka.services.catalogue.people_in_words import GROUPS


@transaction.atomic
def load_service_types(*, counts: Counter[str], by: str) -> None:
    """Bring the kinds of services in step with definitions/service_types.yaml; the framework must stand.

    Raises:
        DefinitionBroken: a code twice, an unknown group, an activity the framework does not have.
    """
    before = counts.total()
    file = read_definition(FILE, ServiceTypesFile)
    _check(file)
    synchronise(ServiceType, [_row(shape) for shape in file.types], key=("code",), counts=counts)
    if counts.total() > before:
        audit.record("service_types.loaded", about="service_types:all", by=by, service_types=len(file.types))


def _check(file: ServiceTypesFile) -> None:
    activities = set(Activity.objects.values_list("code", flat=True))
    seen: set[str] = set()
    for position, shape in enumerate(file.types):
        if shape.code in seen:
            raise contradiction(
                FILE,
                ["types", position, "code"],
                problem=f"{shape.code} stands twice",
                cure_lt="Palikite vieną įrašą su šiuo kodu.",
                cure_en="Keep one entry with this code.",
            )
        seen.add(shape.code)
        for number, group in enumerate(shape.groups):
            if group not in GROUPS:
                raise contradiction(
                    FILE,
                    ["types", position, "groups", number],
                    problem=f"there is no group {group}",
                    cure_lt=f"Įrašykite vieną iš šių grupių: {', '.join(GROUPS)}.",
                    cure_en=f"Write one of the groups {', '.join(GROUPS)}.",
                )
        # An objective may name a part of an indicator (1.4.3.1); its first two numbers are an activity.
        if ".".join(shape.objective.split(".")[:2]) not in activities:
            raise contradiction(
                FILE,
                ["types", position, "objective"],
                problem=f"the framework has no activity {shape.objective}",
                cure_lt="Įrašykite veiklos kodą iš framework.yaml.",
                cure_en="Write a code of an activity of framework.yaml.",
            )


def _row(shape: ServiceTypeShape) -> dict[str, object]:
    return {
        "code": shape.code,
        "kind": shape.kind,
        **columns("name", shape.name),
        "aliases_lt": shape.aliases_lt,
        "aliases_en": shape.aliases_en,
        **columns("for_whom", shape.for_whom),
        "target_groups": shape.groups,
        "objective": shape.objective,
        "spis_code": shape.spis_code,
        "methodology_package": shape.methodology_package,
        "age_from": shape.age_from,
        "age_until": shape.age_until,
        "unit": shape.unit,
        **columns("duration", shape.duration),
        **columns("staff", shape.staff),
        "is_residential": shape.is_residential,
        "is_pilot": shape.is_pilot,
        "is_address_secret": shape.is_address_secret,
        "sources": shape.sources,
    }
