"""Words of quality: the stages of a quality process, the answers of a site check."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class QualityStage(TextChoices):
    """In the order of the way; a certificate lasts three years and is renewed or lapses."""

    CONSULTATION = "consultation", pgettext_lazy("stage of quality", "Consultation")
    SELF_ASSESSMENT = "self_assessment", pgettext_lazy("stage of quality", "Self-assessment")
    IMPROVEMENT_PLAN = "improvement_plan", pgettext_lazy("stage of quality", "Improvement plan")
    APPLICATION = "application", pgettext_lazy("stage of quality", "Application")
    AUDIT = "audit", pgettext_lazy("stage of quality", "Audit")
    CERTIFIED = "certified", pgettext_lazy("stage of quality", "Certified")
    RENEWED = "renewed", pgettext_lazy("stage of quality", "Renewed")
    LAPSED = "lapsed", pgettext_lazy("stage of quality", "Lapsed")


class SiteAnswer(TextChoices):
    YES = "yes", pgettext_lazy("answer of a site check", "Yes")
    PARTLY = "partly", pgettext_lazy("answer of a site check", "Partly")
    NO = "no", pgettext_lazy("answer of a site check", "No")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("answer of a site check", "Does not apply")
