"""Hand-overs: those to answer, one's own that wait, those long answered; and one of them with its answer."""

from enum import StrEnum
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import hand_over_words
from pertvarka.faces.workbench.forms.hand_over import AcceptForm, RefuseForm
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import hand_over
from pertvarka.people.cases.models import Case, Transfer
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import hand_over as queries
from pertvarka.people.cases.queries import team, work
from pertvarka.people.cases.states import TransferState

SHOWN_ANSWERED = 50


class Answers(StrEnum):
    """What the buttons of the page send."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


@requires(Permission.TRANSFER_DECIDE)
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    """By number: what waits for an answer from here, what from there, and what is answered."""
    by = _by(request)
    context = {
        "crumbs": [Crumb(_("Hand-overs"))],
        "to_answer": [hand_over_words.row(one) for one in work.offers_to_answer()],
        "own": [hand_over_words.row(one) for one in work.own_offers(by)],
        "answered": [hand_over_words.row(one) for one in queries.answered(limit=SHOWN_ANSWERED)],
        "limit": SHOWN_ANSWERED,
    }
    return render(request, "workbench/hand_over/transfers.html", context)


@requires(Permission.TRANSFER_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One offer: the receiver accepts or refuses, the sender withdraws, others who may see it read."""
    by, offer = _by(request), queries.transfer(uuid)
    if offer is None:
        raise Http404
    if request.method != "POST":
        return _page(request, offer, accept=_accept_form(offer), refuse=RefuseForm())
    match request.POST.get("answer"):
        case Answers.ACCEPT:
            return _accept(request, offer, by=by)
        case Answers.REFUSE:
            return _refuse(request, offer, by=by)
        case Answers.WITHDRAW:
            return _withdraw(request, offer, by=by)
    raise Http404


def _accept(request: HttpRequest, offer: Transfer, *, by: Account) -> HttpResponse:
    form = _accept_form(offer, request)
    if not form.is_valid():
        return _page(request, offer, accept=form, refuse=RefuseForm())
    manager = row(form, "manager")
    try:
        moved = hand_over.accept_transfer(transfer=offer, manager=manager, by=by)
    except PertvarkaError as refused:
        _tell(form, refused, field="manager" if isinstance(refused, errors.ManagerMissing) else None)
        return _page(request, offer, accept=form, refuse=RefuseForm())
    messages.success(request, _("The case is accepted. From now on your organisation answers for the person."))
    return redirect("cases:case", uuid=moved) if manager.pk == by.pk else redirect("cases:transfers")


def _refuse(request: HttpRequest, offer: Transfer, *, by: Account) -> HttpResponse:
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            hand_over.refuse_transfer(transfer=offer, reason=form.cleaned_data["reason"], by=by)
        except PertvarkaError as refused:
            _tell(form, refused, field="reason" if isinstance(refused, errors.TextMissing) else None)
        else:
            messages.success(request, _("The answer is sent. The case stays with the sender."))
            return redirect("cases:transfers")
    return _page(request, offer, accept=_accept_form(offer), refuse=form)


def _withdraw(request: HttpRequest, offer: Transfer, *, by: Account) -> HttpResponse:
    try:
        hand_over.withdraw_transfer(transfer=offer, by=by)
    except errors.OfferAnswered as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The offer is withdrawn. The case stays with you."))
    return redirect("cases:transfer", uuid=offer.uuid)


def _tell(form: forms.Form, refused: PertvarkaError, *, field: str | None) -> None:
    """Beside what was typed; what looks like absence goes on as absence."""
    if isinstance(refused, NotAllowed | WriteRefused):
        raise refused
    if isinstance(refused, errors.CaseNotFound):
        raise Http404 from refused
    form.add_error(field, refused.sentence)


def _accept_form(offer: Transfer, request: HttpRequest | None = None) -> AcceptForm:
    """Managers are looked up only where the asker decides."""
    managers = team.managers(offer.to_organisation) if queries.may_answer(offer) else []
    return AcceptForm(request.POST if request else None, managers=managers)


def _page(request: HttpRequest, offer: Transfer, *, accept: AcceptForm, refuse: RefuseForm) -> HttpResponse:
    by = _by(request)
    # As it stands now: somebody else may have answered while this one was reading.
    offer = queries.transfer(offer.uuid) or offer
    seen = view_log.record(
        ViewRecord.Kind.PAGE, about=f"transfer:{offer.uuid}", case=offer.case_id, page="cases:transfer", by=by
    )
    held = queries.case_behind(offer)
    faulty = next((form for form in (accept, refuse) if form.is_bound and form.errors), None)
    context = {
        "crumbs": [Crumb(_("Hand-overs"), reverse("cases:transfers")), Crumb(offer.number)],
        "band": seen_band(seen_at=seen.viewed_at),
        "offer": offer,
        "row": hand_over_words.row(offer),
        "case_url": reverse("cases:case", args=[held.uuid]) if held else "",
        "accept": accept,
        "refuse": refuse,
        "faulty": faulty,
        "may_answer": queries.may_answer(offer),
        "may_withdraw": offer.state == TransferState.OFFERED and offer.offered_by_id == by.pk,
        "seen_after": hand_over_words.seen_after(
            extent=offer.extent,
            grace_until_on=offer.grace_until_on,
            is_sealed=held is not None and held.protection == Case.Protection.SEALED,
        ),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "workbench/hand_over/transfer.html", context, status=status)


def _by(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
