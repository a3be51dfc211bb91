"""Addresses of the workbench, under work/ (darbas/)."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import views

app_name = "workbench"

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("url", "roles/"), views.roles, name="roles"),
    path(pgettext_lazy("url", "audit-record/"), views.audit, name="audit"),
]
