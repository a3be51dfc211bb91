"""Addresses of the workbench, under work/ (darbas/)."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    account_urls,
    assessment_urls,
    data_protection_urls,
    home_urls,
    instrument_urls,
    list_views,
    offer_urls,
    plan_urls,
    referral_urls,
    release_urls,
    views,
)

app_name = "workbench"

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("url", "roles/"), views.roles, name="roles"),
    path(pgettext_lazy("url", "audit-record/"), views.audit, name="audit"),
    path(pgettext_lazy("url", "notices/"), list_views.my_notices, name="notices"),
    *account_urls.patterns,
    *assessment_urls.patterns,
    *data_protection_urls.patterns,
    *plan_urls.work_patterns,
    *instrument_urls.patterns,
    *offer_urls.patterns,
    *referral_urls.patterns,
    *release_urls.patterns,
    *home_urls.work_patterns,
]
