"""Addresses of the monitoring group: meetings, figures, findings, discrepancies, yearly reviews."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    monitoring_figure_views,
    monitoring_finding_views,
    monitoring_meeting_views,
    monitoring_sitting_views,
    review_editor_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "monitoring/"), monitoring_meeting_views.overview, name="monitoring"),
    path(pgettext_lazy("url", "monitoring/meetings/new/"), monitoring_meeting_views.new, name="monitoring_meeting_new"),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/"),
        monitoring_meeting_views.meeting,
        name="monitoring_meeting",
    ),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/papers/"),
        monitoring_meeting_views.make_pack,
        name="monitoring_pack",
    ),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/begin/"),
        monitoring_sitting_views.begin,
        name="monitoring_begin",
    ),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/finding/"),
        monitoring_sitting_views.finding_new,
        name="monitoring_finding_new",
    ),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/task/"),
        monitoring_sitting_views.task_new,
        name="monitoring_task_new",
    ),
    path(
        pgettext_lazy("url", "monitoring/meetings/<slug:day>/minutes/"),
        monitoring_sitting_views.minutes,
        name="monitoring_minutes",
    ),
    path(
        pgettext_lazy("url", "monitoring/papers/<uuid:uuid>/<slug:kind>/"),
        monitoring_meeting_views.file,
        name="monitoring_file",
    ),
    path(pgettext_lazy("url", "monitoring/items/<uuid:uuid>/"), monitoring_sitting_views.item, name="monitoring_item"),
    path(pgettext_lazy("url", "monitoring/figures/"), monitoring_figure_views.listed, name="monitoring_figures"),
    path(pgettext_lazy("url", "monitoring/figures/new/"), monitoring_figure_views.new, name="monitoring_figure_new"),
    path(
        pgettext_lazy("url", "monitoring/figures/<uuid:uuid>/"),
        monitoring_figure_views.figure,
        name="monitoring_figure",
    ),
    path(
        pgettext_lazy("url", "monitoring/figures/<uuid:uuid>/change/"),
        monitoring_figure_views.change,
        name="monitoring_figure_change",
    ),
    path(pgettext_lazy("url", "findings/"), monitoring_finding_views.findings, name="monitoring_findings"),
    path(pgettext_lazy("url", "findings/<uuid:uuid>/"), monitoring_finding_views.finding, name="monitoring_finding"),
    path(
        pgettext_lazy("url", "findings/tasks/<uuid:uuid>/done/"),
        monitoring_finding_views.task_done,
        name="monitoring_task_done",
    ),
    path(pgettext_lazy("url", "discrepancies/"), monitoring_finding_views.discrepancies, name="discrepancies"),
    path(
        pgettext_lazy("url", "discrepancies/<uuid:uuid>/"), monitoring_finding_views.explain, name="discrepancy_explain"
    ),
    path(pgettext_lazy("url", "reviews/"), review_editor_views.listed, name="reviews"),
    path(pgettext_lazy("url", "reviews/<int:year>/"), review_editor_views.review, name="review_edit"),
    path(
        pgettext_lazy("url", "reviews/<int:year>/chapters/new/"), review_editor_views.chapter, name="review_chapter_new"
    ),
    path(
        pgettext_lazy("url", "reviews/<int:year>/chapters/<int:order>/"),
        review_editor_views.chapter,
        name="review_chapter",
    ),
    path(
        pgettext_lazy("url", "reviews/<int:year>/numbers/<str:number>/"),
        review_editor_views.correct,
        name="review_correct",
    ),
]
