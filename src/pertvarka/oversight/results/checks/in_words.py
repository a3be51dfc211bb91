"""Figures as people read them: `3 + 24 + 34 = 61`, `30 / 312 = 9,6 %`, `LT-PN, LT-SA`."""

from decimal import Decimal

from django.utils.formats import number_format

from pertvarka.foundation.base.bilingual import Text
from pertvarka.oversight.results.checks.figures import Figure, Figures, Listed, Number, Sign

SIGNS = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.TIMES: "×", Sign.OVER: "/", Sign.SHARE: "/"}
NONE_FOUND = Text("nėra", "none")
PER_HUNDRED = Text(" %", "%")


def in_words(figures: Figures) -> list[str]:
    """Each figure of a check, in the active language."""
    return [_figure(figure) for figure in figures]


def _figure(figure: Figure) -> str:
    if isinstance(figure, Listed):
        found = ", ".join(figure.items) or str(NONE_FOUND)
        return f"{figure.of}: {found}" if figure.of else found
    terms = f" {SIGNS[figure.sign]} ".join(_number(term) for term in figure.terms)
    per_hundred = str(PER_HUNDRED) if figure.sign is Sign.SHARE else ""
    return f"{terms} = {_number(figure.total)}{per_hundred}"


def _number(value: Number) -> str:
    """Ungrouped, because a sum is read to be checked; decimals without zeros at the end, in the active language."""
    exact = Decimal(value)
    if not exact.is_finite():
        return "?"
    if exact == exact.to_integral_value():
        return str(int(exact))
    decimals = max(-int(exact.normalize().as_tuple().exponent), 0)
    return str(number_format(exact, decimal_pos=decimals, use_l10n=True, force_grouping=False)).replace("\u00a0", "")
