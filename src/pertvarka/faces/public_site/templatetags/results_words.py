"""Sentences around a result: notes, reasons, sums. Whole messages, so that Lithuanian cases and plurals are right."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.engines.counting.facts import FactRow
from pertvarka.faces.public_site import words
from pertvarka.faces.public_site.proof import Proof
from pertvarka.foundation.base.components.statuses import status
from pertvarka.oversight.results.queries import IndicatorResult

register = template.Library()


@register.filter
def standing_word(standing: str) -> str:
    return str(status("results", standing).word)


@register.filter
def unit_word(unit: str) -> str:
    return str(words.UNITS.get(unit, unit))


@register.filter
def signed(value: int) -> str:
    """+3 or −1, with a real minus."""
    return f"+{value}" if value > 0 else f"−{abs(value)}"


@register.filter
def result_notes(result: IndicatorResult) -> list[str]:
    """What a reader must know beside the numbers of a row."""
    notes = []
    if result.is_dropped:
        notes.append(_("No longer on the results page; the last target is shown"))
    notes += [
        _("Target changed: %(earlier)s, now %(now)s")
        % {"earlier": number_format(earlier), "now": number_format(result.planned or 0)}
        for earlier in result.earlier_values
    ]
    if result.computed is not None and result.declared_value not in (None, result.computed):
        notes.append(_("Declared: %(declared)s") % {"declared": number_format(result.declared_value)})
    if result.declared and result.declared.is_sum_of_parts and result.computed is None:
        notes.append(_("The sum of the parts the source states"))
    return notes


@register.filter
def no_target_reason(result: IndicatorResult) -> str:
    return "" if result.planned is not None else _("No source gives a target")


@register.filter
def no_report_reason(result: IndicatorResult) -> str:
    return "" if result.achieved is not None else _("No source reports a result")


@register.filter
def no_rows_reason(result: IndicatorResult) -> str:
    """Why there is nothing to open."""
    if result.planned is None:
        return _("There is no report yet.")
    return _("There is no report yet. Planned: %(planned)s.") % {"planned": number_format(result.planned)}


@register.filter
def rows_sentence(proof: Proof) -> str:
    """How many rows count and how many do not."""
    counted = ngettext("%(count)d row counted", "%(count)d rows counted", len(proof.counted)) % {
        "count": len(proof.counted),
    }
    missing = ngettext("%(count)d not counted", "%(count)d not counted", len(proof.not_counted)) % {
        "count": len(proof.not_counted),
    }
    return f"{counted}, {missing}" if proof.not_counted else counted


@register.filter
def not_counted_sentence(proof: Proof) -> str:
    count = len(proof.not_counted)
    return ngettext(
        "%(count)d more row is not counted; the indicator's page says why.",
        "%(count)d more rows are not counted; the indicator's page says why.",
        count,
    ) % {"count": count}


@register.filter
def more_rows(proof: Proof, shown: int) -> str:
    count = len(proof.counted) - shown
    return ngettext("Show %(count)d more row", "Show %(count)d more rows", count) % {"count": count}


@register.filter
def regions_sentence(proof: Proof) -> str:
    """Why the regions' views add to more than the country's number."""
    joint = ngettext(
        "%(count)d event joined several regions: it counts once in the country and once in the view of each region.",
        "%(count)d events joined several regions: each counts once in the country and once in the view of each region.",
        proof.joint_count,
    ) % {"count": proof.joint_count}
    total = _("The regions' views add to %(regional_sum)s, the regional events are %(regional)s.") % {
        "regional_sum": number_format(proof.regional_sum),
        "regional": number_format(proof.regional_rows),
    }
    return f"{joint} {total}"


@register.filter
def fact_date(row: FactRow) -> str:
    """The day, the months or the year, as closely as the source dates the row."""
    if row.starts_on is None:
        return "–"
    pattern = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}.get(row.precision, "%Y-%m-%d")
    first = row.starts_on.strftime(pattern)
    last = row.ends_on.strftime(pattern) if row.ends_on else first
    return first if first == last else f"{first} – {last}"


@register.filter
def reconciliation_comment(result: IndicatorResult) -> str:
    """The sentence that explains the comparison: the definition's own, else the statement's."""
    if result.definition.reconciliation:
        return str(result.definition.reconciliation)
    if result.declared and result.declared.achievement.comment:
        return str(result.declared.achievement.comment)
    if result.difference == 0:
        return _("There is no unexplained difference.")
    return ""


@register.filter
def declared_note(result: IndicatorResult) -> str:
    """Where the declared figure stands."""
    if result.declared is None:
        return _("No source states a figure")
    statement = result.declared.achievement
    note = _("Source %(source)s, as of %(day)s") % {"source": statement.source, "day": statement.as_of.isoformat()}
    if result.declared.is_sum_of_parts:
        return _("%(note)s. The source states no total.") % {"note": note}
    return note


@register.filter
def computed_note(result: IndicatorResult) -> str:
    """What the other side of the comparison is."""
    if result.counted is None:
        return _("No rows to count")
    if result.definition.is_counted_from_records:
        return _("Counted from the rows above")
    return _("Sum of the stated parts")
