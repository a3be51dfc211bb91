"""What can be done with regional plans. With a reach (`…@region`) it speaks of the plans of that place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    INPUT_FREEZE = "regional_plans:input:freeze", _("Freeze the inputs of the regional plan, as counts without names")
    NATION_VIEW = "regional_plans:nation:view", _("See all regional plans together")
    OPENING_RECORD = "regional_plans:opening:record", _("Record what of the regional plan opened in own municipality")
    PARAMETER_CHANGE = "regional_plans:parameter:change", _("Change costs, sizes and budgets regional plans count with")
    PLAN_APPROVE = "regional_plans:plan:approve", _("Approve regional plans or give them back")
    PLAN_COMMENT = "regional_plans:plan:comment", _("Comment on regional plans while the cluster is asked")
    PLAN_SUBMIT = "regional_plans:plan:submit", _("Make a regional plan of a scenario and lead it through its steps")
    PLAN_VIEW = "regional_plans:plan:view", _("See the regional plan from the consultation on")
    RECORD_KEEP = (
        "regional_plans:record:keep",
        _("Read and write what regional plans are computed from (commands only)"),
    )
    SCENARIO_RUN = "regional_plans:scenario:run", _("Make, compute and compare scenarios of the regional plan")
