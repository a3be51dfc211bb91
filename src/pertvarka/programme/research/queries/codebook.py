"""The codebook of a published wave: every variable and value of its files of results, in both languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pertvarka.engines.xlsform.form import Form, text_of
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.programme.research.models import SurveyWave
from pertvarka.programme.research.queries.results import name_of, published
from pertvarka.programme.research.tabulated import Part
from pertvarka.programme.research.tabulating import questions

STRATUM, STRATUM_MEASURE = "_stratum", "stratum"
"""The variable of the codebook that no question asks; names of questions begin with a letter."""
STRATUM_LT, STRATUM_EN = "Gyventojų grupė, kuriai priklauso atsakęs žmogus", "The stratum of the person who answered"


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the codebook: a variable, or one of its values. `repeat` names the rows it is asked in."""

    name: str
    label_lt: str
    label_en: str
    measure: str
    value: str = ""
    repeat: str = ""


def codebook(wave: SurveyWave) -> list[Variable]:
    """Variables with their labels and the labels of their values, in both languages; the strata as the last."""
    form = form_of(wave.instrument_version)
    return [*_variables(form), *_strata(published(wave).parts)]


def _variables(form: Form) -> Iterator[Variable]:
    default = form.default_language
    for item, measure in questions(form):
        within = "/".join(form.repeats_of[item.name])
        labels = text_of(item.label, "lt", default), text_of(item.label, "en", default)
        yield Variable(item.name, *labels, measure, repeat=within)
        for choice in form.choices.get(item.choice_list, ()):
            labels = text_of(choice.label, "lt", default), text_of(choice.label, "en", default)
            yield Variable(item.name, *labels, measure, choice.name, within)


def _strata(parts: Iterable[Part]) -> Iterator[Variable]:
    """The strata as a variable whose name no question can have; its values are the numbers of the file of results."""
    labels = STRATUM_LT, STRATUM_EN
    yield Variable(STRATUM, *labels, STRATUM_MEASURE)
    for number, part in enumerate(parts, start=1):
        yield Variable(STRATUM, name_of(part, "lt"), name_of(part, "en"), STRATUM_MEASURE, str(number))
