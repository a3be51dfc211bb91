"""Pages of the access room that allauth does not have, or has otherwise: the demonstration's sign-in, and ways in."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.foundation.access import queries
from pertvarka.foundation.access.forms import PasswordChange, SignIn
from pertvarka.foundation.access.gates import public, signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.openid_connect import SignedTokens

_password_change = allauth_views.PasswordChangeView.as_view(form_class=PasswordChange)


@public(reason="the demonstration's sign-in; outside demo mode it answers 404")
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """Which role do you want to try? Looking signs nobody in; the button does."""
    if not settings.DEMO_MODE:
        raise Http404
    if request.method != "POST":
        return render(request, "access/demo.html", {"seats": queries.demo_seats()})
    account = queries.demo_account(request.POST.get("role", ""))
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


@signed_in
def change_password(request: HttpRequest) -> HttpResponseBase:
    """allauth's page, for accounts that have a password; a demonstration account never gets one."""
    if not (isinstance(request.user, Account) and request.user.has_usable_password()):
        raise Http404
    response: HttpResponseBase = _password_change(request)
    return response


class SignInPage(allauth_views.LoginView):  # type: ignore[misc]  # allauth carries no types
    """allauth's page, with the button of the outside sign-in service where there is one."""

    form_class = SignIn

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        described = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {"APPS": []})
        names = [app["name"] for app in described["APPS"]]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"outside_service": names[0] if names else ""}


@public(reason="leads to the outside sign-in service; without one it answers 404")
@require_POST
def outside_sign_in(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _outside(OAuth2LoginView, request, provider_id)


@public(reason="where the outside sign-in service sends people back, not signed in yet; without one it answers 404")
@require_safe
def outside_sign_in_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _outside(OAuth2CallbackView, request, provider_id)


def _outside(step: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    from requests import RequestException  # noqa: PLC0415 (a tenth of a second of every start, for the few who need it)

    service = SignedTokens(request, provider_id)
    try:
        provider = service.get_provider()
        answer: HttpResponseBase = step.adapter_view(service)(request)
    except SocialApp.DoesNotExist as absent:
        raise Http404 from absent
    except (OAuth2Error, RequestException) as problem:
        answer = render_authentication_error(request, provider, exception=problem)
    return answer
