"""Counting cases in the database: one number and its divisions. It sees what the scope it is asked in may see."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from pertvarka.engines.counting.divisions import AGE_BANDS, OLDEST, divided_statement
from pertvarka.engines.disclosure.table import TOTAL, Table
from pertvarka.foundation.base.facts import Fact
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results.case_indicators import CaseIndicator
from pertvarka.people.assessments.models import AssessmentFact
from pertvarka.people.cases.models import Person
from pertvarka.people.delivery.models import BeneficiaryFact, PlacementFact, ServedFact
from pertvarka.people.plans.models import PlanFact
from pertvarka.services.catalogue.models import HouseholdFact
from pertvarka.services.institutions.models import ConsultationVisitFact, InstitutionPlanFact
from pertvarka.services.workforce.models import StaffAssessedFact

FACTS: Mapping[str, type[Fact]] = {
    "assessments": AssessmentFact,
    "beneficiaries": BeneficiaryFact,
    "households": HouseholdFact,
    "institution_consultations": ConsultationVisitFact,
    "institution_plans": InstitutionPlanFact,
    "placements": PlacementFact,
    "plans": PlanFact,
    "served": ServedFact,
    "staff_assessed": StaffAssessedFact,
}


@dataclass(frozen=True)
class Measured:
    """One indicator as counted, small figures and all: for the engine of disclosure and for nobody else."""

    code: str
    value: int
    tables: Mapping[str, Table]


def measure_all(indicators: Iterable[CaseIndicator], *, as_of: date) -> list[Measured]:
    """One query for each indicator, and one for the regions that stand in every table."""
    known = _known_parts()
    return [_measure(indicator, known, as_of=as_of) for indicator in indicators]


def measure(indicator: CaseIndicator, *, as_of: date) -> Measured:
    """Count one indicator and its divisions."""
    return _measure(indicator, _known_parts(), as_of=as_of)


def _measure(indicator: CaseIndicator, known: Mapping[str, Sequence[str]], *, as_of: date) -> Measured:
    """In one query: the finest parts, added up for each division."""
    used = [name for names in indicator.divisions for name in names]
    finest = _parts(indicator, used, as_of=as_of)
    tables = {}
    for names in indicator.divisions:
        places = [used.index(name) for name in names]
        parts: Counter[tuple[str, ...]] = Counter()
        for keys, value in finest.items():
            parts[tuple(keys[place] for place in places)] += value
        tables["*".join(names)] = _table(names, parts, known)
    return Measured(indicator.code, sum(finest.values()), tables)


def _parts(indicator: CaseIndicator, names: Sequence[str], *, as_of: date) -> dict[tuple[str, ...], int]:
    statement = divided_statement(indicator.compiled(), FACTS[indicator.fact]._meta.db_table, names)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, {**statement.parameters, "as_of": as_of, "region": None})
        return {tuple(keys): int(value) for *keys, value in cursor.fetchall() if isinstance(value, Decimal | int)}


def _table(names: Sequence[str], parts: Mapping[tuple[str, ...], int], known: Mapping[str, Sequence[str]]) -> Table:
    lines = [
        [*known.get(name, ()), *sorted({keys[at] for keys in parts} - set(known.get(name, ())))]
        for at, name in enumerate(names)
    ]
    return Table(
        rows=lines[0],
        columns=lines[1] if len(lines) > 1 else (),
        counts={(keys[0], keys[1] if len(keys) > 1 else TOTAL): value for keys, value in parts.items()},
    )


def _known_parts() -> Mapping[str, Sequence[str]]:
    """Parts that stand in a table also with nobody in them, in their order."""
    return {
        "region": list(Region.objects.order_by("name_lt").values_list("code", flat=True)),
        "sex": list(Person.Sex.values),
        "age": [*(band for _, band in AGE_BANDS), OLDEST],
    }
