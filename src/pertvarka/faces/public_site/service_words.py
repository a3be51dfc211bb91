"""An offer in the words of the open pages: whether there is a place now, when it was looked over, how far it is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from pertvarka.foundation.base.components.statuses import AMBER, FLAX, OUTLINE, TEAL, Status
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.queries import offers
from pertvarka.services.catalogue.states import OfferState


def places(offer: ServiceOffer) -> Status:
    """How many are free, or why none is: what is planned or closed gives nobody a place today."""
    if offer.state == OfferState.PLANNED:
        told = (
            _("Planned from %(day)s") % {"day": offer.opens_on}
            if offer.opens_on
            else pgettext("state of a service", "Planned")
        )
        return Status(told, FLAX)
    if offer.state == OfferState.TEMPORARILY_CLOSED:
        told = _("Closed until %(day)s") % {"day": offer.opens_on} if offer.opens_on else _("Closed for a time")
        return Status(told, OUTLINE)
    if offer.free > 0:
        return Status(
            ngettext("%(count)s free place", "%(count)s free places", offer.free) % {"count": offer.free}, TEAL
        )
    return Status(_("No free places, people wait") if offer.waiting else _("No free places"), AMBER)


def stale(offer: ServiceOffer, *, today: date) -> Status | None:
    """A warning where nobody looked the offer over for more than six months."""
    if not offers.is_stale(offer, today=today):
        return None
    months = rules.months_since(offer.last_checked_on, today=today)
    told = ngettext("Checked %(count)s month ago", "Checked %(count)s months ago", months) % {"count": months}
    return Status(told, AMBER)


def distance(kilometres: float) -> str:
    """Straight lines between centres are told in whole kilometres, and as what they are."""
    return _("%(kilometres)s km in a straight line") % {"kilometres": round(kilometres)}
