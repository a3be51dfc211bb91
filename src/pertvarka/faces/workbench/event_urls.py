"""Addresses of events from plan to report."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    event_after_views,
    event_evaluation_views,
    event_list_views,
    event_material_views,
    event_programme_views,
    event_quota_views,
    event_views,
)

patterns = [
    path(pgettext_lazy("url", "events/"), event_views.year, name="events"),
    path(pgettext_lazy("url", "events/new/"), event_views.new, name="event_new"),
    path(pgettext_lazy("url", "events/counted/"), event_views.counted, name="event_counted"),
    path(pgettext_lazy("url", "events/places/new/"), event_programme_views.venue_new, name="event_venue_new"),
    path(pgettext_lazy("url", "events/plan/<int:year>/"), event_programme_views.plan, name="event_plan"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/"), event_views.event, name="event"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/change/"), event_views.change, name="event_change"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/state/"), event_views.move, name="event_move"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/cancel/"), event_views.cancel, name="event_cancel"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/half-days/new/"),
        event_programme_views.session_new,
        name="event_session_new",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/half-days/<uuid:session>/"),
        event_programme_views.session,
        name="event_session",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/half-days/<uuid:session>/drop/"),
        event_programme_views.session_drop,
        name="event_session_drop",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/materials/new/"), event_material_views.new, name="event_material_new"
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/materials/<uuid:material>/"),
        event_material_views.material,
        name="event_material",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/materials/<uuid:material>/drop/"),
        event_material_views.drop,
        name="event_material_drop",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/materials/<uuid:material>/file/"),
        event_material_views.file,
        name="event_material_file",
    ),
    path(pgettext_lazy("url", "events/<uuid:uuid>/quotas/"), event_quota_views.quotas, name="event_quotas"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/list/"), event_list_views.listing, name="event_list"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/invite/"), event_list_views.invite, name="event_invite"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/list/<uuid:registration>/"),
        event_list_views.change,
        name="event_registration_change",
    ),
    path(pgettext_lazy("url", "events/<uuid:uuid>/outcome/"), event_after_views.after, name="event_after"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/evaluation/"),
        event_evaluation_views.evaluation,
        name="event_evaluation",
    ),
    path(pgettext_lazy("url", "events/<uuid:uuid>/minutes/"), event_after_views.minutes, name="event_minutes"),
    path(pgettext_lazy("url", "events/<uuid:uuid>/agreements/"), event_after_views.agree, name="event_agree"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/agreements/<uuid:agreement>/"),
        event_after_views.done,
        name="event_agreement_done",
    ),
    path(pgettext_lazy("url", "events/<uuid:uuid>/photos/new/"), event_after_views.photo_new, name="event_photo_new"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/photos/<uuid:photo>/"),
        event_after_views.photo_change,
        name="event_photo_change",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/photos/<uuid:photo>/file/"),
        event_after_views.photo_file,
        name="event_photo_file",
    ),
]
