"""The languages of a workbook, its settings, and the texts of a row in every language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.types import REFUSED_SETTINGS
from pertvarka.engines.xlsform.workbook import Row, Sheet, Workbook

DEFAULT = "default"
_NO = ("no", "false", "false()", "0")


@dataclass(frozen=True, slots=True)
class Languages:
    """`keys` are the languages of the labels; the texts of other columns without a language serve all of them."""

    keys: tuple[str, ...]
    default: str
    names: dict[str, str] = field(default_factory=dict)
    """Key → as the headers call it."""
    plain: str = DEFAULT
    """The language of columns that name none."""


@dataclass(frozen=True, slots=True)
class Settings:
    id: str = ""
    title: str = ""
    version: str = ""
    default_language: str = ""
    default_language_cell: str = ""


def key_of(language: str) -> str:
    """
    >>> key_of("Lietuvių (lt)"), key_of("Deutsch")
    ('lt', 'Deutsch')
    """
    found = re.search(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*\Z", language)
    return found.group(1).lower() if found else language


def read_settings(sheet: Sheet, faults: list[Fault]) -> Settings:
    row = sheet.rows[0] if sheet.rows else None
    if row is None:
        return Settings()
    faults.extend(
        Fault("setting_not_supported", "settings", row.cell(name), name)
        for name in sorted(REFUSED_SETTINGS)
        if (value := row.get(name)) and value.lower() not in _NO
    )
    return Settings(
        row.get("form_id"),
        row.get("form_title"),
        row.get("version"),
        row.get("default_language"),
        row.cell("default_language"),
    )


def read_languages(workbook: Workbook, settings: Settings, faults: list[Fault]) -> Languages:
    names: dict[str, str] = {}
    plain_used = False
    for sheet in (workbook.sheets["survey"], workbook.sheets["choices"]):
        for column, language in sheet.columns:
            if column == "label" and language:
                names.setdefault(key_of(language), language)
        plain_used = plain_used or any(row.get("label") for row in sheet.rows)
    written = settings.default_language
    chosen = key_of(written) if written else ""
    if plain_used and (not written or chosen not in names):
        names = {chosen or DEFAULT: written or DEFAULT, **names}
    if not names:
        names = {chosen or DEFAULT: written or DEFAULT}
    if written and chosen not in names:
        faults.append(Fault("default_language_unknown", "settings", settings.default_language_cell, written))
    default = chosen if chosen in names else next(iter(names))
    return Languages(tuple(names), default, names, chosen or DEFAULT)


def texts(row: Row, column: str, languages: Languages, faults: list[Fault], *, named: str) -> dict[str, str]:
    """A text of a row by language. A text that one language has and another has not is a fault."""
    plain = row.get(column)
    found: dict[str, str] = {}
    columns: dict[str, str] = {}
    for name, language in row.letters:
        if name == column and language:
            columns[key_of(language)] = language
            if value := row.get(column, language):
                found[key_of(language)] = value
    if plain and languages.plain in languages.keys:
        found.setdefault(languages.plain, plain)
    if plain and (column != "label" or languages.plain not in languages.keys):
        found = {**dict.fromkeys(languages.keys, plain), **found}
    if not found:
        return {}
    for key in _missing(found, languages.keys):
        language = columns.get(key, "")
        cell = row.cell(column, language) if language else row.cell(column, columns.get(next(iter(found)), ""))
        values = {"column": column, "language": languages.names.get(key, key)}
        faults.append(Fault("language_missing", row.sheet, cell, named, values))
    return {key: found[key] for key in languages.keys if key in found}


def _missing(found: Iterable[str], wanted: Iterable[str]) -> list[str]:
    having = set(found)
    return [key for key in wanted if key not in having]
