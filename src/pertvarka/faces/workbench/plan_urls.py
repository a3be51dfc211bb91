"""Addresses of the individual plan of a case, under the case; and of the needs for services counted for planners."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    plan_agree_views,
    plan_answer_views,
    plan_compare_views,
    plan_demand_views,
    plan_need_views,
    plan_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "<uuid:uuid>/plan/"), plan_views.current, name="plan"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/begin/"), plan_views.begin, name="plan_begin"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/draft/"), plan_views.draft, name="plan_draft"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/"), plan_views.version, name="plan_version"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/words/"), plan_views.words, name="plan_words"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/end/"), plan_views.end, name="plan_end"),
    path(pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/agree/"), plan_agree_views.agree, name="plan_agree"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/signed-page/"),
        plan_agree_views.signed_page,
        name="plan_signed_page",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/carry-out/"),
        plan_agree_views.activate,
        name="plan_activate",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/review/"), plan_agree_views.review, name="plan_review"
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/compare/"),
        plan_compare_views.compare,
        name="plan_compare",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/print/"),
        plan_compare_views.print_out,
        name="plan_print",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/new/"),
        plan_need_views.new,
        name="plan_need_new",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/"),
        plan_need_views.change,
        name="plan_need",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/not-needed/"),
        plan_need_views.no_service,
        name="plan_no_service",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/later/"),
        plan_need_views.later,
        name="plan_later",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/move/"),
        plan_need_views.move,
        name="plan_need_move",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/strike-out/"),
        plan_need_views.remove,
        name="plan_need_remove",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/goal/"),
        plan_answer_views.goal_new,
        name="plan_goal_new",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/needs/<uuid:need_uuid>/service/"),
        plan_answer_views.service_new,
        name="plan_service_new",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/goals/<uuid:answer_uuid>/"),
        plan_answer_views.goal,
        name="plan_goal",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/goals/<uuid:answer_uuid>/reached/"),
        plan_answer_views.goal_settle,
        name="plan_goal_settle",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/services/<uuid:answer_uuid>/"),
        plan_answer_views.service,
        name="plan_service",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/services/<uuid:answer_uuid>/not-needed/"),
        plan_answer_views.service_not_needed,
        name="plan_service_not_needed",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/plan/<uuid:plan_uuid>/answers/<uuid:answer_uuid>/strike-out/"),
        plan_answer_views.remove,
        name="plan_answer_remove",
    ),
]
work_patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "service-needs/"), plan_demand_views.needs, name="service_needs"),
]
"""Under work/, in the namespace of the workbench."""
