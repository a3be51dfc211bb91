"""What can be done in the events room. With a reach (`…@organisation`) it speaks of whose events these are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ATTENDANCE_NOTE = "events:attendance:note", _("Note who came to an event")
    CERTIFICATE_ISSUE = "events:certificate:issue", _("Issue certificates to those who came, and revoke them")
    EVALUATION_EMPTY = (
        "events:evaluation:empty",
        _("Empty the letterbox of an event's evaluation, shuffled (commands only)"),
    )
    EVALUATION_GIVE = "events:evaluation:give", _("Take one answer to an event's evaluation (commands only)")
    EVALUATION_TABULATE = "events:evaluation:tabulate", _("Add up the answers to an event's evaluation (commands only)")
    EVENT_CHANGE = "events:event:change", _("Prepare events: programme, venue, invitations, cancelling")
    EVENT_PLAN = "events:event:plan", _("Write the plan of the year's events")
    EVENT_REPORT = "events:event:report", _("Report on events held: what came of them, agreements, photos")
    PHOTO_SHOW = "events:photo:show", _("Show published photos of events to everyone (the site itself only)")
    RECORD_KEEP = "events:record:keep", _("Keep registrations of the whole country (commands of the system only)")
    REGISTRATION_CHANGE = "events:registration:change", _("Invite people to events and change their registrations")
    REGISTRATION_RECEIVE = (
        "events:registration:receive",
        _("Take the registration of a visitor, and find it again by its secret link (the site itself only)"),
    )
    REGISTRATION_VIEW = "events:registration:view", _("See who is invited and registered to events")
    TRAINING_KEEP = "events:training:keep", _("Keep training programmes and their groups")
    TRAINING_TEACH = (
        "events:training:teach",
        _("See the people of the groups one teaches, tick who came, and bring papers"),
    )
