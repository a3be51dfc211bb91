"""Offers held against service needs: one need for its page, or all that are open in the country, with progress."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Case, Person, Relationship, TargetGroupMembership
from pertvarka.people.delivery import matching
from pertvarka.people.delivery.matching import Distances, Match, NeedFacts, OfferFacts
from pertvarka.people.delivery.rules import REFERABLE_PLANS
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import EligibilityRule, ServiceOffer, ServiceType
from pertvarka.services.catalogue.rules import OfferRule, PersonFacts
from pertvarka.services.catalogue.states import OfferState

GONE = (OfferState.INACTIVE, OfferState.DEFUNCT)
"""Offers nobody could be sent to; they are not even told as not fitting."""

OPEN_NEEDS = (ServiceNeedState.UNMET, ServiceNeedState.REFERRED, ServiceNeedState.WAITING)
TELL_EVERY = 500
AGREED = (AssessmentState.CHECKED, AssessmentState.AGREED)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Matched:
    """A need with everything its page tells: `checked_count` offers of this service were looked at."""

    need: NeedFacts
    person: PersonFacts
    match: Match
    offers: dict[int, ServiceOffer]

    @property
    def checked_count(self) -> int:
        return len(self.offers)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """How many open needs of one kind of service in one municipality no offer fits."""

    service_type_id: int
    municipality_id: int
    needs_count: int
    unplaced_count: int


def need(case: Case, uuid: Any) -> ServiceNeed | None:
    """A service need of the case, with what its pages tell of it."""
    rows = ServiceNeed.objects.filter(case=case, uuid=uuid)
    return rows.select_related("service_type", "municipality", "plan", "need").first()


def match_need(need: ServiceNeed, *, case: Case, today: date) -> Matched:
    """All offers of the service the need asks for, held against it. Four questions to the database."""
    offers = {offer.pk: offer for offer in _offers().filter(service_type_id=need.service_type_id)}
    asked = facts_of_need(need, places=_places(need, person=case.person))
    person = facts_of_person(case, today=today)
    found = matching.match(asked, person, (facts_of_offer(offer) for offer in offers.values()))
    return Matched(asked, person, found, offers)


def match_offer(need: ServiceNeed, offer: ServiceOffer, *, case: Case, today: date) -> Match:
    """One offer, as it stands now."""
    asked = facts_of_need(need, places=_places(need, person=case.person))
    return matching.match(asked, facts_of_person(case, today=today), [facts_of_offer(offer)])


def offer(uuid: Any) -> ServiceOffer | None:
    return _offers(with_gone=True).filter(uuid=uuid).first()


def match_all(progress: Progress | None = None) -> list[Unplaced]:
    """Every open need of a plan in force against every offer; what cannot be placed, by service and municipality.

    Runs in the scope of a command that keeps the country's plans and cases. Nothing is stored.
    """
    today = timezone.localdate()
    by_type = matching.by_type(facts_of_offer(offer) for offer in _offers())
    needs = list(
        ServiceNeed.objects.filter(state__in=OPEN_NEEDS, plan_state__in=REFERABLE_PLANS).values_list(
            "case_id",
            "person_id",
            "service_type_id",
            "service_type__code",
            "municipality_id",
            "wished_from",
            "within_km",
            "keep_siblings_together",
        )
    )
    persons = _facts_of_persons(today=today)
    siblings = _siblings()
    centres = {row.pk: (row.code, _centre(row)) for row in Municipality.objects.all()}
    distances = Distances()
    counted: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    unknown = PersonFacts()
    for number, row in enumerate(needs, start=1):
        case_id, person_id, type_id, type_code, municipality_id, wished_from, within_km, together = row
        code, centre = centres[municipality_id]
        asked = NeedFacts(type_code, code, centre, wished_from, within_km, 1 + siblings.get(person_id, 0) * together)
        offers = by_type.get(type_code, ())
        cell = counted[type_id, municipality_id]
        cell[0] += 1
        if not matching.fits_anywhere(asked, persons.get(case_id, unknown), offers, distances=distances):
            cell[1] += 1
        if progress and (number % TELL_EVERY == 0 or number == len(needs)):
            progress(number, len(needs))
    return [Unplaced(*key, *counts) for key, counts in sorted(counted.items())]


def names_of(rows: Iterable[Unplaced]) -> dict[Unplaced, tuple[str, str]]:
    """The names of the service and the municipality of each row, in the active language."""
    kinds = {row.pk: row.name for row in ServiceType.objects.all()}
    places = {row.pk: row.name for row in Municipality.objects.all()}
    return {row: (kinds[row.service_type_id], places[row.municipality_id]) for row in rows}


def facts_of_need(need: ServiceNeed, *, places: int = 1) -> NeedFacts:
    return NeedFacts(
        service_type=need.service_type.code,
        municipality=need.municipality.code,
        centre=_centre(need.municipality),
        wished_from=need.wished_from,
        within_km=need.within_km,
        places=places,
    )


def facts_of_offer(offer: ServiceOffer) -> OfferFacts:
    return OfferFacts(
        key=offer.pk,
        service_type=offer.service_type.code,
        state=offer.state,
        municipality=offer.municipality.code,
        centre=_centre(offer.municipality),
        capacity=offer.capacity,
        free=offer.free,
        waiting=offer.waiting,
        opens_on=offer.opens_on,
        service_area=tuple(offer.service_area),
        rules=tuple(OfferRule(rule.kind, tuple(rule.values)) for rule in offer.rules.all()),
    )


def facts_of_person(case: Case, *, today: date) -> PersonFacts:
    """What the rules of offers ask, as far as the asker sees it."""
    groups = _in_force(TargetGroupMembership.objects.filter(person_id=case.person_id), today).values_list(
        "group", flat=True
    )
    levels = Assessment.objects.filter(case=case, state__in=AGREED).exclude(support_level=None)
    level = levels.order_by("-planned_at", "-id").values_list("support_level", flat=True).first()
    return replace(
        _facts(case.person, municipality=case.municipality.code, today=today),
        groups=frozenset(groups),
        support_level=level,
    )


def _offers(*, with_gone: bool = False) -> QuerySet[ServiceOffer]:
    rows = ServiceOffer.objects.select_related("service_type", "municipality", "provider", "site")
    rows = rows.prefetch_related(Prefetch("rules", EligibilityRule.objects.order_by("kind")))
    return rows if with_gone else rows.exclude(state__in=GONE)


def _centre(municipality: Municipality) -> tuple[float, float]:
    return float(municipality.latitude), float(municipality.longitude)


def _places(need: ServiceNeed, *, person: Person) -> int:
    """Siblings who are to live together come together, so that many places are asked for."""
    if not need.keep_siblings_together:
        return 1
    return (
        1
        + Relationship.objects.filter(
            person=person, kind=Relationship.Kind.SIBLING, keep_together=True, until_on=None
        ).count()
    )


def _siblings() -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    rows = Relationship.objects.filter(kind=Relationship.Kind.SIBLING, keep_together=True, until_on=None)
    for person_id in rows.values_list("person_id", flat=True):
        counted[person_id] += 1
    return counted


def _facts_of_persons(*, today: date) -> dict[int, PersonFacts]:
    """By case, for all open needs at once."""
    groups: dict[int, set[str]] = defaultdict(set)
    for person_id, group in _in_force(TargetGroupMembership.objects.all(), today).values_list("person_id", "group"):
        groups[person_id].add(group)
    levels: dict[int, int] = {}
    assessed = Assessment.objects.filter(state__in=AGREED).exclude(support_level=None).order_by("planned_at", "id")
    for case_id, level in assessed.values_list("case_id", "support_level"):
        levels[case_id] = level or 0
    found = {}
    wanted = ServiceNeed.objects.filter(state__in=OPEN_NEEDS, plan_state__in=REFERABLE_PLANS).values("case_id")
    for case in _with_person(Case.objects.filter(pk__in=wanted)):
        facts = _facts(case.person, municipality=case.municipality.code, today=today)
        found[case.pk] = replace(facts, groups=frozenset(groups[case.person_id]), support_level=levels.get(case.pk))
    return found


def _with_person(cases: QuerySet[Case]) -> Iterator[Case]:
    return cases.select_related("person", "municipality").iterator(chunk_size=2000)


def _in_force(rows: "QuerySet[TargetGroupMembership]", today: date) -> "QuerySet[TargetGroupMembership]":
    return rows.filter(Q(until_on=None) | Q(until_on__gte=today), since_on__lte=today)


def _facts(person: Person, *, municipality: str, today: date) -> PersonFacts:
    """The age a person reaches this year: the day of birth is sealed and not opened for this."""
    return PersonFacts(
        age=today.year - person.birth_year,
        sex=person.sex,
        municipality=municipality,
        legal_status=person.legal_status,
        communication=frozenset(person.communication),
        languages=frozenset(person.languages),
    )


def total(rows: Iterable[Unplaced]) -> tuple[int, int]:
    """All needs, and those that no offer fits."""
    told = list(rows)
    return sum(row.needs_count for row in told), sum(row.unplaced_count for row in told)
