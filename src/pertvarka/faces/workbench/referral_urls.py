"""Addresses of referrals and records: `case_patterns` under a case, `patterns` for providers and the waiting list."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    record_episode_views,
    record_views,
    referral_inbox_views,
    referral_match_views,
    referral_send_steps,
    referral_views,
)

case_patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "<uuid:uuid>/referrals/"), referral_match_views.of_case, name="referrals"),
    path(pgettext_lazy("url", "<uuid:uuid>/referrals/<uuid:referral_uuid>/"), referral_views.referral, name="referral"),
    path(pgettext_lazy("url", "<uuid:uuid>/needs/<uuid:need_uuid>/"), referral_match_views.match, name="need_match"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/needs/<uuid:need_uuid>/refer/<uuid:offer_uuid>/"),
        referral_send_steps.send,
        name="referral_new",
    ),
]

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "referrals/"), referral_inbox_views.inbox, name="referrals"),
    path(pgettext_lazy("url", "referrals/<uuid:uuid>/"), referral_inbox_views.referral, name="referral"),
    path(pgettext_lazy("url", "waiting-list/"), referral_views.waiting_list, name="waiting"),
    path(pgettext_lazy("url", "records/"), record_views.sheet, name="records"),
    path(pgettext_lazy("url", "records/<uuid:uuid>/"), record_episode_views.episode, name="episode"),
]
