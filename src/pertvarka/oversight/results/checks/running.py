"""Running all checks: actual figures from the database beside the expected ones."""

from dataclasses import dataclass

from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results import queries
from pertvarka.oversight.results.checks import (  # noqa: F401 (each module registers its functions)
    documents,
    events,
    participants,
    plan,
    round_tables,
    services,
    trainings,
    transformation_plans,
    wording,
)
from pertvarka.oversight.results.checks.definitions import CheckShape, Verdict, all_checks, checks_file
from pertvarka.oversight.results.checks.errors import HistoryRowMissing
from pertvarka.oversight.results.checks.figures import Figures, Sum
from pertvarka.oversight.results.checks.in_words import in_words
from pertvarka.oversight.results.checks.registry import Reckoning, reckonings


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check with what was expected and what the database says. Texts come in the active language."""

    check: CheckShape
    actual: Figures
    problem: HistoryRowMissing | None = None

    @property
    def number(self) -> int:
        return self.check.number

    @property
    def key(self) -> str:
        return self.check.key

    @property
    def title(self) -> Sentence:
        return self.check.title

    @property
    def expected(self) -> Figures:
        return self.check.figures

    @property
    def passes(self) -> bool:
        """Only if the database gives exactly the expected figures, and its own sums add up."""
        adds_up = all(figure.adds_up for figure in self.actual if isinstance(figure, Sum))
        return self.problem is None and self.actual == self.expected and adds_up

    @property
    def sums(self) -> list[str]:
        """The actual figures one by one; what is missing, where they could not be found."""
        return [self.problem.sentence] if self.problem else in_words(self.actual)

    @property
    def sum(self) -> str:
        """The actual figures in one line: `3 + 24 + 10 + 20 + 7 = 64`."""
        return "; ".join(self.sums)

    @property
    def expected_sum(self) -> str:
        return "; ".join(in_words(self.expected))

    @property
    def verdict(self) -> Verdict:
        return self.check.verdict

    @property
    def verdict_words(self) -> str:
        return str(checks_file().verdicts[self.verdict])

    @property
    def comment(self) -> str:
        return str(self.check.comment)


def run_all() -> list[CheckResult]:
    """Every check, in order.

    Raises:
        NothingLoaded: the database holds no history yet.
        DefinitionBroken: checks.yaml and the functions do not fit each other.
    """
    known = reckonings()
    checks = all_checks(reckoned=known.keys())
    queries.newest_data_on()
    return [_run(shape, known[shape.key]) for shape in checks]


def _run(shape: CheckShape, reckoning: Reckoning) -> CheckResult:
    try:
        return CheckResult(shape, reckoning())
    except HistoryRowMissing as problem:
        return CheckResult(shape, (), problem)
