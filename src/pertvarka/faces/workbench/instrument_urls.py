"""Addresses of questionnaires, for whoever publishes them."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import instrument_views as views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "questionnaires/"), views.instruments, name="instruments"),
    path(pgettext_lazy("url", "questionnaires/brought/<uuid:uuid>/"), views.upload, name="instrument_upload"),
    path(pgettext_lazy("url", "questionnaires/<uuid:uuid>/"), views.version, name="instrument_version"),
    path(pgettext_lazy("url", "questionnaires/<uuid:uuid>/withdraw/"), views.withdraw, name="instrument_withdraw"),
    path(pgettext_lazy("url", "questionnaires/<uuid:uuid>/workbook/"), views.workbook, name="instrument_workbook"),
]
