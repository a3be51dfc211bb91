"""What stands beside a value: its unit, the size, the group or the role it speaks of."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.foundation.access.roles import role
from pertvarka.foundation.base.templatetags.numbers import decimal_number, share_percent
from pertvarka.oversight.regional_plans import units
from pertvarka.oversight.regional_plans.models import PlanningParameter
from pertvarka.people.cases.models import TargetGroupMembership

UNITS = {
    units.KILO_EURO: gettext_lazy("thousand EUR"),
    units.KILO_EURO_YEAR: gettext_lazy("thousand EUR a year"),
    units.KILOMETRES: gettext_lazy("km"),
    units.STAFF: gettext_lazy("FTE"),
}
SIZES = {
    "small": pgettext_lazy("size of a module", "small"),
    "large": pgettext_lazy("size of a module", "large"),
}
GROUPS = dict(TargetGroupMembership.Group.choices)


def value(parameter: PlanningParameter) -> str:
    """The value with its unit; a share in per cent."""
    if parameter.unit == units.SHARE:
        return share_percent(parameter.value)
    return f"{decimal_number(parameter.value)} {UNITS.get(parameter.unit, '')}".strip()


def of_what(parameter: PlanningParameter) -> str:
    """What the value is of, after a colon; nothing where it is of everything."""
    parts = [parameter.service_type.name] if parameter.service_type else []
    if parameter.size:
        parts.append(size(parameter.size))
    if parameter.group:
        parts.append(str(GROUPS.get(parameter.group, _("other group"))))
    if parameter.year is not None:
        parts.append(str(parameter.year))
    return f": {', '.join(parts)}" if parts else ""


def size(code: str) -> str:
    return str(SIZES.get(code, code))


def owner(code: str) -> str:
    """The role that can mend a gap."""
    return str(role(code).title)
