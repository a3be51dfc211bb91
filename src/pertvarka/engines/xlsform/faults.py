"""What can be wrong with a workbook: a code, the cell, and a sentence in English that the room above translates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LONGEST_VALUE = 200

# Every sentence may use %(sheet)s, %(cell)s and %(feature)s besides the values of its own.
FAULTS: dict[str, str] = {
    # the file
    "not_a_workbook": "This file is not an Excel workbook (.xlsx).",
    "file_too_large": "The file is larger than %(limit)s MB.",
    "unpacks_too_large": "The workbook would unpack to more than %(limit)s MB, which no questionnaire needs.",
    "packed_too_tightly": "The part %(feature)s of the workbook is packed so tightly that it may be a trap.",
    "file_within_file": "The workbook carries another packed file (%(feature)s). Take it out.",
    "too_many_parts": "The workbook consists of more than %(limit)s parts.",
    "entity_in_file": "The part %(feature)s of the workbook defines entities of its own, which is not accepted.",
    "too_many_rows": "The sheet has a cell beyond row %(limit)s: %(cell)s.",
    "too_many_columns": "The sheet has a cell beyond column %(limit)s: %(cell)s.",
    "sheet_missing": "The workbook has no sheet named “%(feature)s”.",
    "column_missing": "The sheet “%(sheet)s” has no column “%(feature)s”.",
    "column_twice": "The column “%(feature)s” stands twice in the sheet “%(sheet)s”: %(first)s and %(cell)s.",
    "no_questions": "The form asks nothing.",
    # what we do not take
    "sheet_not_supported": "The sheet “%(feature)s” is not supported.",
    "column_not_supported": "%(sheet)s %(cell)s: the column “%(feature)s” is not supported.",
    "type_not_supported": "%(sheet)s %(cell)s: the question type “%(feature)s” is not supported.",
    "type_unknown": "%(sheet)s %(cell)s: “%(feature)s” is no question type.",
    "type_missing": "%(sheet)s %(cell)s: the row has a name or a label, but no type.",
    "or_other_not_supported": "%(sheet)s %(cell)s: “or_other” is not supported. Add a choice “other” and a question.",
    "appearance_not_supported": "%(sheet)s %(cell)s: the appearance “%(feature)s” is not supported.",
    "parameter_not_supported": "%(sheet)s %(cell)s: the parameter “%(feature)s” is not supported.",
    "setting_not_supported": "%(sheet)s %(cell)s: the setting “%(feature)s” is not supported.",
    "range_not_understood": "%(sheet)s %(cell)s: a range needs start, end and step as numbers, the step above zero.",
    # rows
    "name_missing": "%(sheet)s %(cell)s: a %(feature)s needs a name.",
    "name_not_identifier": "%(sheet)s %(cell)s: “%(feature)s” cannot be a name. Use letters, digits and _, "
    "beginning with a letter.",
    "name_twice": "%(sheet)s %(cell)s: the name “%(feature)s” is already taken by %(first)s.",
    "label_missing": "%(sheet)s %(cell)s: “%(feature)s” has no label.",
    "language_missing": "%(sheet)s %(cell)s: the %(column)s of “%(feature)s” is missing in %(language)s.",
    "default_language_unknown": "%(sheet)s %(cell)s: the form has no texts in “%(feature)s”.",
    "groups_too_deep": "%(sheet)s %(cell)s: “%(feature)s” stands in more than twenty groups.",
    "end_missing": "%(sheet)s %(cell)s: “%(feature)s” begins here and is never ended.",
    "end_without_begin": "%(sheet)s %(cell)s: %(feature)s, but nothing of that kind is open.",
    "calculation_missing": "%(sheet)s %(cell)s: “%(feature)s” calculates nothing.",
    "list_missing": "%(sheet)s %(cell)s: the list of choices “%(feature)s” does not exist.",
    "list_not_named": "%(sheet)s %(cell)s: the question does not say which list of choices it uses.",
    "choice_without_name": "%(sheet)s %(cell)s: a choice of the list “%(feature)s” has no name.",
    "choice_without_list": "%(sheet)s %(cell)s: the choice “%(feature)s” belongs to no list.",
    "choice_name_with_space": "%(sheet)s %(cell)s: the name of a choice may not contain spaces: “%(feature)s”.",
    "choice_twice": "%(sheet)s %(cell)s: the list “%(list)s” already has a choice “%(feature)s”, in %(first)s.",
    "default_not_understood": "%(sheet)s %(cell)s: “%(feature)s” cannot be the answer of such a question.",
    "filter_without_choices": "%(sheet)s %(cell)s: only a question with choices can have a choice filter.",
    # expressions
    "syntax": "%(sheet)s %(cell)s: the expression is not understood at character %(position)s, near “%(feature)s”.",
    "expression_too_deep": "%(sheet)s %(cell)s: the expression is nested too deeply.",
    "path_not_supported": "%(sheet)s %(cell)s: paths are not supported (“%(feature)s”, character %(position)s). "
    "Write the name as ${name}.",
    "bare_name": "%(sheet)s %(cell)s: “%(feature)s” at character %(position)s stands without ${…}.",
    "column_of_choices_unknown": "%(sheet)s %(cell)s: the list “%(list)s” has no column “%(feature)s”.",
    "function_unknown": "%(sheet)s %(cell)s: there is no function “%(feature)s” (character %(position)s).",
    "function_not_supported": "%(sheet)s %(cell)s: the function “%(feature)s” is not supported "
    "(character %(position)s).",
    "wrong_number_of_arguments": "%(sheet)s %(cell)s: “%(feature)s” does not take %(given)s values "
    "(character %(position)s).",
    "argument_not_understood": "%(sheet)s %(cell)s: “%(feature)s” cannot take what stands at character %(position)s.",
    "pattern_not_understood": "%(sheet)s %(cell)s: the pattern “%(feature)s” is not understood.",
    "pattern_too_costly": "%(sheet)s %(cell)s: the pattern “%(feature)s” repeats within a repetition and could stop "
    "the system.",
    "reference_unknown": "%(sheet)s %(cell)s: the form has no “%(feature)s” (character %(position)s).",
    "reference_in_choice": "%(sheet)s %(cell)s: the label of a choice cannot show an answer (“%(feature)s”).",
    "cycle": "%(sheet)s %(cell)s: these depend on each other in a ring: %(feature)s.",
    # the standard's own reader
    "pyxform": "The standard's own check says: %(text)s",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong. `feature` is the word in question as it stands in the workbook."""

    code: str
    sheet: str = ""
    cell: str = ""
    feature: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """What the sentence of FAULTS needs, cut to a length that fits a page."""
        named = {"sheet": self.sheet, "cell": self.cell, "feature": self.feature, **self.values}
        return {name: _cut(str(value)) for name, value in named.items()}

    @property
    def sentence(self) -> str:
        """
        >>> Fault("sheet_missing", feature="survey").sentence
        'The workbook has no sheet named “survey”.'
        """
        return FAULTS[self.code] % self.words


class FormRefused(ValueError):
    """The workbook cannot become a form; `faults` says everything that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.sentence for fault in self.faults[:5]))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
