"""Addresses of hand-over, team, protection, attachments, conferences and openings of a case."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    attachment_views,
    conference_views,
    emergency_views,
    hand_over_steps,
    hand_over_views,
    opening_views,
    protection_views,
    team_views,
)

patterns: list[URLPattern] = [
    path(pgettext_lazy("url", "hand-overs/"), hand_over_views.transfers, name="transfers"),
    path(pgettext_lazy("url", "hand-overs/<uuid:uuid>/"), hand_over_views.transfer, name="transfer"),
    path(pgettext_lazy("url", "emergency/"), opening_views.emergency, name="emergency"),
    path(pgettext_lazy("url", "by-mandate/"), opening_views.mandate, name="mandate"),
    path(pgettext_lazy("url", "for-a-reason/"), opening_views.reason, name="reason"),
    path(pgettext_lazy("url", "emergency-openings/"), emergency_views.emergencies, name="emergencies"),
    path(
        pgettext_lazy("url", "emergency-openings/<uuid:uuid>/"),
        emergency_views.emergency_review,
        name="emergency_review",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/team/"), team_views.team, name="team"),
    path(pgettext_lazy("url", "<uuid:uuid>/team/add-colleague/"), team_views.add_colleague, name="team_add_colleague"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/team/add-organisation/"),
        team_views.add_organisation,
        name="team_add_organisation",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/team/<int:member>/end/"), team_views.end, name="team_end"),
    path(pgettext_lazy("url", "<uuid:uuid>/manager/"), team_views.assign, name="assign"),
    path(pgettext_lazy("url", "<uuid:uuid>/hand-over/"), hand_over_steps.offer, name="transfer_new"),
    path(pgettext_lazy("url", "<uuid:uuid>/protection/"), protection_views.protection, name="protection"),
    path(pgettext_lazy("url", "<uuid:uuid>/conferences/new/"), conference_views.new, name="conference_new"),
    path(pgettext_lazy("url", "<uuid:uuid>/files/"), attachment_views.attachments, name="attachments"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/files/<uuid:attachment_uuid>/"),
        attachment_views.attachment,
        name="attachment",
    ),
]
