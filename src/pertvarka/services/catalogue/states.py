"""The life of an offer and of a carer's household (domain model, service plane)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfferState(TextChoices):
    """HSDS: planned and temporarily closed are ours beside its active, inactive and defunct."""

    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Active")
    TEMPORARILY_CLOSED = "temporarily_closed", _("Temporarily closed")
    INACTIVE = "inactive", _("Inactive")
    DEFUNCT = "defunct", _("Ended")


class HouseholdState(TextChoices):
    """A household may be paused and come back; every other step goes one way."""

    APPLIED = "applied", _("Applied")
    TRAINING = "training", _("In training")
    SUITABLE = "suitable", _("Assessed as suitable")
    CONTRACTED = "contracted", _("Contracted")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")
