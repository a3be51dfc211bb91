"""Addresses of homes and moves of a case, under the case; of the readiness board and the arrivals, under work/."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import arrival_views, home_views, move_after_views, move_views, readiness_views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "<uuid:uuid>/homes/"), home_views.homes, name="homes"),
    path(pgettext_lazy("url", "<uuid:uuid>/homes/new/"), home_views.new, name="home_new"),
    path(pgettext_lazy("url", "<uuid:uuid>/homes/<uuid:home_uuid>/left/"), home_views.end, name="home_end"),
    path(pgettext_lazy("url", "<uuid:uuid>/homes/<uuid:home_uuid>/correct/"), home_views.correct, name="home_correct"),
    path(pgettext_lazy("url", "<uuid:uuid>/moves/new/"), move_views.new, name="move_new"),
    path(pgettext_lazy("url", "<uuid:uuid>/moves/<uuid:move_uuid>/"), move_views.move, name="move"),
    path(pgettext_lazy("url", "<uuid:uuid>/moves/<uuid:move_uuid>/day/"), move_views.day, name="move_day"),
    path(pgettext_lazy("url", "<uuid:uuid>/moves/<uuid:move_uuid>/confirm/"), move_views.confirm, name="move_confirm"),
    path(pgettext_lazy("url", "<uuid:uuid>/moves/<uuid:move_uuid>/cancel/"), move_views.cancel, name="move_cancel"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/moves/<uuid:move_uuid>/after/<int:months>/"),
        move_after_views.follow_up,
        name="follow_up",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/before-and-after/"), move_after_views.measures, name="outcomes"),
    path(pgettext_lazy("url", "<uuid:uuid>/before-and-after/new/"), move_after_views.measure, name="outcome_new"),
]
work_patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "readiness/"), readiness_views.board, name="readiness"),
    path(pgettext_lazy("url", "arrivals/"), arrival_views.arrivals, name="arrivals"),
]
"""Under work/, in the namespace of the workbench."""
