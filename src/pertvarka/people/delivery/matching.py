"""Which offers fit a service need, and for each that does not, every reason: what was found, what the limit is, and
what would change it. Pure; distances are straight lines between the centres of municipalities, and pages say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pertvarka.services.catalogue.rules import OfferRule, PersonFacts, Unmet, distance_km, unmet

Point = tuple[float, float]


class Obstacle(StrEnum):
    """Why an offer does not fit, beside its own rules."""

    TYPE = "type"
    CLOSED = "closed"
    PLANNED = "planned"
    AREA = "area"
    DISTANCE = "distance"
    FULL = "full"
    START = "start"
    RULE = "rule"


class Remedy(StrEnum):
    """What would make the offer fit."""

    NOTHING = ""
    WAIT = "wait"
    """Stay in the queue."""
    EXCEPTION = "exception"
    """Ask the provider for an exception, with the reason written."""
    LIMIT = "limit"
    """Change the limit of the need in the plan."""
    LATER = "later"
    """Begin later."""


REMEDIES = {
    Obstacle.TYPE: Remedy.NOTHING,
    Obstacle.CLOSED: Remedy.NOTHING,
    Obstacle.PLANNED: Remedy.LATER,
    Obstacle.AREA: Remedy.EXCEPTION,
    Obstacle.DISTANCE: Remedy.LIMIT,
    Obstacle.FULL: Remedy.WAIT,
    Obstacle.START: Remedy.LATER,
    Obstacle.RULE: Remedy.EXCEPTION,
}
FINAL = (Obstacle.TYPE, Obstacle.CLOSED)
"""No exception opens a closed offer, or makes one service another."""


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """What a service need asks of an offer. `places` counts siblings who are to live together."""

    service_type: str
    municipality: str
    centre: Point
    wished_from: date
    within_km: int | None = None
    places: int = 1


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What an offer has. `key` is the caller's; `opens_on` the day a planned or closed one opens."""

    key: int
    service_type: str
    state: str
    municipality: str
    centre: Point
    capacity: int
    free: int
    waiting: int = 0
    opens_on: date | None = None
    service_area: tuple[str, ...] = ()
    rules: tuple[OfferRule, ...] = ()


class Reason(NamedTuple):
    """One reason why not: the value found, the limit, and where it is a rule of the offer, that rule."""

    obstacle: Obstacle
    found: str = ""
    limit: str = ""
    rule: Unmet | None = None

    @property
    def remedy(self) -> Remedy:
        return REMEDIES[self.obstacle]


ANOTHER_SERVICE = Reason(Obstacle.TYPE)


class Fit(NamedTuple):
    """An offer that fits. Thousands are made for one answer, so these are tuples."""

    offer: OfferFacts
    km: int


class Refused(NamedTuple):
    """An offer that does not, with every reason."""

    offer: OfferFacts
    km: int
    reasons: tuple[Reason, ...]

    @property
    def is_final(self) -> bool:
        """Nothing can be asked of it, neither a place in the queue nor an exception. Such a reason stands first."""
        return self.reasons[0].obstacle in FINAL

    @property
    def only_full(self) -> bool:
        return all(reason.obstacle is Obstacle.FULL for reason in self.reasons)

    @property
    def needs_exception(self) -> bool:
        """Some reason is other than that all places are taken."""
        return any(reason.obstacle is not Obstacle.FULL for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Match:
    """`fits` from the nearest on, with more free places first among equals; `refused` from the fewest reasons on."""

    fits: tuple[Fit, ...]
    refused: tuple[Refused, ...]


class Distances:
    """Straight lines between centres, each worked out once: there are sixty centres and thousands of offers."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, int]] = defaultdict(dict)

    def around(self, municipality: str) -> dict[str, int]:
        """The lines from one municipality that are known so far, to which the others are added."""
        return self._known[municipality]


def match(
    need: NeedFacts, person: PersonFacts, offers: Iterable[OfferFacts], *, distances: Distances | None = None
) -> Match:
    """Every offer looked at, the fitting ones ranked, the others each with all of its reasons."""
    known = (distances or Distances()).around(need.municipality)
    fits: list[Fit] = []
    refused: list[Refused] = []
    for offer in offers:
        km = known.get(offer.municipality, -1)
        if km < 0:
            km = known[offer.municipality] = round(distance_km(need.centre, offer.centre))
        reasons = tuple(_reasons(need, person, offer, km))
        if reasons:
            refused.append(Refused(offer, km, reasons))
        else:
            fits.append(Fit(offer, km))
    fits.sort(key=lambda fit: (fit.km, -fit.offer.free, fit.offer.key))
    refused.sort(key=lambda one: (one.is_final, len(one.reasons), one.km, one.offer.key))
    return Match(tuple(fits), tuple(refused))


def fits_anywhere(need: NeedFacts, person: PersonFacts, offers: Iterable[OfferFacts], *, distances: Distances) -> bool:
    """Whether any offer fits; stops at the first."""
    known = distances.around(need.municipality)
    for offer in offers:
        km = known.get(offer.municipality, -1)
        if km < 0:
            km = known[offer.municipality] = round(distance_km(need.centre, offer.centre))
        if next(_reasons(need, person, offer, km), None) is None:
            return True
    return False


def by_type(offers: Iterable[OfferFacts]) -> dict[str, Sequence[OfferFacts]]:
    """Offers under the kind of service they give."""
    found: dict[str, list[OfferFacts]] = defaultdict(list)
    for offer in offers:
        found[offer.service_type].append(offer)
    return dict(found)


def _reasons(need: NeedFacts, person: PersonFacts, offer: OfferFacts, km: int) -> Iterator[Reason]:
    """From the hardest to the softest; another service has no further reasons."""
    if offer.service_type != need.service_type:
        yield ANOTHER_SERVICE
        return
    if offer.state != "active":
        yield from _not_open(need, offer)
    if offer.free < need.places:
        yield Reason(Obstacle.FULL, str(offer.free), str(need.places))
    if offer.service_area and need.municipality not in offer.service_area:
        yield Reason(Obstacle.AREA, need.municipality, ", ".join(offer.service_area))
    if need.within_km is not None and km > need.within_km:
        yield Reason(Obstacle.DISTANCE, str(km), str(need.within_km))
    if offer.rules:
        for rule in unmet(person, offer.rules):
            yield Reason(Obstacle.RULE, ", ".join(rule.found), ", ".join(rule.limit), rule)


def _not_open(need: NeedFacts, offer: OfferFacts) -> Iterator[Reason]:
    opens_on = offer.opens_on
    if offer.state in ("planned", "temporarily_closed") and opens_on is not None:
        if opens_on > need.wished_from:
            yield Reason(Obstacle.START, opens_on.isoformat(), need.wished_from.isoformat())
        return
    if offer.state == "planned":
        yield Reason(Obstacle.PLANNED)
    else:
        yield Reason(Obstacle.CLOSED, offer.state)
