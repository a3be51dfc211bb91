"""The rows behind an indicator: counted or not and why, and how they spread over the regions."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from pertvarka.engines.counting.evaluate import Judged, Tally, by_region, value_of
from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.indicators import day_of, indicator_of
from pertvarka.faces.open_api.parameters import RowsParameters, misread, refuse_unknown
from pertvarka.faces.open_api.shapes import Number, Pages, Words, number
from pertvarka.foundation.territory import queries as territory
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.definitions import BUILT_IN_SENTENCES, IndicatorDefinition, all_definitions

router = Router(tags=["indicators"])

PAGE_OF_ROW = {
    "event": ("event", "slug"),
    "event_group": ("event", "slug"),
    "participation": ("event", "slug"),
    "document": ("document", "code"),
    "survey_wave": ("study", "slug"),
}
"""The page of a row by the first word of its reference, where rows of that kind have one."""


class Row(BaseModel):
    """One row the indicator has to answer for."""

    row_reference: str = Field(examples=["event:E29"])
    subject: str = Field(description="Key that makes two rows the same thing", examples=["event:E29"])
    title: Words
    kind: str = Field(examples=["round_table_cooperation"])
    scope: str | None = Field(description="national, regional or mixed", examples=["regional"])
    state: str = Field(examples=["held"])
    starts_on: date | None = Field(examples=["2019-05-23"])
    ends_on: date | None = Field(examples=["2019-05-23"])
    known_on: date | None = Field(description="First day a report may hold the row", examples=["2019-05-23"])
    precision: str = Field(description="How closely it is dated: day, month, year, unknown", examples=["day"])
    amount: Number = Field(description="Units the row stands for", examples=[1])
    regions: list[str] = Field(description="Region codes", examples=[["LT-PN", "LT-SA", "LT-UT"]])
    part_of: str | None = Field(description="Row that this one is a closer look at", examples=["event_group:G01"])
    source: str | None = Field(description="Key of the document that tells it", examples=["000"])
    is_counted: bool
    reason_key: str | None = Field(
        description="Why it is not counted; null for a counted row", examples=["part_of_counted_whole"]
    )
    reason: Words | None = Field(description="The same in words")
    page: Pages | None = Field(description="Its page for people, where it has one")


class RegionValue(BaseModel):
    """The figure in one region's own view."""

    region: str = Field(examples=["LT-UT"])
    value: Number | None = Field(
        description="null: no counted row names the region, and some rows do not tell theirs", examples=[3]
    )


class Breakdown(BaseModel):
    """The country's counted rows as each region sees them. A row of three regions stands in three views."""

    regions: list[RegionValue] = Field(description="Every region, in Lithuanian order")
    regions_sum: Number = Field(description="Sum of the regions' views", examples=[40])
    national: Number = Field(description="Counted rows of the whole country", examples=[10])
    unassigned: Number = Field(description="Counted rows whose region no source tells", examples=[24])
    views_sum: Number = Field(description="Regions, national and unassigned together", examples=[74])
    note: Words = Field(description="Why the views may add to more than the figure")


class Totals(BaseModel):
    """The figure that the counted rows make."""

    value: Number | None = Field(
        description="In the country, or in the view of the region asked for; null: no row counts", examples=[64]
    )
    rows_counted: int = Field(examples=[41])
    rows_not_counted: int = Field(examples=[2])
    breakdown: Breakdown | None = Field(description="Of the country's figure; null in the view of one region")


class RowsLinks(BaseModel):
    """Where to go on."""

    self: str = Field(examples=["/api/v1/indicators/4.1.1/rows?region=LT-UT"])
    indicator: str = Field(examples=["/api/v1/indicators/4.1.1"])


class IndicatorRows(BaseModel):
    """Rows of one indicator as of one day, in the order of their references."""

    code: str = Field(examples=["4.1.1"])
    fact: str = Field(examples=["events"])
    measure: str = Field(examples=["sum_of_amount"])
    unit: str = Field(examples=["events"])
    rule: Words
    as_of: date = Field(examples=["2019-12-31"])
    region: str | None = Field(description="The region whose view this is; null: the country", examples=["LT-UT"])
    totals: Totals
    rows: list[Row]
    links: RowsLinks


@router.get(
    "/indicators/{code}/rows",
    response=IndicatorRows,
    operation_id="listIndicatorRows",
    summary=_("The rows behind an indicator: counted, not counted and why"),
)
def indicator_rows(request: HttpRequest, code: str, asked: Query[RowsParameters]) -> IndicatorRows:
    refuse_unknown(request, RowsParameters)
    indicator = indicator_of(code)
    regions = list(territory.region_names())
    if asked.region is not None and asked.region not in regions:
        raise misread(["region"])
    as_of = day_of(asked.as_of)
    definition = all_definitions()[code]
    tally = measurement.rows(code, as_of=as_of, region=asked.region)
    return IndicatorRows(
        code=code,
        fact=definition.fact,
        measure=definition.measure.value,
        unit=indicator.unit,
        rule=Words.said(definition.rule),
        as_of=as_of,
        region=asked.region,
        totals=Totals(
            value=None if tally.value is None else number(tally.value),
            rows_counted=len(tally.counted),
            rows_not_counted=len(tally.not_counted),
            breakdown=_breakdown(definition, tally, regions) if asked.region is None else None,
        ),
        rows=[_row(item, definition) for item in tally.judged],
        links=RowsLinks(
            self=links.resource("indicator_rows", {"as_of": asked.as_of, "region": asked.region}, code=code),
            indicator=links.resource("indicator", code=code),
        ),
    )


def _breakdown(definition: IndicatorDefinition, tally: Tally, regions: Sequence[str]) -> Breakdown:
    views = by_region(definition.measure, tally.counted)
    without_region = [row for row in tally.counted if not row.regions]
    # A declared part is told for the country or for regions nobody names; only its source knows, so it is not national.
    national = [row for row in without_region if row.scope == "national" and definition.is_counted_from_records]
    unassigned = [row for row in without_region if row not in national]
    nothing_told = None if unassigned else 0
    values = [
        RegionValue(region=code, value=number(views[code]) if code in views else nothing_told) for code in regions
    ]
    regions_sum = sum((views.get(code, Decimal(0)) for code in regions), Decimal(0))
    of_country = value_of(definition.measure, national) or Decimal(0)
    of_nobody = value_of(definition.measure, unassigned) or Decimal(0)
    together = regions_sum + of_country + of_nobody
    return Breakdown(
        regions=values,
        regions_sum=number(regions_sum),
        national=number(of_country),
        unassigned=number(of_nobody),
        views_sum=number(together),
        note=_note(tally, together=together, of_nobody=of_nobody),
    )


def _note(tally: Tally, *, together: Decimal, of_nobody: Decimal) -> Words:
    joint = sum(len(row.regions) > 1 for row in tally.counted)
    notes = []
    if joint:
        total = number(tally.value or 0)
        notes.append(
            Words(
                lt="Bendra kelių regionų eilutė šalyje skaičiuojama vieną kartą, o savo vaizde ją mato kiekvienas jų. "
                f"Tokių eilučių – {joint}, todėl vaizdų suma yra {number(together)}, o rodiklio reikšmė – {total}.",
                en="A row of several regions counts once in the country, and each of them sees it in its own view. "
                f"Rows of this kind: {joint}; therefore the views add to {number(together)} and the figure is {total}.",
            ),
        )
    else:
        notes.append(
            Words(
                lt="Kiekviena įskaičiuota eilutė rodoma viename vaizde, todėl vaizdų suma lygi rodiklio reikšmei.",
                en="Each counted row stands in one view, so the views add to the figure.",
            ),
        )
    if of_nobody:
        notes.append(
            Words(
                lt=f"Šaltiniai nenurodo, kuriems regionams tenka dar {number(of_nobody)}.",
                en=f"The sources do not say which regions a further {number(of_nobody)} belong to.",
            ),
        )
    return Words(lt=" ".join(note.lt for note in notes), en=" ".join(note.en for note in notes))


def _row(judged: Judged, definition: IndicatorDefinition) -> Row:
    row = judged.row
    return Row(
        row_reference=row.row_reference,
        subject=row.subject,
        title=Words.of(row, "title"),
        kind=row.kind,
        scope=row.scope,
        state=row.state,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        known_on=row.known_on,
        precision=row.precision,
        amount=number(row.amount),
        regions=list(row.regions),
        part_of=row.part_of,
        source=row.source,
        is_counted=judged.counts,
        reason_key=judged.reason,
        reason=_reason(judged.reason, definition) if judged.reason else None,
        page=_page(row.row_reference, row.address),
    )


def _reason(key: str, definition: IndicatorDefinition) -> Words:
    for rule in definition.rules:
        if rule.key == key:
            return Words.said(rule.otherwise)
    return Words.said(BUILT_IN_SENTENCES[key])


def _page(row_reference: str, address: str | None) -> Pages | None:
    name, part = PAGE_OF_ROW.get(row_reference.partition(":")[0], ("", ""))
    return links.pages(name, **{part: address}) if name and address else None
