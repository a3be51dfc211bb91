"""Addresses of the cluster: members, agreements, difficulties, joint plans, shared knowledge."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    cluster_cooperation_views,
    cluster_log_views,
    cluster_member_views,
    cluster_post_views,
    cluster_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "cluster/"), cluster_views.overview, name="cluster"),
    path(pgettext_lazy("url", "cluster/ties/"), cluster_views.ties, name="cluster_ties"),
    path(pgettext_lazy("url", "cluster/join/"), cluster_member_views.join, name="cluster_join"),
    path(pgettext_lazy("url", "cluster/agreements/"), cluster_cooperation_views.agreements, name="cluster_agreements"),
    path(
        pgettext_lazy("url", "cluster/agreements/new/"),
        cluster_cooperation_views.agreement_new,
        name="cluster_agreement_new",
    ),
    path(pgettext_lazy("url", "cluster/plans/"), cluster_cooperation_views.activities, name="cluster_activities"),
    path(
        pgettext_lazy("url", "cluster/plans/new/"), cluster_cooperation_views.activity_new, name="cluster_activity_new"
    ),
    path(
        pgettext_lazy("url", "cluster/plans/<uuid:uuid>/"), cluster_cooperation_views.activity, name="cluster_activity"
    ),
    path(
        pgettext_lazy("url", "cluster/steps/<uuid:uuid>/done/"),
        cluster_cooperation_views.step_done,
        name="cluster_step_done",
    ),
    path(pgettext_lazy("url", "cluster/difficulties/"), cluster_log_views.log, name="cluster_log"),
    path(pgettext_lazy("url", "cluster/difficulties/new/"), cluster_log_views.new, name="cluster_log_new"),
    path(pgettext_lazy("url", "cluster/difficulties/<uuid:uuid>/"), cluster_log_views.entry, name="cluster_log_entry"),
    path(pgettext_lazy("url", "cluster/knowledge/"), cluster_post_views.posts, name="cluster_posts"),
    path(pgettext_lazy("url", "cluster/knowledge/new/"), cluster_post_views.new, name="cluster_post_new"),
    path(pgettext_lazy("url", "cluster/knowledge/<uuid:uuid>/"), cluster_post_views.post, name="cluster_post"),
    path(pgettext_lazy("url", "cluster/members/<uuid:uuid>/"), cluster_member_views.member, name="cluster_member"),
    path(
        pgettext_lazy("url", "cluster/members/<uuid:uuid>/contact/"),
        cluster_member_views.contact,
        name="cluster_contact",
    ),
    path(pgettext_lazy("url", "cluster/members/<uuid:uuid>/leave/"), cluster_member_views.leave, name="cluster_leave"),
    path(
        pgettext_lazy("url", "cluster/organisations/<slug:code>/"),
        cluster_member_views.organisation,
        name="cluster_organisation",
    ),
    path(pgettext_lazy("url", "cluster/regions/<slug:slug>/"), cluster_views.region, name="cluster_region"),
]
