"""Distances by road from a file: from, to, kilometres; municipalities by their codes."""

import csv
import io

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans.errors import RoadDistancesBroken, SourceMissing
from pertvarka.oversight.regional_plans.models import RoadDistance
from pertvarka.oversight.regional_plans.permissions import Permission

COLUMNS = ("from", "to", "kilometres")
MOST_KM = 700
"""No two municipal centres of the country are farther apart."""


def import_csv(*, content: bytes, source: str, by: Account) -> int:
    """Take all rows of the file, or none; a pair that stands already is replaced. Returns how many there are.

    Raises:
        NotAllowed: the account does not change parameters.
        SourceMissing: nobody says where they come from.
        RoadDistancesBroken: the line and what is wrong with it.
    """
    policy.require(by, Permission.PARAMETER_CHANGE, on=timezone.localdate())
    if not source.strip():
        raise SourceMissing
    places = {one.code: one for one in Municipality.objects.all()}
    found = _read(content, places)
    with transaction.atomic():
        for (start, end), kilometres in found.items():
            RoadDistance.objects.update_or_create(
                from_municipality=places[start],
                to_municipality=places[end],
                defaults={
                    "kilometres": kilometres,
                    "source": source.strip(),
                    "imported_by": by,
                    "imported_at": timezone.now(),
                },
            )
        audit.record("road_distances.imported", about="road_distances:all", by=by.reference, rows=len(found))
    return len(found)


def _read(content: bytes, places: dict[str, Municipality]) -> dict[tuple[str, str], float]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RoadDistancesBroken(
            line=1, lt="failas ne UTF-8 koduotės.", en="the file is not encoded in UTF-8."
        ) from error
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    if tuple(name.strip().lower() for name in rows.fieldnames or ()) != COLUMNS:
        raise RoadDistancesBroken(
            line=1,
            lt=f"pirmoje eilutėje turi būti stulpeliai {', '.join(COLUMNS)}.",
            en=f"the first line has to hold the columns {', '.join(COLUMNS)}.",
        )
    rows.fieldnames = list(COLUMNS)
    found: dict[tuple[str, str], float] = {}
    for number, row in enumerate(rows, start=2):
        start, end = (row["from"] or "").strip(), (row["to"] or "").strip()
        for code in (start, end):
            if code not in places:
                raise RoadDistancesBroken(
                    line=number, lt=f"savivaldybės „{code}“ nėra.", en=f"there is no municipality “{code}”."
                )
        if start == end or (start, end) in found:
            raise RoadDistancesBroken(
                line=number,
                lt=f"pora {start} – {end} kartojasi arba yra ta pati savivaldybė.",
                en=f"the pair {start} – {end} stands twice, or is one municipality.",
            )
        found[start, end] = _kilometres(row["kilometres"], number)
    if not found:
        raise RoadDistancesBroken(line=2, lt="nėra nė vieno atstumo.", en="there is no distance at all.")
    return found


def _kilometres(typed: str | None, line: int) -> float:
    try:
        value = float((typed or "").strip().replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 < value <= MOST_KM:
        raise RoadDistancesBroken(
            line=line,
            lt=f"„{typed}“ nėra atstumas nuo 0 iki {MOST_KM} kilometrų.",
            en=f"“{typed}” is no distance from 0 to {MOST_KM} kilometres.",
        )
    return value
