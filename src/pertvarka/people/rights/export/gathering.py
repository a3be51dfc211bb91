"""The rows of one person read from every table of the data map, each value as data and as words.

Reads as far as the asker's scope goes; the officer who has a request of the person in hand sees all of it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.foundation.access import queries, roles
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import Case, Person
from pertvarka.people.cases.models.identity import SEALED as IDENTITY_COLUMNS
from pertvarka.people.rights.definitions import MappedColumn, MappedTable, Personal, data_map
from pertvarka.people.rights.export.sources import sources

TellEvents = Callable[[Sequence[AuditEvent]], Sequence[str]]

LOOKS = {
    ViewRecord.Kind.PAGE: gettext_lazy("opened the record"),
    ViewRecord.Kind.NAME: gettext_lazy("had the name shown"),
    ViewRecord.Kind.CODE_SEARCH: gettext_lazy("found by national code"),
    ViewRecord.Kind.NAME_SEARCH: gettext_lazy("found by name"),
    ViewRecord.Kind.EXPORT: gettext_lazy("took the record out as a file"),
    ViewRecord.Kind.ATTACHMENT: gettext_lazy("opened an attached file"),
}
# Words the tables of other rooms have no labels for.
WORDS: dict[tuple[str, str], dict[str, Any]] = {
    ("access_approval", "decision"): {
        Approval.Decision.WAITING: gettext_lazy("Waits for a second person"),
        Approval.Decision.APPROVED: gettext_lazy("Approved"),
        Approval.Decision.REFUSED: gettext_lazy("Refused"),
    },
    ("access_approval", "kind"): {
        "person.export": gettext_lazy("A copy of everything"),
        "records.delete": gettext_lazy("Erasure"),
    },
    ("access_viewrecord", "kind"): {str(kind): words for kind, words in LOOKS.items()},
}
# The person's own key, and other people of the system: that there is one is told, not who.
OF_REQUEST = ("rights_request:", "request ")
NOT_FOLLOWED = {"person", "other"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: as data for a machine, as words for a person ('' where there is nothing)."""

    column: str
    label: str
    value: Any
    words: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    table: str
    title: str
    purpose: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class PersonExport:
    """Everything about one person; named by the number of the case, never by the person."""

    number: str
    made_at: datetime
    tables: tuple[ExportedTable, ...]

    @property
    def rows_count(self) -> int:
        return sum(len(table.rows) for table in self.tables)


def exported_columns(mapped: MappedTable) -> dict[str, MappedColumn]:
    """The columns that belong to the person: all that say something, but for those kept apart with a reason."""
    return {
        name: column for name, column in mapped.columns.items() if column.data is not Personal.NONE and not column.apart
    }


def gather(person: Person, *, number: str, tell_events: TellEvents) -> PersonExport:
    """Read everything about the person; `tell_events` puts acts of the audit record into sentences."""
    tables = []
    for table, (model, source) in sources().items():
        mapped = data_map()[table]
        rows = list(source(person).select_related(*_joined(model)))
        tables.append(
            ExportedTable(
                table=table,
                title=mapped.title,
                purpose=mapped.purpose,
                rows=_rows(rows, mapped=mapped, tell_events=tell_events),
            )
        )
    return PersonExport(number=number, made_at=timezone.now(), tables=tuple(tables))


def _joined(model: type[Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.name not in NOT_FOLLOWED
    ]


def _rows(rows: Sequence[Model], *, mapped: MappedTable, tell_events: TellEvents) -> tuple[tuple[Cell, ...], ...]:
    names = queries.names_of({by for row in rows if (by := getattr(row, "by", "")) and isinstance(by, str)})
    events = [row for row in rows if isinstance(row, AuditEvent)]
    told = dict(zip((event.pk for event in events), tell_events(events), strict=True)) if events else {}
    columns = exported_columns(mapped)
    return tuple(
        tuple(_cell(row, name, column, names=names, told=told.get(row.pk, "")) for name, column in columns.items())
        for row in rows
    )


def _cell(row: Model, name: str, column: MappedColumn, *, names: dict[str, str], told: str) -> Cell:
    value, words = _read(row, name, column)
    if name == "by":
        words = names.get(words, words)
    elif isinstance(row, AuditEvent) and name == "kind":
        words = told or words
    return Cell(column=name, label=column.label, value=value, words=words)


def _read(row: Model, name: str, column: MappedColumn) -> tuple[Any, str]:
    if column.sealed:
        value = getattr(row, name.removesuffix("_sealed"))
        return _plain(value), _plain_words(value)
    field = _field(row, name)
    if isinstance(field, ForeignKey):
        return _followed(row, field)
    value = getattr(row, field.attname)
    return _plain(value), _in_words(row, field, value)


def _field(row: Model, name: str) -> "Field[Any, Any]":
    return next(field for field in row._meta.concrete_fields if field.column == name)


def _followed(row: Model, field: "ForeignKey[Any, Any]") -> tuple[Any, str]:
    """The name of what the row points to; of another person only that there is one."""
    key = getattr(row, field.attname)
    if field.name in NOT_FOLLOWED:
        return key is not None, _yes_or_no(is_so=key is not None)
    if key is None:
        return None, ""
    target = getattr(row, field.name)
    name = target.name if isinstance(target, Account) else target.number if isinstance(target, Case) else str(target)
    return name, name


def _in_words(row: Model, field: "Field[Any, Any]", value: Any) -> str:
    choices = dict(field.flatchoices) or dict(getattr(getattr(field, "base_field", None), "flatchoices", ()))
    choices |= WORDS.get((row._meta.db_table, field.attname), {})
    if field.column == "ground" and isinstance(value, str):
        return ground_in_words(value)
    if field.column == "role_code" and roles.is_described(value):
        return roles.role(value).title
    if field.column == "column" and value in IDENTITY_COLUMNS:
        return data_map()["cases_identity"].columns[f"{value}_sealed"].label
    if isinstance(value, list):
        return ", ".join(str(choices.get(part, part)) for part in value)
    return str(choices.get(value, "")) or _plain_words(value) if isinstance(value, str) else _plain_words(value)


def _plain(value: Any) -> Any:
    """A value JSON can hold, as it is in the database."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | str | list | dict) or value is None else str(value)


def _plain_words(value: Any) -> str:
    if value is None or value == {}:
        return ""
    if isinstance(value, bool):
        return _yes_or_no(is_so=value)
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(_plain(value))


def _yes_or_no(*, is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def ground_in_words(ground: str) -> str:
    """Why somebody had access; of a request its reference says nothing to the person who made it."""
    return _("for a request of the person") if ground.startswith(OF_REQUEST) else ground
