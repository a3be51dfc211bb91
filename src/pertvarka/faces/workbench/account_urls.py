"""Addresses of the administrator's desk: accounts, roles given, approvals."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import accounts, approvals

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "accounts/"), accounts.register, name="accounts"),
    path(pgettext_lazy("url", "accounts/open/"), accounts.opening, name="account_open"),
    path(pgettext_lazy("url", "accounts/<uuid:uuid>/"), accounts.account, name="account"),
    path(pgettext_lazy("url", "accounts/<uuid:uuid>/close/"), accounts.closing, name="account_close"),
    path(
        pgettext_lazy("url", "accounts/<uuid:uuid>/second-factor/"),
        accounts.second_factor_removal,
        name="account_second_factor",
    ),
    path(pgettext_lazy("url", "accounts/<uuid:uuid>/give-role/"), accounts.giving, name="role_give"),
    path(pgettext_lazy("url", "accounts/<uuid:uuid>/roles/<int:key>/end/"), accounts.ending, name="role_end"),
    path(pgettext_lazy("url", "approvals/"), approvals.waiting_for_me, name="approvals"),
    path(pgettext_lazy("url", "approvals/<uuid:uuid>/"), approvals.decision, name="approval"),
]
