"""Offers and households as pages of the workbench draw them: states as tags, rows of lists, the boards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer
from pertvarka.services.catalogue.queries import offers
from pertvarka.services.catalogue.states import HouseholdState, OfferState

OFFER_COLOURS = {
    OfferState.PLANNED: FLAX,
    OfferState.ACTIVE: TEAL,
    OfferState.TEMPORARILY_CLOSED: AMBER,
    OfferState.INACTIVE: OUTLINE,
    OfferState.DEFUNCT: OUTLINE,
}
HOUSEHOLD_COLOURS = {
    HouseholdState.APPLIED: AMBER,
    HouseholdState.TRAINING: AMBER,
    HouseholdState.SUITABLE: FLAX,
    HouseholdState.CONTRACTED: FLAX,
    HouseholdState.ACTIVE: TEAL,
    HouseholdState.PAUSED: OUTLINE,
    HouseholdState.ENDED: OUTLINE,
}


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer of a list; `stale` says since when nobody looked it over."""

    offer: ServiceOffer
    url: str
    state: Status
    stale: Status | None


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One household of a list: its number, never a name."""

    household: CarerHousehold
    url: str
    kind: str
    state: Status
    ages: str


def offer_rows(found: Iterable[ServiceOffer], *, today: date) -> list[OfferRow]:
    return [
        OfferRow(offer, reverse("workbench:offer", args=[offer.uuid]), offer_state(offer), stale(offer, today=today))
        for offer in found
    ]


def offer_state(offer: ServiceOffer) -> Status:
    state = OfferState(offer.state)
    return Status(state.label, OFFER_COLOURS[state])


def stale(offer: ServiceOffer, *, today: date) -> Status | None:
    """Told of what is given or will be; nobody looks over what has ended."""
    if offer.state not in offers.SHOWN or not offers.is_stale(offer, today=today):
        return None
    months = rules.months_since(offer.last_checked_on, today=today)
    told = ngettext("Checked %(count)s month ago", "Checked %(count)s months ago", months) % {"count": months}
    return Status(told, BRICK)


def household_rows(found: Iterable[CarerHousehold]) -> list[HouseholdRow]:
    return [
        HouseholdRow(
            household=one,
            url=reverse("workbench:household", args=[one.uuid]),
            kind=kind_of(one),
            state=household_state(one),
            ages=ages_of(one),
        )
        for one in found
    ]


def household_state(household: CarerHousehold) -> Status:
    state = HouseholdState(household.state)
    return Status(state.label, HOUSEHOLD_COLOURS[state])


def kind_of(household: CarerHousehold) -> str:
    return capfirst(str(CarerHousehold.Kind(household.kind).label))


def ages_of(household: CarerHousehold) -> str:
    return _("%(from)s–%(until)s years") % {"from": household.age_from, "until": household.age_until}
