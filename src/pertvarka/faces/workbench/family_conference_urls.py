"""Addresses of family conferences: the coordinator's list, the register, one conference, and the way from the case."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    family_conference_case_views as case_views,
)
from pertvarka.faces.workbench import (
    family_conference_meeting_views as meeting_views,
)
from pertvarka.faces.workbench import (
    family_conference_register_views as register_views,
)
from pertvarka.faces.workbench import (
    family_conference_views as views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "family-conferences/"), views.own, name="family_conferences"),
    path(pgettext_lazy("url", "family-conferences/register/"), register_views.register, name="coordinators"),
    path(pgettext_lazy("url", "family-conferences/register/enter/"), register_views.enter, name="coordinator_enter"),
    path(
        pgettext_lazy("url", "family-conferences/register/<uuid:uuid>/supervision/"),
        register_views.supervision,
        name="supervision_new",
    ),
    path(
        pgettext_lazy("url", "family-conferences/register/<uuid:uuid>/end/"),
        register_views.end,
        name="coordinator_end",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/family-conference/"), case_views.refer, name="family_conference_refer"),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/"), views.conference, name="family_conference"),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/names/"), views.names, name="family_names"),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/sheet/"), views.sheet, name="family_sheet"),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/appoint/"), case_views.appoint, name="family_appoint"),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/accept/"), case_views.accept, name="family_accept"),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/send-back/"),
        case_views.send_back,
        name="family_send_back",
    ),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/carried-out/"),
        case_views.carry_out,
        name="family_carry_out",
    ),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/close/"), case_views.close, name="family_close"),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/tasks/<uuid:task_uuid>/done/"),
        case_views.finish_task,
        name="family_task_done",
    ),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/prepare/"), meeting_views.prepare, name="family_prepare"),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/family/new/"),
        meeting_views.add_member,
        name="family_member_new",
    ),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/family/<uuid:member_uuid>/"),
        meeting_views.invitation,
        name="family_invitation",
    ),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/information/"),
        meeting_views.information,
        name="family_information",
    ),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/private-time/"),
        meeting_views.private_time,
        name="family_private_time",
    ),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/private-time/end/"),
        meeting_views.private_time_end,
        name="family_private_time_end",
    ),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/plan/"), meeting_views.plan, name="family_plan"),
    path(
        pgettext_lazy("url", "family-conferences/<uuid:uuid>/plan/tasks/new/"),
        meeting_views.add_task,
        name="family_task_new",
    ),
    path(pgettext_lazy("url", "family-conferences/<uuid:uuid>/review/"), meeting_views.review, name="family_review"),
]
