"""Addresses of the workbench, under work/ (darbas/)."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import account_urls, data_protection_urls, list_views, views

app_name = "workbench"

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("url", "roles/"), views.roles, name="roles"),
    path(pgettext_lazy("url", "audit-record/"), views.audit, name="audit"),
    path(pgettext_lazy("url", "notices/"), list_views.my_notices, name="notices"),
    *account_urls.patterns,
    *data_protection_urls.patterns,
]
