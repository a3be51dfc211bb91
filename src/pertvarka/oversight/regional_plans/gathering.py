"""Reading what a freeze needs, in the scope of its command: needs of plans in force, places, institutions, ways.

No name, no birth year, no address is read; persons are numbers that never leave the freeze.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import F

from pertvarka.foundation.territory import models as territory
from pertvarka.oversight.regional_plans import amounts, definitions
from pertvarka.oversight.regional_plans.facts import Facts, Institution, Municipality, Need, Offer, Person
from pertvarka.oversight.regional_plans.models import PlanningParameter, RoadDistance
from pertvarka.oversight.regional_plans.values import Value, Values, in_force
from pertvarka.people.cases.models import TargetGroupMembership
from pertvarka.people.delivery.models import Placement
from pertvarka.people.plans.models import Plan, ServiceNeed
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.states import OfferState
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.states import InstitutionState

COMMAND = "freeze_needs"
OPEN = (ServiceNeedState.UNMET, ServiceNeedState.REFERRED, ServiceNeedState.WAITING)
ENDED = (InstitutionState.CLOSED, InstitutionState.CONVERTED)


def values(on: date) -> Values:
    """The parameters in force on a day."""
    rows = PlanningParameter.objects.select_related("service_type", "region").order_by("entered_at", "id")
    return in_force((value_of(row) for row in rows), on=on)


def value_of(row: PlanningParameter) -> Value:
    """A row as the pure part reads it."""
    service = row.service_type.code if row.service_type else ""
    place = (row.key, service, row.size, row.group, row.region.code if row.region else "", row.year)
    return Value(place, float(row.value), row.valid_from, row.is_assumption)


def facts(*, regions: Iterable[territory.Region], as_of: date, values: Values) -> Facts:
    """What there is in these regions on that day. Call it inside `scope.of_command(COMMAND)`."""
    places = _municipalities(regions)
    codes = {one.code for one in places}
    needs = _needs(codes, values)
    persons = {need.person for need in needs}
    institutions = _institutions(regions)
    return Facts(
        as_of=as_of,
        needs=needs,
        persons=_persons(persons, {one.code for one in institutions}),
        offers=_offers(codes),
        institutions=institutions,
        municipalities=places,
        roads=_roads(codes, as_of),
        plans_without_needs=_plans_without_needs(codes),
    )


def _municipalities(regions: Iterable[territory.Region]) -> tuple[Municipality, ...]:
    rows = territory.Municipality.objects.filter(region__in=list(regions)).select_related("region").order_by("code")
    return tuple(Municipality(row.code, row.region.code, float(row.latitude), float(row.longitude)) for row in rows)


def _needs(codes: set[str], values: Values) -> tuple[Need, ...]:
    """All open needs of those whose home, or else whose first service, is wished in these municipalities."""
    rows = ServiceNeed.objects.filter(plan_state__in=IN_FORCE, state__in=OPEN)
    here = rows.filter(municipality__code__in=codes).values("person_id")
    of_person: dict[int, list[Need]] = defaultdict(list)
    for row in rows.filter(person_id__in=here).select_related("service_type", "municipality").order_by("pk"):
        code = row.service_type.code
        of_person[row.person_id].append(
            Need(
                key=row.pk,
                plan=row.plan_id,
                person=row.person_id,
                service=code,
                amount=amounts.in_units(float(row.amount), row.per, full=full_of(code, values)),
                is_home=row.service_type.is_residential and row.per == ServiceNeed.Per.ALWAYS,
                municipality=row.municipality.code,
                wished_from=row.wished_from,
                within_km=None if row.within_km is None else float(row.within_km),
                blocks_move=row.blocks_move,
                together=row.keep_siblings_together,
            )
        )
    kept = (needs for _person, needs in sorted(of_person.items()) if _leading(needs) in codes)
    return tuple(need for needs in kept for need in needs)


def full_of(code: str, values: Values) -> float:
    """How much of a need one unit of the service is."""
    shape = definitions.service(code)
    return values.get("full", service=code) or (shape.full if shape else 1.0)


def _leading(needs: list[Need]) -> str:
    homes = [need for need in needs if need.is_home]
    return min(homes or needs, key=lambda one: (not one.blocks_move, one.wished_from, one.key)).municipality


def _persons(keys: set[int], institutions: set[str]) -> dict[int, Person]:
    groups = {
        row.person_id: row.group
        for row in TargetGroupMembership.objects.filter(person_id__in=keys, until_on=None).order_by("-since_on", "-pk")
    }
    rows = Placement.objects.filter(person_id__in=keys, ends_on=None, is_institutional=True)
    homes = dict(rows.values_list("person_id", "organisation__code"))
    siblings: dict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, other FROM scope.siblings_kept_together()")
        for person, other in cursor.fetchall():
            siblings[person].add(other)
            siblings[other].add(person)
    return {
        key: Person(
            groups.get(key, ""),
            homes.get(key) or "" if homes.get(key) in institutions else "",
            frozenset(siblings[key] & keys),
        )
        for key in keys
    }


def _offers(codes: set[str]) -> tuple[Offer, ...]:
    rows = (
        ServiceOffer.objects.filter(municipality__code__in=codes, state__in=(OfferState.ACTIVE, OfferState.PLANNED))
        .annotate(kind=F("service_type__code"), place=F("municipality__code"))
        .order_by("pk")
    )
    return tuple(
        Offer(
            row.kind,
            row.place,
            max(row.free, 0),
            row.opens_on if row.state == OfferState.PLANNED else None,
            row.last_checked_on,
        )
        for row in rows
    )


def _institutions(regions: Iterable[territory.Region]) -> tuple[Institution, ...]:
    rows = (
        TransformingInstitution.objects.exclude(state__in=ENDED)
        .filter(organisation__municipality__region__in=list(regions))
        .select_related("organisation__municipality__region")
        .order_by("organisation__code")
    )
    return tuple(
        Institution(
            row.organisation.code,
            row.organisation.municipality.region.code if row.organisation.municipality else "",
            row.target_on,
            row.admissions_stop_on,
        )
        for row in rows
    )


def roads_by_file(on: date) -> list[dict[tuple[str, str], RoadDistance]]:
    """What each file that counts on a day tells, by pair of codes; the oldest file first."""
    rows = RoadDistance.objects.filter(file__valid_from__lte=on, file__taken_back_at=None)
    found: dict[int, dict[tuple[str, str], RoadDistance]] = defaultdict(dict)
    ordered = rows.order_by("file__valid_from", "file__imported_at", "file", "pk")
    for row in ordered.select_related("file", "from_municipality", "to_municipality"):
        found[row.file_id][row.from_municipality.code, row.to_municipality.code] = row
    return list(found.values())


def roads_in_force(on: date) -> dict[tuple[str, str], RoadDistance]:
    """By pair of codes: a way measured in one direction counts for both, so a newer file takes the place of an older
    one in both.
    """
    found: dict[tuple[str, str], RoadDistance] = {}
    for told in roads_by_file(on):
        for start, end in told:
            found.pop((end, start), None)
        found |= told
    return found


def _roads(codes: set[str], as_of: date) -> dict[tuple[str, str], float]:
    return {
        pair: float(row.kilometres)
        for pair, row in roads_in_force(as_of).items()
        if pair[0] in codes and pair[1] in codes
    }


def _plans_without_needs(codes: set[str]) -> int:
    """Plans in force that ask for no service at all, of cases led in these municipalities."""
    rows = Plan.objects.filter(state__in=IN_FORCE, case__organisation__municipality__code__in=codes)
    return rows.filter(service_needs=None).count()
