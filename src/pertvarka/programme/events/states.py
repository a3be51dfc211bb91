"""Words of the events room: what kinds of events there are, how wide they reach, how far they have come."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(StrEnum):
    """The kinds the sources tell apart; `group_of` gives the three kinds of the plan."""

    CONFERENCE = "conference"
    ROUND_TABLE_CLUSTER_BUILDING = "round_table_cluster_building"
    ROUND_TABLE_COOPERATION = "round_table_cooperation"
    ROUND_TABLE_NATIONAL = "round_table_national"
    SEMINAR = "seminar"
    TRAINING = "training"


class EventScope(StrEnum):
    NATIONAL = "national"
    REGIONAL = "regional"
    MIXED = "mixed"


class EventState(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"


class RegistrationState(TextChoices):
    """How far one person's coming to one event has got."""

    INVITED = "invited", _("Invited")
    REGISTERED = "registered", _("Registered")
    WAITING = "waiting", pgettext_lazy("registration", "On the waiting list")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "Confirmed coming")
    DECLINED = "declined", pgettext_lazy("registration", "Not coming")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")


class RegistrationRole(TextChoices):
    PARTICIPANT = "participant", pgettext_lazy("event", "Participant")
    SPEAKER = "speaker", pgettext_lazy("event", "Speaker")
    ORGANISER = "organiser", pgettext_lazy("event", "Organiser")


class AttendanceHow(TextChoices):
    """By what it is known that somebody was there."""

    SHEET = "sheet", pgettext_lazy("attendance", "Ticked on the sheet")
    QR = "qr", pgettext_lazy("attendance", "Checked in by the QR code")
    SELF = "self", pgettext_lazy("attendance", "Checked in from their own account")
    IMPORT = "import", pgettext_lazy("attendance", "Brought in with a table")


class ImportState(TextChoices):
    OPEN = "open", pgettext_lazy("import", "Being corrected")
    DONE = "done", pgettext_lazy("import", "Brought in")
    UNDONE = "undone", pgettext_lazy("import", "Undone")


class PhotoConsent(TextChoices):
    """What the people in a photo said. Only a photo with a given consent may be published."""

    NONE = "none", pgettext_lazy("photo", "Not asked yet")
    GIVEN = "given", pgettext_lazy("photo", "Given")
    REFUSED = "refused", pgettext_lazy("photo", "Refused")


class DeliverableKind(TextChoices):
    """What a contract of trainings asks for. The first three are counted from the groups held."""

    GROUPS = "groups", pgettext_lazy("deliverable", "Groups taught")
    PERSONS = "persons", pgettext_lazy("deliverable", "Persons who completed")
    ACADEMIC_HOURS = "academic_hours", pgettext_lazy("deliverable", "Academic hours taught")
    PROGRAMME = "programme", pgettext_lazy("deliverable", "A programme written")
    REPORT = "report", pgettext_lazy("deliverable", "A report")


COUNTED = (DeliverableKind.GROUPS, DeliverableKind.PERSONS, DeliverableKind.ACADEMIC_HOURS)


class MaterialKind(TextChoices):
    """What a paper of an event is."""

    SLIDES = "slides", pgettext_lazy("material", "Slides")
    HANDOUT = "handout", pgettext_lazy("material", "Hand-out")
    OTHER = "other", pgettext_lazy("material", "Other paper")


class SeenBy(TextChoices):
    """Who may see a paper: everybody once the event is held, who holds a seat, or only who prepares the event."""

    PUBLIC = "public", pgettext_lazy("material", "Everybody, once the event is held")
    PARTICIPANTS = "participants", pgettext_lazy("material", "Participants, by their own link")
    STAFF = "staff", pgettext_lazy("material", "Only those who prepare the event")


class QuotaKind(TextChoices):
    """By what the seats of an event are divided."""

    REGION = "region", pgettext_lazy("quota", "By region")
    ORGANISATION = "organisation", pgettext_lazy("quota", "By organisation")


# Who holds a seat: the database counts by the same two words (migration 0003).
SEATED = (RegistrationState.REGISTERED, RegistrationState.CONFIRMED)


class Precision(StrEnum):
    """How closely the sources date something."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


def group_of(kind: EventKind | str) -> str:
    """The plan's kind: conference, seminar or round_table (source 003: 3 + 24 + 34).

    >>> group_of("round_table_national")
    'round_table'
    """
    return "round_table" if str(kind).startswith("round_table") else str(kind)
