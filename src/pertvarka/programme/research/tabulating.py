"""Answers added up, question by question: numbers with small ones hidden, weighted shares and means with margins.

Only the command `tabulate_survey` reads answers. Every question is a table of its own. A question asked only of some
is told only where the answers that decide who is asked are all shown: its number would give a hidden one away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pertvarka.engines.disclosure.suppress import is_small, protect
from pertvarka.engines.disclosure.table import TOTAL, Table
from pertvarka.engines.xlsform.expressions import names_in
from pertvarka.engines.xlsform.form import Form, Kind, Question
from pertvarka.engines.xlsform.order import holders_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.measures import COUNT, MANY, MEAN, ONE, measure_of
from pertvarka.programme.research import estimate_rules, rows_tables, strata_tables
from pertvarka.programme.research.models import Stratum, SurveyAnswer, SurveyWave
from pertvarka.programme.research.rows_tables import NOTHING
from pertvarka.programme.research.tabulated import Figure, Part, Result, Tabulated

COMMAND = "tabulate_survey"


def tabulate(wave: SurveyWave) -> Tabulated:
    """All results of a closed wave. The caller has checked who asks."""
    with scope.of_command(COMMAND):
        strata = list(Stratum.objects.filter(wave=wave))
        rows = list(SurveyAnswer.objects.filter(wave=wave).values_list("stratum_id", "answers"))
    if not rows:
        return Tabulated(0)
    return Sample(form_of(wave.instrument_version), strata, rows, has_margins=wave.is_by_invitation).tabulated()


def questions(form: Form) -> Iterator[tuple[Question, str]]:
    """What people answer themselves, in rows too, with how it is added up."""
    for item in form.by_name.values():
        if not isinstance(item, Question) or item.calculation or item.kind is Kind.HIDDEN:
            continue
        yield item, measure_of(item)


def deciding(form: Form, name: str) -> set[str]:
    """The questions whose answers decide, at last, whether this one is asked."""
    holders, found, waiting = holders_of(form), set[str](), [name]
    while waiting:
        here: str | None = waiting.pop()
        while here is not None:
            item = form.by_name[here]
            sources = [getattr(item, "relevant", ""), getattr(item, "calculation", "") if here != name else ""]
            sources.append(getattr(item, "count", ""))
            for other in {other for source in sources if source for other in names_in(source)} - found - {name}:
                found.add(other)
                waiting.append(other)
            here = holders.get(here)
    return found


class Sample:
    """Answers of a wave with their strata, and what they weigh."""

    def __init__(
        self, form: Form, strata: list[Stratum], rows: list[tuple[Any, dict[str, Any]]], *, has_margins: bool
    ) -> None:
        self.form, self.has_margins = form, has_margins
        speaks = {stratum.pk: str(stratum.joined_to_id or stratum.pk) for stratum in strata}
        self.strata = strata
        self.speaks = speaks
        self.rows = [(speaks[key], answers) for key, answers in rows]
        counts = Counter(key for key, _ in self.rows)
        people: Counter[str] = Counter()
        for stratum in strata:
            people[speaks[stratum.pk]] += stratum.population
        self.held = {key: estimate_rules.Stratum(people[key], counts[key]) for key in people}
        self.answered = {key: held for key, held in self.held.items() if held.answers}
        self.is_divided = len(self.answered) > 1
        self.weight = estimate_rules.weights(self.held)
        self.population = sum(people[key] for key in self.weight)

    def tabulated(self) -> Tabulated:
        effect = estimate_rules.design_effect({key: self.held[key].answers for key in self.weight}, self.weight)
        parts = tuple(
            Part(
                tuple((one.name_lt, one.name_en) for one in self.strata if self.speaks[one.pk] == key),
                held.population,
                held.answers,
                self.weight[key],
            )
            for key, held in self.answered.items()
        )
        return Tabulated(len(self.rows), self.population, effect, parts, tuple(self._results()))

    def _results(self) -> Iterator[Result]:
        hidden: set[str] = set()
        hidden_by_stratum: set[str] = set()
        for question, measure in questions(self.form):
            result, deciders = Result(question.name, measure, None), deciding(self.form, question.name)
            if not hidden & deciders:
                is_in_rows = bool(self.form.repeats_of[question.name])
                result = self._in_rows(question, measure) if is_in_rows else self._result(question, measure)
            if result.columns and hidden_by_stratum & deciders:
                result = replace(result, columns=())
            if result.hides:
                hidden.add(question.name)
            if result.hides_by_stratum:
                hidden_by_stratum.add(question.name)
            yield result

    def _in_rows(self, question: Question, measure: str) -> Result:
        """The rows of all answers, and how many answers hold any."""
        repeats = self.form.repeats_of[question.name]
        held = [(key, rows_tables.values_in(answers, repeats, question.name)) for key, answers in self.rows]
        given = [(key, values) for key, values in held if values]
        if is_small(len(given)):
            return Result(question.name, measure, None)
        told = Result(question.name, measure, len(given), rows_count=sum(len(values) for _key, values in given))
        if not given or measure == COUNT:
            return told
        if measure == MEAN:
            figure = rows_tables.mean(
                given, weight=self.weight, population=self.population, has_margins=self.has_margins
            )
            return replace(told, figures=(figure,))
        names = [choice.name for choice in self.form.choices[question.choice_list]]
        figures = rows_tables.shares(
            names,
            given,
            measure=measure,
            weight=self.weight,
            population=self.population,
            has_margins=self.has_margins,
        )
        return replace(told, figures=figures) if figures else Result(question.name, measure, None)

    def _result(self, question: Question, measure: str) -> Result:
        given = [(key, value) for key, answers in self.rows if (value := answers.get(question.name)) not in NOTHING]
        if is_small(len(given)):
            return Result(question.name, measure, None)
        if not given or measure == COUNT:
            return Result(question.name, measure, len(given))
        if measure == MEAN:
            values = [(key, float(str(value))) for key, value in given]
            found = estimate_rules.mean(values, weight=self.weight, population=self.population)
            result = Result(question.name, measure, len(given), (self._figure("", len(given), found),))
            if not self.is_divided:
                return result
            columns = strata_tables.of_numbers(given, strata=self.answered, has_margins=self.has_margins)
            return replace(result, columns=columns)
        names = [choice.name for choice in self.form.choices[question.choice_list]]
        result = (self._of_one if measure == ONE else self._of_many)(question, names, given)
        if not self.is_divided:
            return result
        columns = strata_tables.of_choices(
            names,
            given,
            measure=measure,
            hidden={figure.name for figure in result.figures if figure.count is None},
            strata=self.answered,
            has_margins=self.has_margins,
        )
        return replace(result, columns=columns)

    def _of_one(self, question: Question, names: list[str], given: list[tuple[str, Any]]) -> Result:
        counted = Counter(str(value) for _, value in given)
        table = protect(Table(names, (), {(name, TOTAL): counted[name] for name in names}))
        figures = tuple(
            self._share(name, given, lambda value, name=name: str(value) == name, table.shown((name, TOTAL)))
            for name in names
        )
        return Result(question.name, ONE, len(given), figures)

    def _of_many(self, question: Question, names: list[str], given: list[tuple[str, Any]]) -> Result:
        """Each choice is a question of yes and no."""
        figures = []
        for name in names:
            count = sum(name in value for _, value in given)
            rows = {("yes", TOTAL): count, ("no", TOTAL): len(given) - count}
            shown = protect(Table(["yes", "no"], (), rows)).shown(("yes", TOTAL))
            figures.append(self._share(name, given, lambda value, name=name: name in value, shown))
        return Result(question.name, MANY, len(given), tuple(figures))

    def _share(self, name: str, given: list[tuple[str, Any]], is_it: Any, count: int | None) -> Figure:
        if count is None:
            return Figure(name)
        asked = Counter(key for key, _ in given)
        chosen = Counter(key for key, value in given if is_it(value))
        found = estimate_rules.share(chosen, asked, weight=self.weight, population=self.population)
        return self._figure(name, count, found)

    def _figure(self, name: str, count: int, found: estimate_rules.Estimate) -> Figure:
        return Figure(name, count, found.value, found.margin if self.has_margins else None)


def strata_of(parts: Iterable[Part]) -> list[Mapping[str, Any]]:
    """As a published wave keeps them."""
    return [
        {
            "names": [list(pair) for pair in part.names],
            "population": part.population,
            "answers": part.answers,
            "weight": part.weight,
        }
        for part in parts
    ]
