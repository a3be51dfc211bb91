"""How numbers, dates and lines of text are written: `1 926`, `0,4 %`, `2017-10-26`, no lonely one-letter words."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats, timezone, translation
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from pertvarka.foundation.base import addresses

register = template.Library()

NO_BREAK = "\u00a0"
MISSING = "–"

SHORT_WORD = re.compile(r"(?<![^\s\u00a0(„«])([^\W\d_]{1,2}) +(?=\S)")
NUMBER_AND_WORD = re.compile(r"(\d) +(?=[^\W_])")
NUMBER_AND_SIGN = re.compile(r"(\d) +(?=[%€])")
TAG = re.compile(r"(<[^>]*>)")
ISO_DATE = re.compile(r"\b(\d{4}-\d{2}(?:-\d{2})?)\b")


@register.filter
def whole(value: Any) -> str:
    """A whole number in the page's language: `1 926` in Lithuanian, `1,926` in English; `–` for nothing."""
    if value is None or value == "":
        return MISSING
    return str(formats.number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True))


@register.filter
def decimal_number(value: Any, places: int = 2) -> str:
    """At most `places` decimals, without zeros at the end: `12,36`, `9,8`, `40`."""
    if value is None or value == "":
        return MISSING
    rounded = round(Decimal(str(value)), places).normalize()
    decimals = max(-int(rounded.as_tuple().exponent), 0)
    return str(formats.number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True))


def as_number(value: Any) -> str:
    """Whole numbers as whole, the rest with their decimals, text as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, (Decimal, float)) and value != int(value):
        return decimal_number(value)
    return whole(value)


register.filter("as_number", as_number)


@register.filter
def share_percent(share: Any, places: int = 1) -> str:
    """A share (0–1) as per cent: `0,4 %` in Lithuanian, `0.4%` in English."""
    if share is None or share == "":
        return MISSING
    text = decimal_number(Decimal(str(share)) * 100, places)
    return f"{text}{NO_BREAK}%" if translation.get_language() == "lt" else f"{text}%"


@register.filter
def iso_date(value: Any) -> str:
    """`2017-10-26`; a moment is told by its day in Vilnius; text (an approximate `2020-03`) stays as it is."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


@register.filter
def iso_range(starts: Any, ends: Any) -> str:
    """`2016-10 – 2017-06`, or one date when both are the same."""
    if not ends or starts == ends:
        return iso_date(starts)
    return f"{iso_date(starts)} – {iso_date(ends)}"


@register.filter
def lt_typo(value: Any) -> str:
    """Keep one- and two-letter words with the next word and a number with its noun; only in Lithuanian."""
    text = str(value)
    if translation.get_language() != "lt":
        return text if not isinstance(value, SafeString) else value
    if isinstance(value, SafeString):
        pieces = TAG.split(text)
        # The text was safe before; only its spaces change.
        return mark_safe("".join(piece if piece.startswith("<") else _bound(piece) for piece in pieces))  # noqa: S308
    return _bound(text)


@register.filter
def whole_dates(value: Any) -> SafeString:
    """A heading or another line in which a date never breaks at its hyphens."""
    whole_one = r'<span class="nowrap">\1</span>'
    return mark_safe(ISO_DATE.sub(whole_one, conditional_escape(value)))  # noqa: S308 (escaped just here)


def _bound(text: str) -> str:
    # A dash does not begin a line.
    text = text.replace(" – ", f"{NO_BREAK}– ")
    text = SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    text = SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    text = NUMBER_AND_WORD.sub(rf"\1{NO_BREAK}", text)
    return NUMBER_AND_SIGN.sub(rf"\1{NO_BREAK}", text)


@register.filter
def in_language(address: str, language: str) -> str:
    """The same page in another language."""
    return addresses.in_language(address, language)
