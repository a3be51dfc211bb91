"""Addresses of sign-in and passwords. The names are allauth's, so that its flows find them; the slugs are ours.

Only what we use is routed: pages for several e-mails, phones and sign-in codes have no address here.
"""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as allauth_codes
from allauth.socialaccount import views as allauth_outside
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy

from pertvarka.foundation.access import second_factor_pages, views
from pertvarka.foundation.access.forms import CodeAgain, CodeAtSignIn, LetterRequest, NewPassword
from pertvarka.foundation.access.gates import public, signed_in
from pertvarka.foundation.access.openid_settings import PROVIDER

for_the_signed_out = public(reason="people sign in and mend their passwords before we know who they are")

_letter_key = [
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        for_the_signed_out(allauth_views.PasswordResetFromKeyView.as_view(form_class=NewPassword)),
        name="account_reset_password_from_key",
    ),
]
_second_factor = [
    path(
        pgettext_lazy("url", "sign-in/code/"),
        for_the_signed_out(allauth_codes.AuthenticateView.as_view(form_class=CodeAtSignIn)),
        name="mfa_authenticate",
    ),
    path(
        pgettext_lazy("url", "sign-in/code/again/"),
        signed_in(allauth_codes.ReauthenticateView.as_view(form_class=CodeAgain)),
        name="mfa_reauthenticate",
    ),
    path(pgettext_lazy("url", "second-factor/"), second_factor_pages.overview, name="mfa_index"),
    path(pgettext_lazy("url", "second-factor/set-up/"), second_factor_pages.set_up, name="mfa_activate_totp"),
    path(pgettext_lazy("url", "second-factor/remove/"), second_factor_pages.removal, name="mfa_deactivate_totp"),
    path(
        pgettext_lazy("url", "second-factor/recovery-codes/"),
        second_factor_pages.recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        pgettext_lazy("url", "second-factor/recovery-codes/new/"),
        second_factor_pages.new_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
_outside_service = [
    path(
        pgettext_lazy("url", "sign-in/outside/"),
        views.outside_sign_in,
        {"provider_id": PROVIDER},
        name="openid_connect_login",
    ),
    path(
        pgettext_lazy("url", "sign-in/outside/back/"),
        views.outside_sign_in_back,
        {"provider_id": PROVIDER},
        name="openid_connect_callback",
    ),
    path(
        pgettext_lazy("url", "sign-in/outside/left/"),
        for_the_signed_out(allauth_outside.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
]
_room = [
    path("demo/", views.demo, name="demo"),
]

urlpatterns = [
    path(
        pgettext_lazy("url", "sign-in/"),
        for_the_signed_out(views.SignInPage.as_view()),
        name="account_login",
    ),
    path(
        pgettext_lazy("url", "sign-in/again/"), signed_in(allauth_views.reauthenticate), name="account_reauthenticate"
    ),
    path(
        pgettext_lazy("url", "sign-in/closed/"),
        for_the_signed_out(allauth_views.account_inactive),
        name="account_inactive",
    ),
    path(
        pgettext_lazy("url", "sign-out/"),
        public(reason="signing out twice is no mistake")(allauth_views.logout),
        name="account_logout",
    ),
    path(
        pgettext_lazy("url", "sign-up/"),
        public(reason="says that sign-up is closed and who opens accounts")(allauth_views.signup),
        name="account_signup",
    ),
    path(pgettext_lazy("url", "password/change/"), views.change_password, name="account_change_password"),
    path(
        pgettext_lazy("url", "password/new/"),
        for_the_signed_out(allauth_views.PasswordResetView.as_view(form_class=LetterRequest)),
        name="account_reset_password",
    ),
    path(
        pgettext_lazy("url", "password/new/sent/"),
        for_the_signed_out(allauth_views.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        pgettext_lazy("url", "password/new/set/"),
        for_the_signed_out(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(pgettext_lazy("url", "password/new/key/"), include(_letter_key)),
    *_second_factor,
    *_outside_service,
    path("", include((_room, "access"))),
]
