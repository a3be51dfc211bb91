"""Numbers counted from cases as the newest release froze them: what the pages of released numbers say, as data.

Nothing is counted here. What a release hides is null and `is_hidden`, here as there; of earlier releases only the
numbers are told, because two tables laid side by side may tell what each of them hides.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router
from pydantic import BaseModel, Field

from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import refuse_unknown
from pertvarka.faces.open_api.problems import NoSuchThing
from pertvarka.faces.open_api.shapes import Pages, Words
from pertvarka.oversight.results import release_queries
from pertvarka.oversight.results.models import Release
from pertvarka.oversight.results.release_queries import Shown, ShownTable

router = Router(tags=["from cases"])


class ReleaseItem(BaseModel):
    """A publication of all numbers counted from cases. It is never changed."""

    number: int = Field(examples=[3])
    as_of: date = Field(description="Records known by this day are counted", examples=["2026-11-22"])
    is_invented: bool = Field(description="Counted from invented persons, for the demonstration")
    rules_digest: str = Field(description="SHA-256 of the rules it was counted by")


class StatedFigure(BaseModel):
    """What a source states about the same thing."""

    indicator: str = Field(examples=["persons-assessed"])
    value: int = Field(examples=[1926])
    as_of: date = Field(examples=["2017-12-31"])
    source: str = Field(description="Key of the document that states it", examples=["000"])


class ReleasedLinks(BaseModel):
    """Where to go on."""

    self: str = Field(examples=["/api/v1/from-cases/persons-assessed-from-cases"])
    indicator: str | None = Field(description="The declared indicator beside it", examples=["/api/v1/indicators/4.1.1"])
    page: Pages


class ReleasedNumber(BaseModel):
    """One number of the newest release."""

    code: str = Field(examples=["persons-assessed-from-cases"])
    title: Words
    counts: Words = Field(description="What one unit of it is")
    rule: Words
    not_counted: Words
    unit: str = Field(examples=["persons"])
    value: int | None = Field(description="null: hidden, because it is 1 to 4 persons", examples=[1926])
    is_hidden: bool
    declared: StatedFigure | None
    difference: int | None = Field(description="Declared figure minus this number, where both are shown", examples=[0])
    links: ReleasedLinks


class ReleasedNumbers(BaseModel):
    """Every number of the newest release; none before the first."""

    release: ReleaseItem | None
    items: list[ReleasedNumber]


class ReleasedCell(BaseModel):
    """One cell of a table; a sum names no row, no column or neither."""

    row: str | None = Field(description="Code of the row; null: all rows together", examples=["LT-UT"])
    column: str | None = Field(description="Code of the column; null: all columns, or the table has none")
    value: int | None = Field(description="null: hidden", examples=[120])
    is_hidden: bool


class ReleasedTable(BaseModel):
    """A division of the number, by one thing or by two crossed."""

    division: list[str] = Field(description="What it is divided by: rows, then columns", examples=[["region", "sex"]])
    counted_on: date = Field(description="Earlier than the release where too little has changed to show it anew")
    cells: list[ReleasedCell]


class PastNumber(BaseModel):
    """The number as a release said it."""

    release: int = Field(examples=[2])
    as_of: date
    value: int | None
    is_hidden: bool


class ReleasedWhole(ReleasedNumber):
    """One number with its divisions, and how it changed from release to release."""

    release: ReleaseItem
    tables: list[ReleasedTable]
    withheld: list[list[str]] = Field(description="Divisions not shown at all: their groups are too small")
    history: list[PastNumber] = Field(description="Newest first")


@router.get(
    "/from-cases",
    response=ReleasedNumbers,
    operation_id="listNumbersFromCases",
    summary=_("Numbers counted from cases, as last released, beside those the sources declare"),
    url_name="from_cases",
)
def numbers(request: HttpRequest) -> ReleasedNumbers:
    refuse_unknown(request)
    release = release_queries.newest()
    return ReleasedNumbers(
        release=_release(release) if release else None,
        items=[ReleasedNumber(**_number(shown)) for shown in release_queries.overview()],
    )


@router.get(
    "/from-cases/{counted}",
    response=ReleasedWhole,
    operation_id="getNumberFromCases",
    summary=_("One of them with its divisions; small cells are hidden"),
    url_name="from_cases_one",
)
def number(request: HttpRequest, counted: str) -> ReleasedWhole:
    refuse_unknown(request)
    shown = release_queries.one(counted) if counted.isprintable() else None
    if shown is None:
        raise NoSuchThing(
            lt=f"Iš atvejų suskaičiuoto skaičiaus „{counted}“ paskelbta nėra.",
            en=f"No number counted from cases is published as “{counted}”.",
        )
    tables = release_queries.tables(shown)
    return ReleasedWhole(
        **_number(shown),
        release=_release(shown.release),
        tables=[_table(table) for table in tables],
        withheld=[list(names) for names in release_queries.withheld(shown, tables)],
        history=[
            PastNumber(
                release=past.release.number,
                as_of=past.release.as_of,
                value=past.value,
                is_hidden=past.value is None,
            )
            for past in release_queries.history(counted)
        ],
    )


def _release(release: Release) -> ReleaseItem:
    return ReleaseItem(
        number=release.number,
        as_of=release.as_of,
        is_invented=release.is_invented,
        rules_digest=release.rules_digest,
    )


def _number(shown: Shown) -> dict[str, Any]:
    indicator, beside, stated = shown.indicator, shown.indicator.beside, shown.stated
    return {
        "code": indicator.code,
        "title": Words.said(indicator.title),
        "counts": Words.said(indicator.counts),
        "rule": Words.said(indicator.rule),
        "not_counted": Words.said(indicator.not_counted),
        "unit": indicator.unit,
        "value": shown.value,
        "is_hidden": shown.value is None,
        "declared": StatedFigure(
            indicator=beside.indicator, value=stated.value, as_of=stated.as_of, source=stated.source
        )
        if beside and stated
        else None,
        "difference": shown.difference,
        "links": ReleasedLinks(
            self=links.resource("from_cases_one", counted=indicator.code),
            indicator=links.resource("indicator", code=beside.indicator) if beside else None,
            page=links.pages("from_cases_one", code=indicator.code),
        ),
    }


def _table(table: ShownTable) -> ReleasedTable:
    return ReleasedTable(
        division=list(table.names),
        counted_on=table.counted_on,
        cells=[
            ReleasedCell(row=row or None, column=column or None, value=value, is_hidden=value is None)
            for (row, column), value in table.figures.items()
        ],
    )
