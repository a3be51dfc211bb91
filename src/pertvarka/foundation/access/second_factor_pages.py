"""Pages of the second factor: allauth's, with the act and its record in one transaction; none for invented people."""

from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext

from pertvarka.foundation.access import second_factor
from pertvarka.foundation.access.forms import SecondFactorSetUp
from pertvarka.foundation.access.gates import signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit


def for_the_holder(view: Any) -> Any:
    """Behind the gate of the signed-in; anyone may be an invented person, so none of them keeps a secret."""

    @signed_in
    def page(request: HttpRequest) -> HttpResponseBase:
        if _holder(request).is_demo:
            raise Http404
        answer: HttpResponseBase = view(request)
        return answer

    return page


class Overview(IndexView):  # type: ignore[misc]  # allauth carries no types
    """What protects my account, and what I can change about it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"is_needed": _is_needed(self.request)}


class SetUp(ActivateTOTPView):  # type: ignore[misc]
    """Scan the square with the app, then enter its first code."""

    form_class = SecondFactorSetUp

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        # Read and typed by people, so in groups of four.
        groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
        return context | {"is_needed": _is_needed(self.request), "secret_in_groups": " ".join(groups)}

    def form_valid(self, form: SecondFactorSetUp) -> HttpResponse:
        account = _holder(self.request)
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            audit.record("account.second_factor_set_up", about=account.reference, by=account.reference)
            audit.record("account.recovery_codes_made", about=account.reference, by=account.reference)
        second_factor.note_passed(self.request, account)
        return answer


class Removal(DeactivateTOTPView):  # type: ignore[misc]
    """For a new phone: a code first, then the old one is forgotten."""

    def form_valid(self, form: Any) -> HttpResponseRedirect:  # noqa: ARG002 (Django's signature)
        account = _holder(self.request)
        second_factor.remove(account=account, by=account.reference)
        second_factor.forget_passed(self.request)
        messages.success(self.request, gettext("The second factor is removed."))
        return HttpResponseRedirect(self.get_success_url())


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    """All codes anew; the old ones stop working."""

    def form_valid(self, form: Any) -> HttpResponse:
        account = _holder(self.request)
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            audit.record("account.recovery_codes_made", about=account.reference, by=account.reference)
        return answer


def _holder(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)  # noqa: S101 (the gate lets no one else in)
    return request.user


def _is_needed(request: HttpRequest) -> bool:
    return second_factor.is_needed(_holder(request), on=timezone.localdate())


overview = for_the_holder(Overview.as_view())
set_up = for_the_holder(SetUp.as_view())
removal = for_the_holder(Removal.as_view())
recovery_codes = for_the_holder(ViewRecoveryCodesView.as_view())
new_recovery_codes = for_the_holder(NewRecoveryCodes.as_view())
