"""The door: bytes of a workbook → a form, or everything that is wrong with it."""

from pertvarka.engines.xlsform.choices import columns_of, read_choices
from pertvarka.engines.xlsform.faults import Fault, FormRefused
from pertvarka.engines.xlsform.form import Form, Question, walk
from pertvarka.engines.xlsform.languages import read_languages, read_settings
from pertvarka.engines.xlsform.order import rings
from pertvarka.engines.xlsform.references import faults_of_expressions
from pertvarka.engines.xlsform.standard import objection
from pertvarka.engines.xlsform.survey import read_survey
from pertvarka.engines.xlsform.workbook import Workbook, read

# A hundred faults are enough to know that a workbook is not a form.
MOST_FAULTS = 100


def check(content: bytes) -> Form:
    """The form in a workbook. Raises FormRefused with all faults, in the order of sheets and cells."""
    workbook = read(content)
    faults = list(workbook.faults)
    faults.extend(Fault("sheet_not_supported", name, feature=name) for name in workbook.other_sheets)
    faults.extend(_missing_columns(workbook))
    if any(fault.code == "column_missing" for fault in faults):
        raise FormRefused(faults)
    form = _form(workbook, faults)
    faults.extend(faults_of_expressions(form, columns_of(workbook.sheets["choices"])))
    faults.extend(rings(form))
    if not faults and not any(isinstance(item, Question) for item, _ in walk(form.items)):
        faults.append(Fault("no_questions", "survey"))
    # Asked last: it stops at its first objection, which would mostly be one of ours in other words.
    if not faults and (said := objection(workbook.raw, form.id)) is not None:
        faults.append(said)
    if faults:
        raise FormRefused(sorted(_each_once(faults), key=_place)[:MOST_FAULTS])
    return form


def _form(workbook: Workbook, faults: list[Fault]) -> Form:
    settings = read_settings(workbook.sheets["settings"], faults)
    languages = read_languages(workbook, settings, faults)
    choices = read_choices(workbook.sheets["choices"], languages, faults)
    items = read_survey(workbook.sheets["survey"], languages, choices, faults)
    return Form(
        id=settings.id or "form",
        title=settings.title or settings.id or "form",
        version=settings.version,
        languages=languages.keys,
        default_language=languages.default,
        items=items,
        choices=choices,
        language_names=languages.names,
    )


def _missing_columns(workbook: Workbook) -> list[Fault]:
    wanted = {"survey": ("type", "name"), "choices": ("list_name", "name")}
    return [
        Fault("column_missing", sheet, "A1", column)
        for sheet, columns in wanted.items()
        if sheet == "survey" or workbook.sheets[sheet].rows
        for column in columns
        if (column, "") not in workbook.sheets[sheet].columns
    ]


def _each_once(faults: list[Fault]) -> list[Fault]:
    return list({(fault.code, fault.sheet, fault.cell, fault.sentence): fault for fault in faults}.values())


def _place(fault: Fault) -> tuple[int, int, str]:
    sheets = {"": 0, "settings": 1, "survey": 2, "choices": 3}
    digits = "".join(letter for letter in fault.cell if letter.isdigit())
    return sheets.get(fault.sheet, 0), int(digits or 0), fault.cell
