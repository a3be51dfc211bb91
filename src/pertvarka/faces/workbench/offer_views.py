"""Pages of a provider's offers: all of them, one with its places, conditions and state, and the yearly look over it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import offer_words
from pertvarka.faces.workbench.forms.offers import StateForm, show_refusal
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.catalogue import words
from pertvarka.services.catalogue.actions import offers as actions
from pertvarka.services.catalogue.errors import OfferNotFound
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import addresses, capacity, standing
from pertvarka.services.catalogue.rules import OFFER_STEPS, OfferRule
from pertvarka.services.catalogue.states import OfferState

REFUSED = 422


@requires(Permission.OFFER_CHANGE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everything the asker's organisations offer."""
    today = timezone.localdate()
    rows = offer_words.offer_rows(capacity.offers_of(standing.organisations_with(Permission.OFFER_CHANGE)), today=today)
    context = {
        "crumbs": [Crumb(_("Services"))],
        "rows": rows,
        "stale_count": sum(1 for row in rows if row.stale),
        "has_many_providers": len({row.offer.provider_id for row in rows}) > 1,
    }
    return render(request, "workbench/services/offers.html", context)


@requires(Permission.OFFER_CHANGE)
@require_safe
def offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One offer: places, words, conditions, and what can be done with it."""
    found, today = find(uuid), timezone.localdate()
    names = {place.code: Text(place.name_lt, place.name_en) for place in territory.municipalities()}
    context = {
        "crumbs": crumbs(found, is_last=True),
        "offer": found,
        "state": offer_words.offer_state(found),
        "stale": offer_words.stale(found, today=today),
        "address": addresses.of_site(found.site_id),
        "conditions": [
            str(words.condition(OfferRule(rule.kind, tuple(rule.values)), municipalities=names))
            for rule in found.rules.all()
        ],
        "area": [str(names[code]) for code in found.service_area if code in names],
        "may_move": bool(OFFER_STEPS[found.state]),
    }
    return render(request, "workbench/services/offer.html", context)


@requires(Permission.OFFER_CHANGE)
@require_POST
def checked(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What stands is still so."""
    actions.mark_checked(offer=find(uuid), by=account_of(request))
    messages.success(request, _("The service is marked as checked today."))
    return redirect("workbench:offer", uuid=uuid)


@requires(Permission.OFFER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close for a time, open again, end."""
    found = find(uuid)
    if not OFFER_STEPS[found.state]:
        raise Http404
    form = StateForm(request.POST if request.method == "POST" else None, now=found.state)
    if form.is_valid():
        try:
            _move(found, form, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The state of the service is changed."))
            return redirect("workbench:offer", uuid=uuid)
    context = {
        "crumbs": [*crumbs(found), Crumb(_("Open or close"))],
        "offer": found,
        "form": form,
        "heading": _("Open or close the service"),
        "why": _("Who is served already stays; nobody new can be sent while it is closed."),
        "press": _("Save the state"),
    }
    return render(request, "workbench/services/offer_form.html", context, status=REFUSED if form.errors else 200)


def find(uuid: UUID) -> ServiceOffer:
    """An offer the asker keeps; another's is not there."""
    try:
        return standing.offer_to_change(uuid)
    except OfferNotFound as missing:
        raise Http404 from missing


def crumbs(found: ServiceOffer, *, is_last: bool = False) -> list[Crumb]:
    url = "" if is_last else reverse("workbench:offer", args=[found.uuid])
    return [Crumb(_("Services"), reverse("workbench:offers")), Crumb(found.service_type.name, url)]


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account


def _move(found: ServiceOffer, form: StateForm, *, by: Account) -> None:
    wish = form.cleaned_data["state"]
    if wish == OfferState.ACTIVE:
        actions.open_offer(offer=found, by=by)
    elif wish == OfferState.DEFUNCT:
        actions.end_offer(offer=found, by=by)
    else:
        actions.close_for_a_time(
            offer=found, reason_lt=form.cleaned_data["reason"], opens_on=form.cleaned_data["opens_on"], by=by
        )
