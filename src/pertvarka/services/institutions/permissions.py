"""What can be done in the institutions room. With a reach (`…@organisation`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    CENSUS_CHANGE = "institutions:census:change", _("Write and submit the monthly census of the institution")
    CONSULTATION_CHANGE = "institutions:consultation:change", _("Log hours of consultancy on transformation plans")
    INSTITUTION_CHANGE = "institutions:institution:change", _("Keep the dates, staff and building of the institution")
    INSTITUTION_LIST = (
        "institutions:institution:list",
        _("Put institutions on the list of the reform and take them to their next step"),
    )
    PLAN_APPROVE = "institutions:plan:approve", _("Approve endorsed transformation plans for the founder")
    PLAN_CHANGE = "institutions:plan:change", _("Write the transformation plan of the institution")
    PLAN_REVIEW = "institutions:plan:review", _("Review transformation plans: remarks, return, endorse")
    PLAN_SUBMIT = "institutions:plan:submit", _("Submit the transformation plan and carry it out")
    PLAN_VIEW = "institutions:plan:view", _("Read transformation plans, drafts too")
    QUALITY_BEGIN = "institutions:quality:begin", _("Begin quality processes of organisations and load criteria")
    QUALITY_LEAD = "institutions:quality:lead", _("Lead the quality processes one is the consultant of")
    QUALITY_OWN = "institutions:quality:own", _("See the quality process of own organisation and improve")
    QUALITY_VIEW = "institutions:quality:view", _("See quality processes: own organisation's, or those one leads")
    SITE_CHECK = "institutions:site:check", _("Check places for institutional elements")
    TRACKER_VIEW = "institutions:tracker:view", _("See how far all institutions are and what is late")
