"""What of a plan has opened in truth, beside what was planned."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.templatetags.numbers import iso_date, whole
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section
from pertvarka.oversight.regional_plans.queries.plans import Carried


def carried_out(gathered: Gathered) -> Section | None:
    """Planned against opened; nothing to tell before an approved plan has begun."""
    if gathered.plan.started_on is None:
        return None
    rows = tuple(
        (
            one.item.service_type.name,
            one.item.municipality.name,
            str(one.item.year),
            whole(one.item.places_count),
            whole(one.opened_places),
            iso_date(one.first_opened_on),
            _deviation(one),
        )
        for one in gathered.carried
    )
    return Section(
        "carried_out",
        _("What has opened"),
        (_("The plan is carried out since %(day)s.") % {"day": gathered.plan.started_on.isoformat()},),
        grid=Grid(
            (
                _("Service"),
                _("Municipality"),
                _("Planned for"),
                _("Places planned"),
                _("Places opened"),
                _("First opened on"),
                _("Deviation"),
            ),
            rows,
            numeric=frozenset({2, 3, 4}),
            wide=frozenset({0}),
        ),
    )


def _deviation(carried: Carried) -> str:
    """In words: whether all planned places stand, and how late."""
    if carried.days_late is None:
        return _("has not all opened and is late") if carried.is_late else _("has not all opened yet")
    if not carried.days_late:
        return _("in time")
    said = {"count": whole(carried.days_late)}
    return ngettext("%(count)s day late", "%(count)s days late", carried.days_late) % said
