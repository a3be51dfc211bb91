"""A file of distances by road, read row by row: every fault is named with its line, and nothing is taken with one."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pertvarka.oversight.regional_plans.errors import RoadDistancesBroken

COLUMNS = ("from", "to", "kilometres")
"""What the first line has to hold; whatever else it holds (names, what counts now) is for people."""
MOST_KM = 700
"""No two municipal centres of the country are farther apart."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the file that cannot be used, in both languages."""

    line: int
    lt: str
    en: str


def read(content: bytes, known: Collection[str]) -> dict[Pair, float]:
    """Kilometres by pair of codes; a line without kilometres is a pair nobody has measured yet.

    Raises:
        RoadDistancesBroken: every line that cannot be used.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken(1, "failas ne UTF-8 koduotės.", "the file is not encoded in UTF-8.") from error
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    heads = [name.strip().lower() for name in rows.fieldnames or ()]
    if not set(COLUMNS) <= set(heads):
        names = ", ".join(COLUMNS)
        raise _broken(
            1, f"pirmoje eilutėje turi būti stulpeliai {names}.", f"the first line has to hold the columns {names}."
        )
    rows.fieldnames = heads
    found: dict[Pair, float] = {}
    faults: list[Fault] = []
    for row in rows:
        cells = {name: (row[name] or "").strip() for name in COLUMNS}
        if any(cells.values()):
            faults += _taken(rows.line_num, cells, known, found)
    if faults:
        raise RoadDistancesBroken(faults=tuple((one.line, one.lt, one.en) for one in faults))
    measured = {pair: kilometres for pair, kilometres in found.items() if kilometres}
    if not measured:
        raise _broken(2, "nėra nė vieno atstumo.", "there is no distance at all.")
    return measured


def _taken(line: int, cells: dict[str, str], known: Collection[str], found: dict[Pair, float]) -> Iterator[Fault]:
    """Put the line into `found`, nought where nothing is measured, and yield what is wrong with it."""
    pair = (cells["from"], cells["to"])
    for code in pair:
        if code not in known:
            yield Fault(line, f"savivaldybės „{code}“ nėra.", f"there is no municipality “{code}”.")
    if pair[0] == pair[1] or pair in found:
        yield Fault(
            line,
            f"pora {pair[0]} – {pair[1]} kartojasi arba yra ta pati savivaldybė.",
            f"the pair {pair[0]} – {pair[1]} stands twice, or is one municipality.",
        )
    typed, kilometres = cells["kilometres"], _kilometres(cells["kilometres"])
    if kilometres is None:
        yield Fault(
            line,
            f"„{typed}“ nėra atstumas nuo 0 iki {MOST_KM} kilometrų.",
            f"“{typed}” is no distance from 0 to {MOST_KM} kilometres.",
        )
    found[pair] = kilometres or 0.0


def _kilometres(typed: str) -> float | None:
    """Nought where nothing is typed, None where it is no distance."""
    if not typed:
        return 0.0
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value <= MOST_KM else None


def _broken(line: int, lt: str, en: str) -> RoadDistancesBroken:
    return RoadDistancesBroken(faults=((line, lt, en),))
