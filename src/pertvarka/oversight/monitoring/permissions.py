"""What can be done in the monitoring room. With a reach (`…@organisation`) it speaks of rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ALERT_COUNT = "monitoring:alert:count", _("See how many integrity alerts there are, without whom they concern")
    ALERT_EXPLAIN = "monitoring:alert:explain", _("See integrity alerts of own organisation and explain them")
    FINDING_ANSWER = "monitoring:finding:answer", _("Answer findings of the monitoring group")
    FINDING_VIEW = "monitoring:finding:view", _("See findings of the monitoring group that concern own work")
    MEETING_LEAD = "monitoring:meeting:lead", _("Prepare meetings of the monitoring group and write their minutes")
    MEETING_VIEW = "monitoring:meeting:view", _("See meetings, packs and findings of the monitoring group")
    RECORD_KEEP = "monitoring:record:keep", _("Write integrity alerts of the whole country (commands only)")
    REVIEW_WRITE = "monitoring:review:write", _("Write and publish yearly reviews")
    SUBMISSION_PUBLISH = "monitoring:submission:publish", _("Submit figures with evidence and publish verified ones")
    SUBMISSION_VERIFY = "monitoring:submission:verify", _("Verify submitted figures or return them with the reason")
