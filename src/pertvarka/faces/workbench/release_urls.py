"""Address of counting and publishing."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import release_views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "count-and-publish/"), release_views.release, name="release"),
]
