"""Offers of the catalogue as services of HSDS: what the open page of a service tells, and nothing more.

Street addresses are sealed in a closed table, which nothing here reads; coordinates and names of places are left out
too, for a name may tell the street. Parts that are no records of their own get keys made from their offer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pertvarka.faces.open_api import hsds_shapes as shapes
from pertvarka.faces.open_api import links
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.catalogue import words
from pertvarka.services.catalogue.models import EligibilityRule, ServiceOffer, ServiceType
from pertvarka.services.catalogue.people_in_words import LANGUAGES
from pertvarka.services.catalogue.rules import OfferRule
from pertvarka.services.catalogue.states import OfferState

STATUS: Mapping[str, Any] = {
    OfferState.ACTIVE: "active",
    OfferState.PLANNED: "inactive",
    OfferState.TEMPORARILY_CLOSED: "temporarily closed",
}
TERMS = UUID("5f0c1de2-6f39-4d6c-9c56-0f6f3f6c1b6e")
"""Name space of the keys of kinds of services: the same key for a kind wherever it is asked."""
COUNTRY = Text("Lietuva", "Lithuania")
PLACES = Text("vietos", "places")
"""Whatever the service is measured in, an offer says how many persons it takes at a time."""
PLANNED_FROM = Text("Planuojama nuo {day}.", "Planned from {day}.")
OPENS_ON = Text("Vėl teikiama nuo {day}.", "Given again from {day}.")


@dataclass(frozen=True, slots=True)
class Telling:
    """In which language, as of which moment, with which names of municipalities."""

    language: str
    now: datetime
    municipalities: Mapping[str, Text]

    def of(self, text: Text) -> str:
        return text.en if self.language == "en" else text.lt

    def column(self, row: Any, stem: str) -> str:
        """The column of a model in that language."""
        told: str = getattr(row, f"{stem}_{self.language}")
        return told


def service(offer: ServiceOffer, telling: Telling) -> shapes.HsdsService:
    kind = offer.service_type
    rules = list(offer.rules.all())
    cost, schedule = telling.column(offer, "cost"), telling.column(offer, "schedule")
    return shapes.HsdsService(
        id=offer.uuid,
        organization_id=offer.provider.uuid,
        name=telling.column(kind, "name"),
        alternate_name="; ".join(getattr(kind, f"aliases_{telling.language}")) or None,
        description=telling.column(offer, "about") or None,
        status=STATUS[offer.state],
        application_process=telling.column(offer, "how_to_apply") or None,
        fees_description=cost or None,
        accreditations=offer.quality_mark or None,
        eligibility_description=_eligibility(kind, rules, telling) or None,
        minimum_age=_age(rules, "age_from", kind.age_from),
        maximum_age=_age(rules, "age_until", kind.age_until),
        assured_date=offer.last_checked_on,
        alert=_alert(offer, telling) or None,
        phones=[shapes.HsdsPhone(id=_key(offer, "phone"), number=offer.phone)] if offer.phone else [],
        schedules=[shapes.HsdsSchedule(id=_key(offer, "schedule"), description=schedule)] if schedule else [],
        service_areas=list(_areas(offer, telling)),
        languages=[
            shapes.HsdsLanguage(
                id=_key(offer, f"language:{code}"), code=code, name=telling.of(LANGUAGES.get(code, Text(code, code)))
            )
            for code in offer.languages
        ],
        cost_options=[shapes.HsdsCostOption(id=_key(offer, "cost"), amount_description=cost)] if cost else [],
        capacities=[_capacity(offer, telling)] if offer.state == OfferState.ACTIVE else [],
        service_at_locations=[_at_location(offer, telling)],
        attributes=[shapes.HsdsAttribute(id=_key(offer, "kind"), taxonomy_term=_term(kind, telling))],
        organization=shapes.HsdsProvider(id=offer.provider.uuid, name=telling.column(offer.provider, "name")),
        is_invented=offer.is_invented,
        links=shapes.HsdsServiceLinks(
            self=links.resource("service", {"language": telling.language}, id=offer.uuid),
            page=links.pages("service", uuid=offer.uuid),
        ),
    )


def organization(body: Organisation, kinds: Sequence[ServiceType], telling: Telling) -> shapes.HsdsOrganization:
    """kinds: what it gives."""
    return shapes.HsdsOrganization(
        id=body.uuid,
        name=telling.column(body, "name"),
        description="; ".join(telling.column(kind, "name") for kind in kinds),
        is_invented=body.is_invented,
        links=shapes.HsdsOrganizationLinks(
            services=links.resource("services", {"organization_id": body.uuid, "language": telling.language})
        ),
    )


def _key(offer: ServiceOffer, part: str) -> UUID:
    return uuid5(offer.uuid, part)


def _eligibility(kind: ServiceType, rules: Iterable[EligibilityRule], telling: Telling) -> str:
    told = [
        telling.of(words.condition(OfferRule(rule.kind, tuple(rule.values)), municipalities=telling.municipalities))
        for rule in rules
    ]
    for_whom = telling.column(kind, "for_whom")
    return " ".join([f"{for_whom[:1].upper()}{for_whom[1:].rstrip('.')}.", *told] if for_whom else told)


def _age(rules: Iterable[EligibilityRule], kind: str, of_type: int | None) -> int | None:
    """The provider's own limit, else that of the kind of service."""
    own = next((int(rule.values[0]) for rule in rules if rule.kind == kind), None)
    return of_type if own is None else own


def _alert(offer: ServiceOffer, telling: Telling) -> str:
    parts = []
    if offer.state == OfferState.TEMPORARILY_CLOSED:
        reason = telling.column(offer, "state_reason").rstrip(".")
        parts = [f"{reason}."] if reason else []
    if offer.opens_on and offer.state in (OfferState.PLANNED, OfferState.TEMPORARILY_CLOSED):
        sentence = PLANNED_FROM if offer.state == OfferState.PLANNED else OPENS_ON
        parts.append(telling.of(sentence).format(day=offer.opens_on.isoformat()))
    return " ".join(parts)


def _areas(offer: ServiceOffer, telling: Telling) -> Iterable[shapes.HsdsServiceArea]:
    if not offer.service_area:
        yield shapes.HsdsServiceArea(id=_key(offer, "area:LT"), name=telling.of(COUNTRY), extent="LT")
    for code in offer.service_area:
        if code in telling.municipalities:
            name = telling.of(telling.municipalities[code])
            yield shapes.HsdsServiceArea(id=_key(offer, f"area:{code}"), name=name, extent=code)


def _capacity(offer: ServiceOffer, telling: Telling) -> shapes.HsdsCapacity:
    return shapes.HsdsCapacity(
        id=_key(offer, "capacity"),
        unit=shapes.HsdsUnit(id=uuid5(TERMS, "unit:place"), name=telling.of(PLACES)),
        available=max(offer.free, 0),
        updated=telling.now.replace(second=0, microsecond=0),
    )


def _at_location(offer: ServiceOffer, telling: Telling) -> shapes.HsdsServiceAtLocation:
    place = offer.municipality
    return shapes.HsdsServiceAtLocation(
        id=_key(offer, "at"),
        location=shapes.HsdsLocation(
            id=_key(offer, "location"),
            name=telling.of(telling.municipalities[place.code]),
            description=telling.column(offer.site, "accessibility") or None,
            external_identifier=place.code,
        ),
    )


def _term(kind: ServiceType, telling: Telling) -> shapes.HsdsTaxonomyTerm:
    return shapes.HsdsTaxonomyTerm(
        id=uuid5(TERMS, kind.code),
        code=kind.code,
        name=telling.column(kind, "name"),
        description=telling.column(kind, "for_whom"),
        language=telling.language,
    )
