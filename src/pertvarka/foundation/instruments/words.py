"""The sentences of the engine, which knows no language, for the catalogue; a test holds them against the engine's."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from pertvarka.engines.xlsform.faults import FAULTS
from pertvarka.engines.xlsform.state import Node

OF_WORKBOOKS = {
    "not_a_workbook": _("This file is not an Excel workbook (.xlsx)."),
    "file_too_large": _("The file is larger than %(limit)s MB."),
    "unpacks_too_large": _("The workbook would unpack to more than %(limit)s MB, which no questionnaire needs."),
    "packed_too_tightly": _("The part %(feature)s of the workbook is packed so tightly that it may be a trap."),
    "file_within_file": _("The workbook carries another packed file (%(feature)s). Take it out."),
    "too_many_parts": _("The workbook consists of more than %(limit)s parts."),
    "entity_in_file": _("The part %(feature)s of the workbook defines entities of its own, which is not accepted."),
    "too_many_rows": _("The sheet has a cell beyond row %(limit)s: %(cell)s."),
    "too_many_columns": _("The sheet has a cell beyond column %(limit)s: %(cell)s."),
    "sheet_missing": _("The workbook has no sheet named “%(feature)s”."),
    "column_missing": _("The sheet “%(sheet)s” has no column “%(feature)s”."),
    "column_twice": _("The column “%(feature)s” stands twice in the sheet “%(sheet)s”: %(first)s and %(cell)s."),
    "no_questions": _("The form asks nothing."),
    "sheet_not_supported": _("The sheet “%(feature)s” is not supported."),
    "column_not_supported": _("%(sheet)s %(cell)s: the column “%(feature)s” is not supported."),
    "type_not_supported": _("%(sheet)s %(cell)s: the question type “%(feature)s” is not supported."),
    "type_unknown": _("%(sheet)s %(cell)s: “%(feature)s” is no question type."),
    "groups_too_deep": _("%(sheet)s %(cell)s: “%(feature)s” stands in more than twenty groups."),
    "type_missing": _("%(sheet)s %(cell)s: the row has a name or a label, but no type."),
    "or_other_not_supported": _(
        "%(sheet)s %(cell)s: “or_other” is not supported. Add a choice “other” and a question."
    ),
    "appearance_not_supported": _("%(sheet)s %(cell)s: the appearance “%(feature)s” is not supported."),
    "parameter_not_supported": _("%(sheet)s %(cell)s: the parameter “%(feature)s” is not supported."),
    "setting_not_supported": _("%(sheet)s %(cell)s: the setting “%(feature)s” is not supported."),
    "range_not_understood": _("%(sheet)s %(cell)s: a range needs start, end and step as numbers, the step above zero."),
    "name_missing": _("%(sheet)s %(cell)s: a %(feature)s needs a name."),
    "name_not_identifier": _(
        "%(sheet)s %(cell)s: “%(feature)s” cannot be a name. Use letters, digits and _, beginning with a letter."
    ),
    "name_twice": _("%(sheet)s %(cell)s: the name “%(feature)s” is already taken by %(first)s."),
    "label_missing": _("%(sheet)s %(cell)s: “%(feature)s” has no label."),
    "language_missing": _("%(sheet)s %(cell)s: the %(column)s of “%(feature)s” is missing in %(language)s."),
    "default_language_unknown": _("%(sheet)s %(cell)s: the form has no texts in “%(feature)s”."),
    "end_missing": _("%(sheet)s %(cell)s: “%(feature)s” begins here and is never ended."),
    "end_without_begin": _("%(sheet)s %(cell)s: %(feature)s, but nothing of that kind is open."),
    "calculation_missing": _("%(sheet)s %(cell)s: “%(feature)s” calculates nothing."),
    "list_missing": _("%(sheet)s %(cell)s: the list of choices “%(feature)s” does not exist."),
    "list_not_named": _("%(sheet)s %(cell)s: the question does not say which list of choices it uses."),
    "choice_without_name": _("%(sheet)s %(cell)s: a choice of the list “%(feature)s” has no name."),
    "choice_without_list": _("%(sheet)s %(cell)s: the choice “%(feature)s” belongs to no list."),
    "choice_name_with_space": _("%(sheet)s %(cell)s: the name of a choice may not contain spaces: “%(feature)s”."),
    "choice_twice": _("%(sheet)s %(cell)s: the list “%(list)s” already has a choice “%(feature)s”, in %(first)s."),
    "default_not_understood": _("%(sheet)s %(cell)s: “%(feature)s” cannot be the answer of such a question."),
    "filter_without_choices": _("%(sheet)s %(cell)s: only a question with choices can have a choice filter."),
    "syntax": _("%(sheet)s %(cell)s: the expression is not understood at character %(position)s, near “%(feature)s”."),
    "expression_too_deep": _("%(sheet)s %(cell)s: the expression is nested too deeply."),
    "path_not_supported": _(
        "%(sheet)s %(cell)s: paths are not supported (“%(feature)s”, character %(position)s). "
        "Write the name as ${name}."
    ),
    "bare_name": _("%(sheet)s %(cell)s: “%(feature)s” at character %(position)s stands without ${…}."),
    "column_of_choices_unknown": _("%(sheet)s %(cell)s: the list “%(list)s” has no column “%(feature)s”."),
    "function_unknown": _("%(sheet)s %(cell)s: there is no function “%(feature)s” (character %(position)s)."),
    "function_not_supported": _(
        "%(sheet)s %(cell)s: the function “%(feature)s” is not supported (character %(position)s)."
    ),
    "wrong_number_of_arguments": _(
        "%(sheet)s %(cell)s: “%(feature)s” does not take %(given)s values (character %(position)s)."
    ),
    "argument_not_understood": _(
        "%(sheet)s %(cell)s: “%(feature)s” cannot take what stands at character %(position)s."
    ),
    "pattern_not_understood": _("%(sheet)s %(cell)s: the pattern “%(feature)s” is not understood."),
    "pattern_too_costly": _(
        "%(sheet)s %(cell)s: the pattern “%(feature)s” repeats within a repetition and could stop the system."
    ),
    "reference_unknown": _("%(sheet)s %(cell)s: the form has no “%(feature)s” (character %(position)s)."),
    "reference_in_choice": _("%(sheet)s %(cell)s: the label of a choice cannot show an answer (“%(feature)s”)."),
    "cycle": _("%(sheet)s %(cell)s: these depend on each other in a ring: %(feature)s."),
    "pyxform": _("The standard's own check says: %(text)s"),
}
OF_ANSWERS = {
    "required": _("Answer this question."),
    "constraint": _("This answer does not fit. Look at the question once more."),
    "not_a_text": _("This is not an answer to this question."),
    "not_a_whole_number": _("Write a whole number, for example 12."),
    "not_a_number": _("Write a number, for example 12 or 12,5."),
    "date_order_unclear": _(
        "Write the date as year, month, day, for example 1950-02-03. It is not clear which number is the month."
    ),
    "not_a_date": _("Write a day of the calendar as year, month, day, for example 1950-02-03."),
    "not_a_time": _("Write the time as hours and minutes, for example 08:30."),
    "not_a_choice": _("Choose one of the answers that are offered."),
    "out_of_range": _("Choose a number on the scale."),
    "text_too_long": _("The text is longer than 10,000 characters."),
}


def fault_sentence(fault: Mapping[str, Any]) -> str:
    """One fault of an upload in the language of the reader."""
    sentence = OF_WORKBOOKS.get(fault["code"]) or FAULTS[fault["code"]]
    told: str = str(sentence) % fault["values"]
    return told


def answer_sentence(node: Node) -> str:
    """Why an answer cannot stand: the form's own words where it has some."""
    return node.message or (str(OF_ANSWERS[node.fault]) if node.fault else "")
