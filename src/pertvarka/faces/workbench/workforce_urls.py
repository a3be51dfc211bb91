"""Addresses of staff of institutions."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    workforce_account_views,
    workforce_filling_views,
    workforce_plan_views,
    workforce_register_views,
    workforce_result_views,
    workforce_total_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "staff/"), workforce_register_views.listing, name="staff"),
    path(pgettext_lazy("url", "staff/new/"), workforce_register_views.new, name="staff_new"),
    path(pgettext_lazy("url", "staff/totals/"), workforce_total_views.page, name="staff_totals"),
    path(pgettext_lazy("url", "staff/totals/staff.csv"), workforce_total_views.as_csv, name="staff_totals_csv"),
    path(pgettext_lazy("url", "staff/development/"), workforce_result_views.mine, name="staff_mine"),
    path(pgettext_lazy("url", "staff/assessments/"), workforce_filling_views.to_fill, name="staff_assessments"),
    path(
        pgettext_lazy("url", "staff/assessments/<uuid:uuid>/"), workforce_result_views.result, name="staff_assessment"
    ),
    path(pgettext_lazy("url", "staff/assessments/<uuid:uuid>/fill/"), workforce_filling_views.fill, name="staff_fill"),
    path(
        pgettext_lazy("url", "staff/assessments/<uuid:uuid>/answer/"),
        workforce_filling_views.answer,
        name="staff_answer",
    ),
    path(
        pgettext_lazy("url", "staff/assessments/<uuid:uuid>/discussed/"),
        workforce_result_views.discussed,
        name="staff_discussed",
    ),
    path(pgettext_lazy("url", "staff/assessments/<uuid:uuid>/aim/"), workforce_plan_views.aim, name="staff_aim"),
    path(
        pgettext_lazy("url", "staff/assessments/<uuid:uuid>/learn/"),
        workforce_plan_views.item_new,
        name="staff_item_new",
    ),
    path(pgettext_lazy("url", "staff/items/<uuid:uuid>/enrol/"), workforce_plan_views.enrol, name="staff_item_enrol"),
    path(pgettext_lazy("url", "staff/items/<uuid:uuid>/done/"), workforce_plan_views.done, name="staff_item_done"),
    path(pgettext_lazy("url", "staff/<uuid:uuid>/manager/"), workforce_account_views.accounts, name="staff_accounts"),
    path(pgettext_lazy("url", "staff/<uuid:uuid>/left/"), workforce_register_views.end, name="staff_end"),
    path(pgettext_lazy("url", "staff/<uuid:uuid>/assess/"), workforce_register_views.plan, name="staff_plan"),
    path(pgettext_lazy("url", "staff/<uuid:uuid>/wish/"), workforce_result_views.wish, name="staff_wish"),
]
