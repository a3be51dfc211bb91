"""Addresses of regional plans: inputs, scenarios, the plan document, all ten together, parameters."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    regional_plan_answer_views,
    regional_plan_cluster_views,
    regional_plan_compare_views,
    regional_plan_country_views,
    regional_plan_document_views,
    regional_plan_hand_views,
    regional_plan_input_views,
    regional_plan_parameter_views,
    regional_plan_road_views,
    regional_plan_run_views,
    regional_plan_scenario_views,
    regional_plan_step_views,
    regional_plan_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "regional-plan/"), regional_plan_views.start, name="regional_plans"),
    path(
        pgettext_lazy("url", "regional-plan/country/"),
        regional_plan_country_views.country,
        name="regional_plans_country",
    ),
    path(
        pgettext_lazy("url", "regional-plan/country/freeze/"),
        regional_plan_input_views.freeze_country,
        name="regional_plans_country_freeze",
    ),
    path(
        pgettext_lazy("url", "regional-plan/parameters/"),
        regional_plan_parameter_views.listed,
        name="planning_parameters",
    ),
    path(
        pgettext_lazy("url", "regional-plan/parameters/<int:key>/"),
        regional_plan_parameter_views.parameter,
        name="planning_parameter",
    ),
    path(
        pgettext_lazy("url", "regional-plan/parameters/distances/"),
        regional_plan_road_views.listed,
        name="road_distances",
    ),
    path(
        pgettext_lazy("url", "regional-plan/parameters/distances/<int:key>/back/"),
        regional_plan_road_views.take_back,
        name="road_distances_back",
    ),
    path(
        pgettext_lazy("url", "regional-plan/inputs/<uuid:uuid>/"),
        regional_plan_input_views.frozen_input,
        name="regional_plan_input",
    ),
    path(
        pgettext_lazy("url", "regional-plan/inputs/<uuid:uuid>/scenario/"),
        regional_plan_scenario_views.new,
        name="regional_plan_scenario_new",
    ),
    path(
        pgettext_lazy("url", "regional-plan/inputs/<uuid:uuid>/comparison/"),
        regional_plan_compare_views.comparison,
        name="regional_plan_comparison",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/"),
        regional_plan_scenario_views.scenario,
        name="regional_plan_scenario",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/why/"),
        regional_plan_answer_views.why,
        name="regional_plan_why",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/copy/"),
        regional_plan_scenario_views.copy,
        name="regional_plan_copy",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/change/"),
        regional_plan_scenario_views.change,
        name="regional_plan_change",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/compute/"),
        regional_plan_run_views.run,
        name="regional_plan_run",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/stop/"),
        regional_plan_run_views.stop,
        name="regional_plan_stop",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/keep/"),
        regional_plan_run_views.keep,
        name="regional_plan_keep",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/discard/"),
        regional_plan_run_views.discard,
        name="regional_plan_discard",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/plan/"),
        regional_plan_run_views.make_plan,
        name="regional_plan_make",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/by-hand/"),
        regional_plan_hand_views.begin,
        name="regional_plan_hand",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/by-hand/new/"),
        regional_plan_hand_views.new,
        name="regional_plan_hand_new",
    ),
    path(
        pgettext_lazy("url", "regional-plan/scenarios/<uuid:uuid>/by-hand/<uuid:change>/back/"),
        regional_plan_hand_views.take_back,
        name="regional_plan_hand_back",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/"),
        regional_plan_document_views.document,
        name="regional_plan_document",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/file.<slug:kind>"),
        regional_plan_document_views.paper,
        name="regional_plan_paper",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/beside/<int:number>/"),
        regional_plan_document_views.compare,
        name="regional_plan_versions",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/introduction/"),
        regional_plan_document_views.introduction,
        name="regional_plan_introduction",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/submit/"),
        regional_plan_step_views.submit,
        name="regional_plan_submit",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/return/"),
        regional_plan_step_views.give_back,
        name="regional_plan_return",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/approve/"),
        regional_plan_step_views.approve,
        name="regional_plan_approve",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/begin/"),
        regional_plan_step_views.begin,
        name="regional_plan_begin",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/review/"),
        regional_plan_step_views.review,
        name="regional_plan_review",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/comment/"),
        regional_plan_cluster_views.comment,
        name="regional_plan_comment",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/comments/<uuid:comment>/"),
        regional_plan_cluster_views.answer,
        name="regional_plan_answer",
    ),
    path(
        pgettext_lazy("url", "regional-plan/plans/<uuid:uuid>/items/<uuid:item>/"),
        regional_plan_cluster_views.opening,
        name="regional_plan_opening",
    ),
    path(pgettext_lazy("url", "regional-plan/<slug:slug>/"), regional_plan_views.region, name="regional_plan"),
    path(
        pgettext_lazy("url", "regional-plan/<slug:slug>/freeze/"),
        regional_plan_input_views.freeze,
        name="regional_plan_freeze",
    ),
]
