"""Reading the evaluation of an event: the form chosen, how far it is, and the answers added up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pertvarka.engines.xlsform.form import Form, Kind, Question, text_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.measures import COUNT, MANY, MEAN, ONE, measure_of
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.foundation.instruments.queries import HEAVY
from pertvarka.programme.events import evaluation_rules
from pertvarka.programme.events.models import EvaluationAnswer, Event, EventEvaluation

COMMAND = "tabulate_evaluation"
NOTHING: Sequence[Any] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Told:
    """One answer to a question: how many gave it, of how many."""

    label: str
    count: int
    of: int

    @property
    def percent(self) -> float:
        return round(100 * self.count / self.of, 1)


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """What came of one question. `average` of a number or a scale from 1 up; `words` as they were written.

    `is_hidden`: fewer than five answered it, so nothing but its words is told.
    """

    name: str
    label: str
    answers_count: int
    rows: tuple[Told, ...] = ()
    average: float | None = None
    highest: int | None = None
    words: tuple[str, ...] = ()
    is_of_several: bool = False
    is_hidden: bool = False


def forms() -> list[InstrumentVersion]:
    """Published forms an event can be evaluated with, the newest of each instrument."""
    rows = InstrumentVersion.objects.filter(instrument__purpose=Instrument.Purpose.EVALUATION, withdrawn_at=None)
    newest = rows.order_by("instrument__code", "-number").distinct("instrument__code")
    return list(newest.select_related("instrument").defer(*HEAVY))


def of_event(event: Event) -> EventEvaluation | None:
    """The evaluation of an event the asker prepares."""
    heavy = [f"instrument_version__{column}" for column in HEAVY]
    rows = EventEvaluation.objects.select_related("instrument_version__instrument").defer(*heavy)
    return rows.filter(event=event).first()


def results(evaluation: EventEvaluation, *, language: str) -> list[QuestionTold]:
    """Every question with what came of it, once five answers have left the letterbox; nothing before."""
    if evaluation.told_count < evaluation_rules.LEAST:
        return []
    with scope.of_command(COMMAND):
        # By their random keys: in no order in which anybody answered.
        rows = EvaluationAnswer.objects.filter(evaluation=evaluation).order_by("pk")
        answers: list[dict[str, Any]] = list(rows.values_list("answers", flat=True))
    return list(added_up(form_of(evaluation.instrument_version), answers, language=language))


def added_up(form: Form, answers: Sequence[Mapping[str, Any]], *, language: str) -> Iterator[QuestionTold]:
    """The answers question by question, in the order of the form."""
    for name, item in form.by_name.items():
        if isinstance(item, Question) and not item.calculation and item.kind is not Kind.HIDDEN:
            given = [one[name] for one in answers if one.get(name) not in NOTHING]
            label = text_of(item.label, language, form.default_language)
            yield _question(form, item, label, given, language)


def _question(form: Form, item: Question, label: str, given: Sequence[Any], language: str) -> QuestionTold:
    measure, count = measure_of(item), len(given)
    if measure == COUNT and item.kind is Kind.TEXT:
        return QuestionTold(item.name, label, count, words=tuple(str(one) for one in given))
    if count < evaluation_rules.LEAST:
        return QuestionTold(item.name, label, count, is_hidden=True)
    if measure == MEAN:
        return QuestionTold(item.name, label, count, average=_mean([float(str(one)) for one in given]))
    if measure not in (ONE, MANY):
        return QuestionTold(item.name, label, count)
    chosen = Counter(name for one in given for name in (one if measure == MANY else [str(one)]))
    choices = form.choices[item.choice_list]
    rows = tuple(
        Told(text_of(choice.label, language, form.default_language), chosen[choice.name], count) for choice in choices
    )
    is_scale = measure == ONE and [choice.name for choice in choices] == [str(n + 1) for n in range(len(choices))]
    return QuestionTold(
        item.name,
        label,
        count,
        rows,
        average=_mean([float(str(one)) for one in given]) if is_scale else None,
        highest=len(choices) if is_scale else None,
        is_of_several=measure == MANY,
    )


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 2)
