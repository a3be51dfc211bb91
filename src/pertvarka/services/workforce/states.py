"""Words of the staff's way: assessed, developing, going somewhere."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StaffAssessmentState(TextChoices):
    PLANNED = "planned", pgettext_lazy("state of a staff assessment", "Planned")
    IN_PROGRESS = "in_progress", pgettext_lazy("state of a staff assessment", "In progress")
    SUBMITTED = "submitted", pgettext_lazy("state of a staff assessment", "Submitted")
    DISCUSSED = "discussed", pgettext_lazy("state of a staff assessment", "Discussed")


class ResultClass(TextChoices):
    """What an assessment says in one word (`rules.result_class` has the limits)."""

    STRONG = "strong", _("Ready to teach others")
    GOOD = "good", _("Ready to work in the community")
    NEEDS_TRAINING = "needs_training", _("Needs training")
    RETRAIN = "retrain", _("Another occupation would fit better")


class Wish(TextChoices):
    """What somebody wants to do after the institution closes."""

    STAY = "stay", _("To stay until the end")
    COMMUNITY = "community_service", _("To work in a community service")
    RETRAIN = "retrain", _("To learn another occupation")
    LEAVE = "leave", _("To leave")


class WentTo(TextChoices):
    """Where somebody went."""

    COMMUNITY = "community_service", _("to a community service")
    OTHER_INSTITUTION = "other_institution", _("to another institution")
    RETRAINING = "retraining", _("to learn another occupation")
    RETIRED = "retired", _("retired")
    LEFT = "left", _("left the field")


class AccountKind(TextChoices):
    """What an account is to a worker of the register."""

    WORKER = "worker", _("the worker's own account")
    MANAGER = "manager", _("direct manager")


class ItemKind(TextChoices):
    TRAINING = "training", _("Training")
    MENTORING = "mentoring", _("Mentoring")
    PRACTICE = "practice", _("Practice at another place")
    STUDY = "study", _("Reading and study")
