"""Addresses of assessments, of an assessor's own form, and of what follows it."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    assessment_checking_views,
    assessment_filling_views,
    assessment_planning_views,
    assessment_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "assessments/"), assessment_views.mine, name="assessments"),
    path(
        pgettext_lazy("url", "assessments/to-check/"), assessment_checking_views.to_check, name="assessments_to_check"
    ),
    path(pgettext_lazy("url", "assessments/<uuid:uuid>/"), assessment_views.one, name="assessment"),
    path(pgettext_lazy("url", "assessments/<uuid:uuid>/answers/"), assessment_views.answers, name="assessment_answers"),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/start/"), assessment_filling_views.start, name="assessment_start"
    ),
    path(pgettext_lazy("url", "assessments/<uuid:uuid>/form/"), assessment_filling_views.form, name="assessment_form"),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/form/<str:name>/"),
        assessment_filling_views.domain,
        name="assessment_domain",
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/answer/"),
        assessment_filling_views.answer,
        name="assessment_answer",
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/asked/"),
        assessment_checking_views.informant,
        name="assessment_informant",
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/submit/"),
        assessment_checking_views.submit,
        name="assessment_submit",
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/compare/"),
        assessment_checking_views.settle,
        name="assessment_settle",
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/check/"), assessment_checking_views.check, name="assessment_check"
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/agree/"), assessment_planning_views.agree, name="assessment_agree"
    ),
    path(
        pgettext_lazy("url", "assessments/<uuid:uuid>/cancel/"),
        assessment_planning_views.cancel,
        name="assessment_cancel",
    ),
]
of_case: list[URLPattern] = [
    path(pgettext_lazy("url", "<uuid:uuid>/assessment/plan/"), assessment_planning_views.plan, name="assessment_plan"),
]
"""In the namespace of cases."""
