"""What can be done in the assessments room. With a reach (`…@team`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ASSESSMENT_AGREE = "assessments:assessment:agree", _("Record that an assessment was agreed with the person")
    ASSESSMENT_CHECK = "assessments:assessment:check", _("Check the quality of submitted assessments")
    ASSESSMENT_FILL = "assessments:assessment:fill", _("Assess needs where appointed as assessor")
    ASSESSMENT_PLAN = "assessments:assessment:plan", _("Plan assessments and appoint assessors")
    ASSESSMENT_VIEW = "assessments:assessment:view", _("See assessments: state, dates, scores of the domains")
    RECORD_KEEP = "assessments:record:keep", _("Keep the assessments of the whole country (commands only)")
