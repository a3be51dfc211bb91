"""Questions to the closed plane, from a small grammar: each can be said in SQL and answered from plain rows.

    SELECT a0.id, a1.id FROM cases_note a0 LEFT JOIN cases_case a1 ON a0.case_id = a1.id
    WHERE NOT EXISTS (SELECT FROM cases_task e WHERE e.case_id = a0.case_id)

Rows are answered with the three-valued logic of SQL; every cell as text, so that COPY can be compared too.
"""

# ruff: noqa: S608 (names of tables and columns are our own words)

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from tests.access.oracle_rules import BASE, Row, Rows

Cell = int | str | None
Binding = tuple[Row | None, ...]

TABLES = {
    "case": ("cases_case", ("id", "organisation_id", "person_id", "manager_id", "protection")),
    "person": ("cases_person", ("id", "birth_year")),
    "identity": ("cases_identity", ("person_id", "version")),
    "team": ("cases_teammember", ("id", "case_id", "person_id", "account_id", "role_code")),
    "note": ("cases_note", ("id", "case_id", "author_id", "visibility")),
    "task": ("cases_task", ("id", "case_id", "assignee_id")),
    "group": ("cases_targetgroupmembership", ("id", "person_id")),
}
NAMES = tuple(TABLES)
TEXTS = {
    "protection": ("ordinary", "restricted", "sealed"),
    "visibility": ("team", "lead", "sealed"),
    "role_code": ("case_manager", "oracle_organisation", "oracle_nothing"),
}
LINKS = [
    ("note", "case_id", "case", "id"),
    ("task", "case_id", "case", "id"),
    ("team", "case_id", "case", "id"),
    ("case", "person_id", "person", "id"),
    ("identity", "person_id", "person", "id"),
    ("group", "person_id", "person", "id"),
    ("note", "case_id", "task", "case_id"),
    ("team", "person_id", "identity", "person_id"),
    ("team", "case_id", "team", "case_id"),
    ("case", "manager_id", "team", "account_id"),
    ("case", "person_id", "case", "person_id"),
]


@dataclass(frozen=True)
class Link:
    """From a column of one table to a column of another."""

    here: str
    there: str
    column: str


def links_of(table: str) -> list[Link]:
    forwards = [Link(a, c, d) for left, a, c, d in LINKS if left == table]
    return forwards + [Link(d, left, a) for left, a, right, d in LINKS if right == table]


@dataclass(frozen=True)
class Step:
    """A join of the next table; numbers choose among the links there are."""

    from_alias: int
    link: int
    outer: bool


@dataclass(frozen=True)
class Compare:
    alias: int
    column: int
    operator: str
    value: int


@dataclass(frozen=True)
class Exists:
    alias: int
    link: int
    negated: bool
    also: Compare | None


@dataclass(frozen=True)
class Both:
    left: "Condition"
    operator: str
    right: "Condition"


@dataclass(frozen=True)
class Not:
    what: "Condition"


Condition = Compare | Exists | Both | Not


@dataclass(frozen=True)
class Query:
    """`shape`: rows, group, window, scalar or distinct; `wrapper`: plain, cte, materialized, subquery or copy."""

    first: int
    steps: tuple[Step, ...]
    where: Condition | None
    shape: str
    alias: int
    column: int
    link: int
    wrapper: str

    @property
    def joined(self) -> list[tuple[str, Link | None, int, bool]]:
        """(table, link, alias it is joined to, whether outer) in the order of aliases."""
        found: list[tuple[str, Link | None, int, bool]] = [(NAMES[self.first], None, 0, False)]
        for step in self.steps:
            at = step.from_alias % len(found)
            choices = links_of(found[at][0])
            link = choices[step.link % len(choices)]
            found.append((link.there, link, at, step.outer))
        return found

    @property
    def aliases(self) -> list[str]:
        return [table for table, *_ in self.joined]

    def _column(self) -> tuple[int, str]:
        at = self.alias % len(self.aliases)
        columns = TABLES[self.aliases[at]][1]
        return at, columns[self.column % len(columns)]

    def _link(self) -> tuple[int, Link]:
        at = self.alias % len(self.aliases)
        choices = links_of(self.aliases[at])
        return at, choices[self.link % len(choices)]

    # In SQL

    def sql(self) -> str:
        inner = self._plain_sql()
        match self.wrapper:
            case "cte":
                return f"WITH q AS (SELECT * FROM ({inner}) s) SELECT * FROM q"
            case "materialized":
                return f"WITH q AS MATERIALIZED ({inner}) SELECT * FROM q"
            case "subquery":
                return f"SELECT * FROM (SELECT * FROM ({inner}) s OFFSET 0) t"
            case "copy":
                return f"COPY ({inner}) TO STDOUT"
            case _:
                return inner

    def _plain_sql(self) -> str:
        at, column = self._column()
        keys = [f"a{number}.{TABLES[table][1][0]}" for number, table in enumerate(self.aliases)]
        chosen = f"a{at}.{column}"
        rest = self._from_sql()
        match self.shape:
            case "rows":
                return f"SELECT {', '.join([*keys, chosen])} {rest}"
            case "distinct":
                return f"SELECT DISTINCT {chosen} {rest}"
            case "group":
                return (
                    f"SELECT {chosen}, count(*), count({keys[-1]}), min({keys[0]}), max({keys[-1]}) {rest} "
                    f"GROUP BY {chosen}"
                )
            case "window":
                over = f"OVER (PARTITION BY {chosen}"
                return f"SELECT {', '.join(keys)}, row_number() {over} ORDER BY {', '.join(keys)}), count(*) {over}) {rest}"
            case _:
                here, link = self._link()
                table = TABLES[link.there][0]
                return (
                    f"SELECT {', '.join(keys)}, (SELECT count(*) FROM {table} s WHERE s.{link.column} = a{here}.{link.here}) "
                    f"{rest}"
                )

    def _from_sql(self) -> str:
        parts = []
        for number, (table, link, at, outer) in enumerate(self.joined):
            name = f"{TABLES[table][0]} a{number}"
            if link is None:
                parts.append(f"FROM {name}")
            else:
                kind = "LEFT JOIN" if outer else "JOIN"
                parts.append(f"{kind} {name} ON a{at}.{link.here} = a{number}.{link.column}")
        if self.where is not None:
            parts.append(f"WHERE {self._condition_sql(self.where)}")
        return " ".join(parts)

    def _condition_sql(self, what: Condition) -> str:
        match what:
            case Both(left, operator, right):
                return f"({self._condition_sql(left)} {operator} {self._condition_sql(right)})"
            case Not(inner):
                return f"NOT ({self._condition_sql(inner)})"
            case Compare():
                at = what.alias % len(self.aliases)
                return _compare_sql(what, f"a{at}", self.aliases[at])
            case Exists(alias, link_number, negated, also):
                at = alias % len(self.aliases)
                choices = links_of(self.aliases[at])
                link = choices[link_number % len(choices)]
                narrower = "" if also is None else f" AND {_compare_sql(also, 'e', link.there)}"
                return (
                    f"{'NOT ' if negated else ''}EXISTS (SELECT FROM {TABLES[link.there][0]} e "
                    f"WHERE e.{link.column} = a{at}.{link.here}{narrower})"
                )

    # In Python

    def answer(self, rows: Rows) -> list[tuple[str, ...]]:
        """Every row of the answer, cells as text, in order of text."""
        return ordered(self._cells(rows))

    def _cells(self, rows: Rows) -> list[tuple[Cell, ...]]:
        bindings = [one for one in self._bindings(rows) if self.where is None or self._holds(self.where, one, rows)]
        at, column = self._column()

        def keys(one: Binding) -> tuple[Cell, ...]:
            return tuple(_cell(row, TABLES[table][1][0]) for row, table in zip(one, self.aliases, strict=True))

        groups: dict[Cell, list[Binding]] = defaultdict(list)
        for one in bindings:
            groups[_cell(one[at], column)].append(one)
        match self.shape:
            case "rows":
                return [(*keys(one), _cell(one[at], column)) for one in bindings]
            case "distinct":
                return [(value,) for value in groups]
            case "group":
                return [
                    (value, len(ones), *_counted([keys(one)[-1] for one in ones], [keys(one)[0] for one in ones]))
                    for value, ones in groups.items()
                ]
            case "window":
                return [
                    (*keys(one), place, len(ones))
                    for ones in groups.values()
                    for place, one in enumerate(
                        sorted(ones, key=lambda one: [(key is None, key) for key in keys(one)]), 1
                    )
                ]
            case _:
                here, link = self._link()
                return [
                    (*keys(one), sum(_equal(_cell(one[here], link.here), row[link.column]) for row in rows[link.there]))
                    for one in bindings
                ]

    def _bindings(self, rows: Rows) -> list[Binding]:
        found: list[Binding] = [(row,) for row in rows[self.aliases[0]]]
        for table, link, at, outer in self.joined[1:]:
            assert link is not None
            longer: list[Binding] = []
            for one in found:
                matching = [row for row in rows[table] if _equal(_cell(one[at], link.here), row[link.column])]
                longer += [(*one, row) for row in matching] or ([(*one, None)] if outer else [])
            found = longer
        return found

    def _holds(self, what: Condition, one: Binding, rows: Rows) -> bool:
        return self._truth(what, one, rows) is True

    def _truth(self, what: Condition, one: Binding, rows: Rows) -> bool | None:
        match what:
            case Both(left, "AND", right):
                sides = (self._truth(left, one, rows), self._truth(right, one, rows))
                return False if False in sides else None if None in sides else True
            case Both(left, _, right):
                sides = (self._truth(left, one, rows), self._truth(right, one, rows))
                return True if True in sides else None if None in sides else False
            case Not(inner):
                truth = self._truth(inner, one, rows)
                return None if truth is None else not truth
            case Compare():
                at = what.alias % len(self.aliases)
                return _compared(what, one[at], self.aliases[at])
            case Exists(alias, link_number, negated, also):
                at = alias % len(self.aliases)
                choices = links_of(self.aliases[at])
                link = choices[link_number % len(choices)]
                found = any(
                    _equal(_cell(one[at], link.here), row[link.column])
                    and (also is None or _compared(also, row, link.there) is True)
                    for row in rows[link.there]
                )
                return found is not negated


def ordered(cells: list[tuple[Cell, ...]]) -> list[tuple[str, ...]]:
    """Cells as COPY writes them, rows in one order."""
    return sorted(tuple("\\N" if cell is None else str(cell) for cell in row) for row in cells)


def _compare_sql(what: Compare, alias: str, table: str) -> str:
    column, value = _asked(what, table)
    written = f"'{value}'" if isinstance(value, str) else str(value)
    if what.operator == "IN":
        return f"{alias}.{column} IN ({written}, {written})"
    return f"{alias}.{column} {what.operator} {written}"


def _compared(what: Compare, row: Row | None, table: str) -> bool | None:
    column, value = _asked(what, table)
    cell = _cell(row, column)
    if cell is None:
        return None
    match what.operator:
        case "<>":
            return cell != value
        case ">":
            return cell > value  # type: ignore[operator]
        case _:
            return cell == value


def _asked(what: Compare, table: str) -> tuple[str, int | str]:
    columns = TABLES[table][1]
    column = columns[what.column % len(columns)]
    if column in TEXTS:
        return column, TEXTS[column][what.value % len(TEXTS[column])]
    match column:
        case "birth_year":
            return column, 1990 + what.value
        case "version":
            return column, what.value
        case _:
            return column, BASE + what.value


def _cell(row: Row | None, column: str) -> Cell:
    return None if row is None else row[column]


def _equal(left: Cell, right: Cell) -> bool:
    return left is not None and left == right


def _counted(last: list[Cell], first: list[Cell]) -> tuple[Cell, ...]:
    """count(last), min(first), max(last), as SQL leaves NULL out."""
    there = [cell for cell in last if isinstance(cell, int)]
    begun = [cell for cell in first if isinstance(cell, int)]
    return len(there), min(begun, default=None), max(there, default=None)


def every_shape() -> list[tuple[str, str]]:
    """All combinations, so that none is left to chance."""
    return list(
        product(("rows", "distinct", "group", "window", "scalar"), ("plain", "cte", "materialized", "subquery", "copy"))
    )
