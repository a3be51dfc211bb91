"""Addresses of the workbench, under work/ (darbas/)."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    account_urls,
    assessment_urls,
    cluster_urls,
    data_protection_urls,
    event_urls,
    home_urls,
    institution_urls,
    instrument_urls,
    job_urls,
    library_urls,
    list_views,
    monitoring_urls,
    offer_urls,
    plan_urls,
    quality_urls,
    referral_urls,
    regional_plan_urls,
    release_urls,
    research_urls,
    training_urls,
    views,
    workforce_urls,
)

app_name = "workbench"

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("url", "all-pages/"), views.places, name="places"),
    path(pgettext_lazy("url", "roles/"), views.roles, name="roles"),
    path(pgettext_lazy("url", "audit-record/"), views.audit, name="audit"),
    path(pgettext_lazy("url", "notices/"), list_views.my_notices, name="notices"),
    *account_urls.patterns,
    *assessment_urls.patterns,
    *data_protection_urls.patterns,
    *plan_urls.work_patterns,
    *instrument_urls.patterns,
    *job_urls.patterns,
    *offer_urls.patterns,
    *referral_urls.patterns,
    *release_urls.patterns,
    *home_urls.work_patterns,
    *cluster_urls.patterns,
    *event_urls.patterns,
    *institution_urls.patterns,
    *library_urls.patterns,
    *monitoring_urls.patterns,
    *quality_urls.patterns,
    *regional_plan_urls.patterns,
    *research_urls.patterns,
    *training_urls.patterns,
    *workforce_urls.patterns,
]
