"""The life of an offer and of a carer's household (domain model, service plane)."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class OfferState(TextChoices):
    """HSDS: planned and temporarily closed are ours beside its active, inactive and defunct."""

    PLANNED = "planned", pgettext_lazy("state of a service", "Planned")
    ACTIVE = "active", pgettext_lazy("state of a service", "Active")
    TEMPORARILY_CLOSED = "temporarily_closed", pgettext_lazy("state of a service", "Temporarily closed")
    INACTIVE = "inactive", pgettext_lazy("state of a service", "Inactive")
    DEFUNCT = "defunct", pgettext_lazy("state of a service", "Ended")


class HouseholdState(TextChoices):
    """A household may be paused and come back; every other step goes one way."""

    APPLIED = "applied", pgettext_lazy("state of a household", "Applied")
    TRAINING = "training", pgettext_lazy("state of a household", "In training")
    SUITABLE = "suitable", pgettext_lazy("state of a household", "Assessed as suitable")
    CONTRACTED = "contracted", pgettext_lazy("state of a household", "Contracted")
    ACTIVE = "active", pgettext_lazy("state of a household", "Active")
    PAUSED = "paused", pgettext_lazy("state of a household", "Paused")
    ENDED = "ended", pgettext_lazy("state of a household", "Ended")
