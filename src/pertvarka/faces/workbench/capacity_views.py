"""The capacity board of a municipality: what is full, what is free, who waits, what nobody gives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import offer_words
from pertvarka.foundation.access import held, policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import capacity, standing


@requires(Permission.CAPACITY_VIEW)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Own municipality first; any other is one choice away, because people move between them."""
    account, today = request.user, timezone.localdate()
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    places = {place.code: place for place in territory.municipalities()}
    asked = request.GET.get("municipality", "")
    chosen = places.get(asked) or places.get(_own(account)) or next(iter(places.values()))
    found = capacity.board(municipality=chosen.code, today=today)
    kept = (
        standing.organisations_with(Permission.OFFER_CHANGE)
        if policy.allows(account, Permission.OFFER_CHANGE, on=today)
        else frozenset()
    )
    context = {
        "crumbs": [Crumb(_("Places"))],
        "places": places.values(),
        "chosen": chosen,
        "is_unknown": bool(asked) and asked not in places,
        "board": found,
        "totals": {name: found.total(name) for name in ("capacity", "occupied", "reserved", "waiting", "free")},
        "rows": offer_words.offer_rows(capacity.offers_in(chosen.code), today=today),
        "kept": kept,
    }
    return render(request, "workbench/services/capacity.html", context)


def _own(account: Account) -> str:
    """Where the account works: the municipality of its role, or of the organisation it is held in."""
    for membership in held.memberships(account, on=timezone.localdate()):
        place = membership.municipality or (membership.organisation and membership.organisation.municipality)
        if place:
            return place.code
    return ""
