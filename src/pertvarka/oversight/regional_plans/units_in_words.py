"""What one unit of a service by unit is, in words: a home or family, a place, so many hours, days or times a week."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from pertvarka.foundation.base.templatetags.numbers import decimal_number
from pertvarka.services.catalogue.models import ServiceType


def measure(service: ServiceType | None, full: float | None) -> str:
    """ "units of 12 h a week"; only "units" where the input was frozen before it was told how much one is."""
    if service is None or full is None:
        return pgettext("planned", "units")
    if service.unit == ServiceType.Unit.PLACE and full == 1:
        return _("homes or families") if service.is_residential else pgettext("planned", "places")
    said = {"amount": decimal_number(full)}
    if service.unit == ServiceType.Unit.HOUR:
        return _("units of %(amount)s h a week") % said
    return _weekly(service.unit, full) % said


def _weekly(unit: str, full: float) -> str:
    """Days and times a week; a fraction has words of its own, since plurals are of whole numbers."""
    is_whole = full.is_integer()
    if unit == ServiceType.Unit.DAY:
        if is_whole:
            return ngettext("units of %(amount)s day a week", "units of %(amount)s days a week", int(full))
        return pgettext("a fraction", "units of %(amount)s days a week")
    if is_whole:
        return ngettext("units of %(amount)s time a week", "units of %(amount)s times a week", int(full))
    return pgettext("a fraction", "units of %(amount)s times a week")
