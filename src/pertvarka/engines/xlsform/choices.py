"""The choices sheet → lists of choices with the columns that filters ask for."""

from collections.abc import Mapping

from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.form import Choice
from pertvarka.engines.xlsform.languages import Languages, texts
from pertvarka.engines.xlsform.types import REFUSED_COLUMNS
from pertvarka.engines.xlsform.workbook import Row, Sheet

_OWN = ("list_name", "name", "label")
Lists = Mapping[str, tuple[Choice, ...]]


def read_choices(sheet: Sheet, languages: Languages, faults: list[Fault]) -> Lists:
    lists: dict[str, dict[str, Choice]] = {}
    for row in sheet.rows:
        name, listed = row.get("name"), row.get("list_name")
        _refuse_columns(row, faults)
        if not listed:
            if name:
                faults.append(Fault("choice_without_list", sheet.name, row.cell("list_name"), name))
            continue
        of_list = lists.setdefault(listed, {})
        if not name:
            faults.append(Fault("choice_without_name", sheet.name, row.cell("name"), listed))
            continue
        if len(name.split()) > 1:
            faults.append(Fault("choice_name_with_space", sheet.name, row.cell("name"), name))
        if name in of_list:
            taken = {"list": listed, "first": of_list[name].cell}
            faults.append(Fault("choice_twice", sheet.name, row.cell("name"), name, taken))
            continue
        label = texts(row, "label", languages, faults, named=name)
        if not label:
            column = next((key for key in sheet.columns if key[0] == "label"), ("label", ""))
            faults.append(Fault("label_missing", sheet.name, row.cell(*column), name))
        of_list[name] = Choice(name, label, _columns(row), row.cell("name"))
    return {listed: tuple(of_list.values()) for listed, of_list in lists.items()}


def columns_of(sheet: Sheet) -> frozenset[str]:
    """Names a choice filter may use."""
    return frozenset(column for column, language in sheet.columns if not language) | {"name", "label"}


def _columns(row: Row) -> dict[str, str]:
    return {column: value for (column, language), value in row.values.items() if not language and column not in _OWN}


def _refuse_columns(row: Row, faults: list[Fault]) -> None:
    for column, language in row.values:
        if column in REFUSED_COLUMNS:
            written = f"{column}::{language}" if language else column
            faults.append(Fault("column_not_supported", row.sheet, row.cell(column, language), written))
