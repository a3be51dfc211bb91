"""A sample without a wave: a form of the tests, strata by name, answers in memory."""

from collections.abc import Iterable, Mapping
from typing import Any

from pertvarka.engines.xlsform.form import Form
from pertvarka.programme.research.models import Stratum
from pertvarka.programme.research.tabulated import Result, Tabulated
from pertvarka.programme.research.tabulating import Sample


def tabulated(
    form: Form, people: Mapping[str, int], answers: Iterable[tuple[str, dict[str, Any]]], *, has_margins: bool = True
) -> Tabulated:
    strata = {code: Stratum(code=code, name_lt=code, name_en=code, population=count) for code, count in people.items()}
    rows = [(strata[code].pk, given) for code, given in answers]
    return Sample(form, list(strata.values()), rows, has_margins=has_margins).tabulated()


def result(found: Tabulated, question: str) -> Result:
    return next(one for one in found.results if one.question == question)


def choices(list_name: str, *names: str) -> list[dict[str, str]]:
    return [{"list_name": list_name, "name": name, "label": name} for name in names]
