"""Pages of the access room that allauth does not have: the demonstration's sign-in."""

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pertvarka.foundation.access import queries
from pertvarka.foundation.access.forms import PasswordChange
from pertvarka.foundation.access.gates import public, signed_in
from pertvarka.foundation.access.models import Account

_password_change = allauth_views.PasswordChangeView.as_view(form_class=PasswordChange)


@public(reason="the demonstration's sign-in; outside demo mode it answers 404")
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """Which role do you want to try? Looking signs nobody in; the button does."""
    if not settings.DEMO_MODE:
        raise Http404
    today = timezone.localdate()
    if request.method != "POST":
        return render(request, "access/demo.html", {"roles": queries.demo_roles(on=today)})
    account = queries.demo_account(request.POST.get("role", ""), on=today)
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
