"""How the answers to a question are added up."""

from pertvarka.engines.xlsform.form import Kind, Question

ONE, MANY, MEAN, COUNT = "one", "many", "mean", "count"
"""One of some choices, several of them, a number, words of one's own."""
NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})


def measure_of(question: Question) -> str:
    if question.kind is Kind.SELECT_ONE:
        return ONE
    if question.kind is Kind.SELECT_MULTIPLE:
        return MANY
    return MEAN if question.kind in NUMBERS else COUNT
