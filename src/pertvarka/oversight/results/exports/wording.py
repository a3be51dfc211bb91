"""The words of the files: units, and what a reader must know about one row."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from pertvarka.foundation.base.templatetags.numbers import whole
from pertvarka.oversight.results.queries import IndicatorResult

UNITS = {
    "units": pgettext_lazy("unit", "units"),
    "persons": pgettext_lazy("unit", "persons"),
    "events": pgettext_lazy("unit", "events"),
    "hours": pgettext_lazy("unit", "hours"),
}


def unit(key: str) -> str:
    return str(UNITS[key])


def notes_on(item: IndicatorResult) -> list[str]:
    """Sentences that keep a row from being misread: changed or dropped targets, sums that are ours, comments."""
    notes = []
    if item.is_dropped and item.target is not None:
        notes.append(
            _("Version %(version)s of the plan does not name this indicator; the target is that of version %(last)s.")
            % {"version": item.version.number, "last": item.target.plan_version.number}
        )
    if item.earlier_values and item.planned is not None:
        before = ", ".join(whole(value) for value in item.earlier_values)
        notes.append(_("Target changed: %(before)s, now %(now)s.") % {"before": before, "now": whole(item.planned)})
    if item.planned is None:
        notes.append(_("Reported without a target."))
    if item.difference:
        notes.append(
            _("Declared %(declared)s, the rows add to %(counted)s.")
            % {"declared": whole(item.declared_value), "counted": whole(item.counted)}
        )
    if item.declared and item.declared.achievement.comment:
        notes.append(item.declared.achievement.comment)
    if item.definition.reconciliation:
        notes.append(str(item.definition.reconciliation))
    return notes
