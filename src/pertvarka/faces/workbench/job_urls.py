"""Addresses of work done in the background."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import job_views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "progress/<uuid:uuid>/"), job_views.job, name="job"),
    path(pgettext_lazy("url", "progress/<uuid:uuid>/file/"), job_views.file, name="job_file"),
]
