"""Shapes of definitions/retention.yaml and definitions/data_map.yaml: how long what is kept, and what stands where."""

from enum import StrEnum
from functools import cache
from typing import ClassVar

from pydantic import Field

from pertvarka.foundation.base.bilingual import Bilingual, in_active_language
from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition
from pertvarka.people.rights.rules import FileRule

RETENTION = ROOT / "retention.yaml"
DATA_MAP = ROOT / "data_map.yaml"


class Start(StrEnum):
    """What the years of a rule count from."""

    CASE_CLOSED = "case_closed"
    REQUEST_GRANTED = "request_granted"
    BEGUN = "begun"
    RECORDED = "recorded"
    ENDED = "ended"
    ACCOUNT_CLOSED = "account_closed"


class Action(StrEnum):
    DELETE = "delete"
    PSEUDONYMISE = "pseudonymise"
    ARCHIVE = "archive"
    KEEP = "keep"


class CarriedOut(StrEnum):
    """By what the rule comes true."""

    LIST = "list"
    """people look at a list, a second person approves it, then it is carried out"""
    ITSELF = "itself"
    """the system or the library does it without being asked"""
    HAND = "hand"
    """the controller's administrator does it; nothing in the system does it yet"""


class RetentionRule(Shape):
    """How long one kind of record is kept. What stands in the file is a proposal; the controller decides."""

    code: str = Field(pattern=r"^[a-z_]+$")
    title_lt: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    starts: Start
    years: int = Field(ge=0)
    days: int = Field(default=0, ge=0)
    until_age: int | None = Field(default=None, ge=0, description="kept at least until the person is so old")
    case_kinds: tuple[str, ...] = ()
    action: Action
    carried_out: CarriedOut
    basis_lt: str = Field(min_length=1)
    basis_en: str = Field(min_length=1)

    title: ClassVar[Bilingual] = Bilingual("title")
    basis: ClassVar[Bilingual] = Bilingual("basis")

    def for_files(self) -> FileRule:
        return FileRule(code=self.code, kinds=self.case_kinds, years=self.years, until_age=self.until_age)


class RetentionRules(Shape):
    rules: tuple[RetentionRule, ...] = Field(min_length=1)


class Personal(StrEnum):
    """Whether a column says something about a living person."""

    NONE = "none"
    PERSONAL = "personal"
    SPECIAL = "special"
    """health, disability, care, a child: GDPR Art. 9, or as sensitive"""


class Subject(StrEnum):
    """Whom a table is about."""

    PERSON = "person"
    STAFF = "staff"
    NOBODY = "nobody"


class MappedColumn(Shape):
    """One column: what it is, in words that stand on the export too."""

    lt: str = Field(min_length=1)
    en: str = Field(min_length=1)
    data: Personal = Personal.NONE
    sealed: bool = Field(default=False, description="kept encrypted; the export opens it")
    apart: str = Field(default="", description="why the export of a person does not hold it")

    @property
    def label(self) -> str:
        return in_active_language(self.lt, self.en)


class MappedTable(Shape):
    """One table: whom it is about, why it is kept, on what ground, how long."""

    table: str
    title_lt: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    subject: Subject
    purpose_lt: str = Field(min_length=1)
    purpose_en: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    retention: str = Field(description="code of a rule of retention.yaml")
    columns: dict[str, MappedColumn]

    title: ClassVar[Bilingual] = Bilingual("title")
    purpose: ClassVar[Bilingual] = Bilingual("purpose")


class DataMap(Shape):
    tables: tuple[MappedTable, ...]


@cache
def retention_rules() -> dict[str, RetentionRule]:
    """Every rule by its code, in the order of the file.

    Raises:
        DefinitionBroken: the file is not of the shape, or a code stands twice.
    """
    rules = read_definition(RETENTION, RetentionRules).rules
    found: dict[str, RetentionRule] = {}
    for number, rule in enumerate(rules):
        if rule.code in found:
            raise contradiction(
                RETENTION,
                ["rules", number, "code"],
                problem=rule.code,
                cure_lt="Tokia taisyklė jau yra. Palikite vieną.",
                cure_en="There is such a rule already. Keep one.",
            )
        found[rule.code] = rule
    return found


def file_rules() -> tuple[FileRule, ...]:
    """The rules that speak of whole files of persons."""
    return tuple(rule.for_files() for rule in retention_rules().values() if rule.case_kinds)


@cache
def data_map() -> dict[str, MappedTable]:
    """Every mapped table by its name.

    Raises:
        DefinitionBroken: the file is not of the shape, or names a rule of retention that is not there.
    """
    tables = read_definition(DATA_MAP, DataMap).tables
    for number, table in enumerate(tables):
        if table.retention not in retention_rules():
            raise contradiction(
                DATA_MAP,
                ["tables", number, "retention"],
                problem=table.retention,
                cure_lt="Tokios saugojimo taisyklės faile retention.yaml nėra.",
                cure_en="There is no such rule in retention.yaml.",
            )
    return {table.table: table for table in tables}
