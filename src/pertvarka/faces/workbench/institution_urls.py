"""Addresses of institutions and their transformation plans."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    institution_act_views,
    institution_census_views,
    institution_chapter_views,
    institution_following_views,
    institution_listing_views,
    institution_views,
    institution_work_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "institutions/"), institution_views.listing, name="institutions"),
    path(pgettext_lazy("url", "institutions/progress/"), institution_views.tracker, name="institution_tracker"),
    path(pgettext_lazy("url", "institutions/new/"), institution_listing_views.new, name="institution_new"),
    path(pgettext_lazy("url", "institutions/census/"), institution_census_views.mine, name="institution_census_mine"),
    path(pgettext_lazy("url", "institutions/<uuid:uuid>/"), institution_views.institution, name="institution"),
    path(pgettext_lazy("url", "institutions/<uuid:uuid>/begin/"), institution_views.begin, name="institution_begin"),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/step/"), institution_listing_views.step, name="institution_step"
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/particulars/"),
        institution_listing_views.particulars,
        name="institution_particulars",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/census/"),
        institution_census_views.months,
        name="institution_censuses",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/census/<str:month>/"),
        institution_census_views.month,
        name="institution_census_month",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/"),
        institution_views.version,
        name="institution_version",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/submit/"),
        institution_act_views.submit,
        name="institution_submit",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/take/"),
        institution_act_views.take,
        name="institution_take",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/return/"),
        institution_act_views.return_plan,
        name="institution_return",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/endorse/"),
        institution_act_views.endorse,
        name="institution_endorse",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/approve/"),
        institution_act_views.approve,
        name="institution_approve",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/start/"),
        institution_act_views.start,
        name="institution_start",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/complete/"),
        institution_act_views.complete,
        name="institution_complete",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/consultancy/"),
        institution_work_views.visits,
        name="institution_visits",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/consultancy/<uuid:visit>/"),
        institution_work_views.visit_correct,
        name="institution_visit_correct",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/measures/"),
        institution_following_views.measures,
        name="institution_measures",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/departures.csv"),
        institution_following_views.departures_csv,
        name="institution_departures_csv",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/measures/<uuid:measure>/"),
        institution_following_views.measure,
        name="institution_measure",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/compare/"),
        institution_work_views.compare,
        name="institution_compare",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/plan.pdf"),
        institution_work_views.print_out,
        name="institution_print",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/remarks/<uuid:remark>/answer/"),
        institution_chapter_views.answer,
        name="institution_answer",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/remarks/<uuid:remark>/resolve/"),
        institution_chapter_views.resolve,
        name="institution_resolve",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/chapters/<slug:key>/"),
        institution_chapter_views.chapter,
        name="institution_chapter",
    ),
    path(
        pgettext_lazy("url", "institutions/<uuid:uuid>/plans/<int:number>/chapters/<slug:key>/remark/"),
        institution_chapter_views.remark,
        name="institution_remark",
    ),
]
