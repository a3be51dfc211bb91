"""Numbers, dates and typography in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from pertvarka.foundation.base.templatetags import numbers

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "lithuanian", "english"),
    [(1926, f"1{NB}926", "1,926"), (28077812, f"28{NB}077{NB}812", "28,077,812"), (0, "0", "0"), (None, "–", "–")],
)
def test_whole(value, lithuanian, english):
    with translation.override("lt"):
        assert numbers.whole(value) == lithuanian
    with translation.override("en"):
        assert numbers.whole(value) == english


@pytest.mark.parametrize(
    ("value", "places", "lithuanian", "english"),
    [
        (Decimal("12.36"), 2, "12,36", "12.36"),
        (Decimal("9.80"), 2, "9,8", "9.8"),
        (Decimal("40.00"), 2, "40", "40"),
        (1234.56, 1, f"1{NB}234,6", "1,234.6"),
        (300, 2, "300", "300"),
    ],
)
def test_decimal_number(value, places, lithuanian, english):
    with translation.override("lt"):
        assert numbers.decimal_number(value, places) == lithuanian
    with translation.override("en"):
        assert numbers.decimal_number(value, places) == english


def test_share_is_told_in_per_cent():
    with translation.override("lt"):
        assert numbers.share_percent(0.004) == f"0,4{NB}%"
    with translation.override("en"):
        assert numbers.share_percent(0.004) == "0.4%"
        assert numbers.share_percent(None) == "–"


def test_dates_are_iso_and_ranges_have_an_en_dash():
    assert numbers.iso_date(date(2017, 10, 26)) == "2017-10-26"
    assert numbers.iso_date("2020-03") == "2020-03"
    assert numbers.iso_range("2016-10", "2017-06") == "2016-10 – 2017-06"
    assert numbers.iso_range(date(2016, 4, 28), date(2016, 4, 28)) == "2016-04-28"


def test_a_date_in_a_heading_never_breaks_and_what_stands_around_it_is_escaped():
    told = numbers.whole_dates("Protokolas <2026-11-22>, 2016-10")
    day, month = '<span class="nowrap">2026-11-22</span>', '<span class="nowrap">2016-10</span>'
    assert told == f"Protokolas &lt;{day}&gt;, {month}"
    assert isinstance(told, SafeString)
    assert numbers.whole_dates(mark_safe("<b>1-2</b>")) == "<b>1-2</b>"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("namai ir bendruomenė", f"namai ir{NB}bendruomenė"),
        ("iš 34 diskusijų", f"iš{NB}34{NB}diskusijų"),
        ("2017 m. spalis", f"2017{NB}m. spalis"),
        ("su jo šeima", f"su{NB}jo{NB}šeima"),
        ("vaikas (į šeimą)", f"vaikas (į{NB}šeimą)"),
        ("0,4 % plano", f"0,4{NB}% plano"),
    ],
)
def test_lithuanian_typography(text, bound):
    with translation.override("lt"):
        assert numbers.lt_typo(text) == bound
    with translation.override("en"):
        assert numbers.lt_typo(text) == text


def test_typography_leaves_tags_alone():
    with translation.override("lt"):
        result = numbers.lt_typo(mark_safe('<a class="r x num" href="/a/">ir kiti</a>'))
    assert result == f'<a class="r x num" href="/a/">ir{NB}kiti</a>'
    assert isinstance(result, SafeString)
