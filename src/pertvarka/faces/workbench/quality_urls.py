"""Addresses of the quality of organisations and of checks of places."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import quality_process_views, quality_progress_views, quality_site_views, quality_views

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "quality/"), quality_views.listing, name="quality"),
    path(pgettext_lazy("url", "quality/new/"), quality_views.new, name="quality_new"),
    path(pgettext_lazy("url", "quality/criteria/<int:framework>/"), quality_views.criteria, name="quality_criteria"),
    path(pgettext_lazy("url", "quality/places/"), quality_site_views.listing, name="site_checks"),
    path(pgettext_lazy("url", "quality/places/<uuid:uuid>/"), quality_site_views.site, name="site_check"),
    path(pgettext_lazy("url", "quality/places/<uuid:uuid>/new/"), quality_site_views.new, name="site_check_new"),
    path(pgettext_lazy("url", "quality/<uuid:uuid>/"), quality_process_views.process, name="quality_process"),
    path(
        pgettext_lazy("url", "quality/<uuid:uuid>/consultation/"),
        quality_process_views.consultation,
        name="quality_consultation",
    ),
    path(
        pgettext_lazy("url", "quality/<uuid:uuid>/score/<int:order>/"),
        quality_process_views.score,
        name="quality_score",
    ),
    path(pgettext_lazy("url", "quality/<uuid:uuid>/action/"), quality_process_views.action, name="quality_action"),
    path(
        pgettext_lazy("url", "quality/<uuid:uuid>/progress/<int:year>/"),
        quality_progress_views.progress,
        name="quality_progress",
    ),
    path(pgettext_lazy("url", "quality/<uuid:uuid>/stage/"), quality_process_views.stage, name="quality_stage"),
    path(
        pgettext_lazy("url", "quality/actions/<uuid:uuid>/done/"),
        quality_process_views.action_done,
        name="quality_action_done",
    ),
]
