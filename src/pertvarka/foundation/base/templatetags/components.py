"""Page components: `{% load components %}`. The gallery page shows every tag in every state.

Tags that only compute and print are inclusion tags; `chart_block` and `notice` are block tags.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django import forms, template
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import bullets, differences, dots, statuses
from pertvarka.foundation.base.components.columns import ColumnChart
from pertvarka.foundation.base.components.frame import Fact, Link
from pertvarka.foundation.base.components.maps import OutlineMap
from pertvarka.foundation.base.components.matrices import Matrix
from pertvarka.foundation.base.components.tiles import TileMap
from pertvarka.foundation.base.components.timelines import TimelineChart
from pertvarka.foundation.base.templatetags import block_tags
from pertvarka.foundation.base.templatetags.numbers import as_number, iso_date

register = template.Library()

ICONS = Path(__file__).parents[1] / "static" / "pertvarka" / "vendor" / "aksel-icons"


class IconNotVendored(LookupError):
    """If you are seeing this, copy the icon's SVG into `static/pertvarka/vendor/aksel-icons/` (see its README)."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon inside the text line; it is decoration, so a word or an `aria-label` must stand beside it."""
    return _icon(name)


@cache
def _icon(name: str) -> SafeString:
    try:
        drawing = (ICONS / f"{name}.svg").read_text()
    except FileNotFoundError:
        raise IconNotVendored(name) from None
    inside = re.sub(r"\s*\n\s*", "", drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")])
    opening = '<svg class="ic" aria-hidden="true" focusable="false" viewBox="0 0 24 24" fill="none">'
    # The file is ours and vendored, not a visitor's text.
    return mark_safe(f"{opening}{inside}</svg>")  # noqa: S308


def _basis_words(basis: str, *, reason: str, was: Any) -> str:
    corrected = _("Corrected; before: %(value)s") % {"value": as_number(was)} if was is not None else _("Corrected")
    words = {
        "computed": _("Computed from rows"),
        "declared": _("Declared"),
        "planned": _("Target of the plan"),
        "both": _("Declared and computed agree"),
        "missing": reason or _("No report"),
        "suppressed": _("Fewer than 5 persons"),
        "corrected": corrected,
    }
    return words[basis]


BASIS_ICONS = {"missing": "CircleSlash", "suppressed": "EyeSlash", "corrected": "PencilLine"}


@register.inclusion_tag("components/figure.html")
def figure(
    value: Any,
    *,
    href: str = "",
    basis: str = "declared",
    label: str = "",
    as_of: date | str | None = None,
    size: str = "cell",
    fact: str = "",
    reason: str = "",
    was: Any = None,
) -> dict[str, Any]:
    """A number that opens to its rows, rule, source and date.

    `basis` is planned, computed, declared, both, missing, suppressed or corrected (`was`: old value). `fact` is the
    code
    the number belongs to; it stands in `data-fact`. A missing value is `–` with its `reason`.
    """
    if value is None and basis != "suppressed":
        basis = "missing"
    return {
        "value": "<5" if basis == "suppressed" else as_number(value),
        "href": href,
        "basis": basis,
        "basis_words": _basis_words(basis, reason=str(reason), was=was),
        "basis_icon": BASIS_ICONS.get(basis, ""),
        "told": basis in BASIS_ICONS,
        "label": label,
        "as_of": iso_date(as_of) if as_of else "",
        "is_big": size == "big",
        "fact": fact or href,
    }


@register.inclusion_tag("components/status_tag.html")
def status_tag(family: str, state: str) -> dict[str, Any]:
    """A status as icon and word; the families and their words stand in `components/statuses.py`."""
    return {"status": statuses.status(family, state), "state": state}


@register.inclusion_tag("components/bullet.html")
def bullet(
    planned: bullets.Number | None,
    achieved: bullets.Number | None,
    *,
    earlier: Iterable[bullets.Number] = (),
    maximum: bullets.Number | None = None,
    label: str = "",
    size: str = "",
) -> dict[str, Any]:
    """Planned and achieved as bar and tick; `earlier` are former targets, `maximum` a common axis of several rows."""
    return {
        "bullet": bullets.bullet(
            planned=planned, achieved=achieved, earlier=tuple(earlier or ()), maximum=maximum, label=str(label)
        ),
        "size": size,
    }


@register.inclusion_tag("components/dot_field.html")
def dot_field(first: int, second: int, *, label: str) -> dict[str, Any]:
    """One dot per person in two groups; used on the home page only. `label` is the whole sentence."""
    return {"fields": dots.dot_fields(first, second), "label": label}


@register.inclusion_tag("components/column_chart.html")
def column_chart(chart: ColumnChart) -> dict[str, Any]:
    """Stacked columns of at most three kinds."""
    return {"chart": chart}


@register.inclusion_tag("components/region_tiles.html")
def region_tiles(tiles: TileMap, *, legend: bool = False) -> dict[str, Any]:
    """Ten regions in map order."""
    return {"map": tiles, "legend": legend}


@register.inclusion_tag("components/municipality_tiles.html")
def municipality_tiles(tiles: TileMap, *, legend: bool = True) -> dict[str, Any]:
    """Sixty municipalities; the highlighted region is outlined."""
    return {"map": tiles, "legend": legend and tiles.has_values}


@register.inclusion_tag("components/region_outline_map.html")
def region_outline_map(outline: OutlineMap) -> dict[str, Any]:
    """Region outlines as links, municipal centres as labelled dots."""
    return {"map": outline}


@register.inclusion_tag("components/timeline.html")
def timeline(chart: TimelineChart) -> dict[str, Any]:
    """One lane per kind, dots by date; the list beside it carries the links."""
    return {"chart": chart}


@register.inclusion_tag("components/matrix.html")
def matrix(table: Matrix) -> dict[str, Any]:
    """Coverage: rows × kinds with totals."""
    return {"matrix": table}


@register.inclusion_tag("components/reconciliation.html")
def reconciliation(
    *,
    declared: Any,
    computed: Any,
    difference: Any = None,
    comment: str = "",
    declared_note: str = "",
    computed_note: str = "",
    declared_url: str = "",
    computed_url: str = "",
    fact: str = "",
) -> dict[str, Any]:
    """Declared, computed and their difference, which must have a sentence unless it is zero."""
    if difference is None and declared is not None and computed is not None:
        difference = computed - declared
    if declared is None or computed is None:
        state = "one_side_missing"
    elif not difference:
        state = "equal"
    else:
        state = "explained" if comment else "unexplained"
    return {
        "declared": declared,
        "computed": computed,
        "difference": _signed(difference),
        "state": state,
        "comment": comment,
        "declared_note": declared_note,
        "computed_note": computed_note,
        "declared_url": declared_url,
        "computed_url": computed_url,
        "fact": fact,
    }


def _signed(difference: Any) -> str:
    if difference is None:
        return "–"
    return f"+{as_number(difference)}" if difference > 0 else as_number(difference).replace("-", "–")


@register.inclusion_tag("components/version_diff.html")
def version_diff(old: str, new: str) -> dict[str, Any]:
    """Two wordings in one text: what was removed and what was added, word by word."""
    return {"pieces": differences.word_difference(str(old), str(new))}


@register.inclusion_tag("components/facts_line.html")
def facts_line(items: Iterable[Fact | str]) -> dict[str, Any]:
    """The line of short facts under a heading; plain text or `Fact`."""
    return {"facts": [item if isinstance(item, Fact) else Fact(str(item)) for item in items if item]}


@register.inclusion_tag("components/source_line.html")
def source_line(
    text: str = "",
    *,
    csv: str = "",
    xlsx: str = "",
    links: Iterable[Link] = (),
) -> dict[str, Any]:
    """Where the numbers come from, and the files with the same rows."""
    return {"text": text, "csv": csv, "xlsx": xlsx, "links": tuple(links or ())}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", *, action: Link | None = None) -> dict[str, Any]:
    """What belongs here, why there is nothing, and the one thing to do."""
    return {"title": title, "text": text, "action": action}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, parameter: str = "page") -> dict[str, Any]:
    """Previous and next page of a Django `Page`; the other filters of the address stay."""
    filters = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)
    filters.pop(parameter, None)
    return {"page": page, "parameter": parameter, "other_filters": f"&{filters.urlencode()}" if filters else ""}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """All errors of a form with links to their fields; takes the focus when the page opens."""
    errors = []
    for field in form:
        # A group of choices has no element of its own that takes the focus: its first choice does.
        target = field.id_for_label or f"{field.auto_id}_0"
        errors += [(target, field.label, message) for message in field.errors]
    return {
        "field_errors": errors,
        "form_errors": form.non_field_errors(),
        "count": sum(map(len, form.errors.values())),
    }


register.tag("notice", block_tags.notice)
register.tag("chart_block", block_tags.chart_block)
