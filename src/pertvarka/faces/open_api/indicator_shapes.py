"""Shapes of indicators: what was planned, what was reached, and how both are known."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from pertvarka.faces.open_api.shapes import Pages, PlanVersionReference, Words

Standing = Literal["met", "exceeded", "in_progress", "no_report", "not_planned"]
STANDING = (
    "met: the target is reached; exceeded: more than planned; in_progress: less than planned so far; "
    "no_report: no source tells a result; not_planned: there is a result and no target"
)


class FrameworkItem(BaseModel):
    """An activity or an objective that the indicator belongs to."""

    code: str = Field(examples=["4.1"])
    title: Words = Field(description="The sources' wording; empty where no source gives it")


class TargetPart(BaseModel):
    """A stated part of a target."""

    key: str = Field(examples=["conference"])
    value: int = Field(examples=[3])
    source: str = Field(description="Key of the document that states it", examples=["003"])


class Target(BaseModel):
    """What one version of the plan planned. A version that does not name the indicator has no target here."""

    version: int = Field(description="Number of the plan version", examples=[2])
    value: int | None = Field(
        description="Planned value; null: the version names the indicator without one", examples=[61]
    )
    valid_from: date = Field(examples=["2017-12-31"])
    source: str = Field(description="Key of the document that states it", examples=["001"])
    parts: list[TargetPart]


class VersionStatus(BaseModel):
    """Where the indicator stands when measured by one version of the plan."""

    version: int = Field(description="Number of the plan version", examples=[2])
    status: Standing = Field(description=STANDING, examples=["exceeded"])
    is_dropped: bool = Field(description="An earlier version named the indicator and this one no longer does")


class ComputedFigure(BaseModel):
    """A figure counted from records; the link `rows` lists them."""

    value: int = Field(examples=[64])
    as_of: date = Field(description="Day of the report", examples=["2019-12-31"])


class DeclaredPart(BaseModel):
    """A figure a source states as a part of another, or beside it."""

    code: str = Field(examples=["1.4.3.1"])
    title: Words
    unit: str = Field(examples=["persons"])
    value: int = Field(examples=[312])
    regions: list[str] = Field(description="Region codes, where the source names them", examples=[["LT-UT"]])
    regions_count: int | None = Field(
        description="Number of regions, where the source gives only their number", examples=[4]
    )


class DeclaredFigure(BaseModel):
    """A figure as a source states it, with its parts."""

    value: int | None = Field(examples=[755])
    is_sum_of_parts: bool = Field(description="The source gives only parts; the sum is ours")
    is_lower_bound: bool = Field(description="The source says “over”")
    as_of: date = Field(description="Day the source states it for", examples=["2019-11-27"])
    precision: str = Field(description="How closely that day is known: day, month or year", examples=["day"])
    source: str = Field(description="Key of the document that states it", examples=["000"])
    wording_lt: str = Field(description="The source's own words; empty where it shows only a number")
    parts: list[DeclaredPart] = Field(description="Parts that make the figure")
    beside: list[DeclaredPart] = Field(description="Figures told with it that are not in it")
    comment: Words = Field(description="How the figure and its parts agree; may be empty")


class Achieved(BaseModel):
    """What was reached: counted by us and declared by sources, side by side."""

    computed: ComputedFigure | None = Field(description="null: there are no records to count")
    declared: DeclaredFigure | None = Field(description="null: no source states a figure by that day")
    difference: int | None = Field(
        description="What the records, or the stated parts, add to, minus the declared figure; "
        "null where one side is missing",
        examples=[0],
    )


class IndicatorLinks(BaseModel):
    """Where to go on."""

    self: str = Field(examples=["/api/v1/indicators/4.1.1"])
    rows: str = Field(description="The rows behind the figure", examples=["/api/v1/indicators/4.1.1/rows"])
    page: Pages


class Indicator(BaseModel):
    """One indicator in one version of the plan, as of one day."""

    code: str = Field(description="The sources' code, or a word of ours for a figure of a review", examples=["4.1.1"])
    title: Words = Field(description="The sources' wording")
    short: Words = Field(description="Today's words, as the pages show it")
    unit: str = Field(description="units, persons, events or hours", examples=["events"])
    kind: str = Field(description="output, result or input_hours", examples=["output"])
    standing_in_framework: Literal["plan", "review"] = Field(
        description="plan: an indicator of the plan; review: a figure only a yearly review gives", examples=["plan"]
    )
    activity: FrameworkItem | None = Field(description="null: no source gives its activity")
    objective: FrameworkItem | None
    counts: Words = Field(description="What is counted")
    rule: Words = Field(description="How it is counted")
    fact: str = Field(
        description="What its rows are: events, participations, trainings, consultations, documents or declared",
        examples=["events"],
    )
    measure: str = Field(
        description="sum_of_amount: rows give what they stand for; unique_subjects: a thing counts once",
        examples=["sum_of_amount"],
    )
    as_of: date = Field(description="Day of the report", examples=["2019-12-31"])
    plan_version: int = Field(description="Plan version of the report", examples=[2])
    planned: int | None = Field(
        description="Target of that version, or the last one before it for a dropped indicator", examples=[61]
    )
    status: Standing = Field(description=STANDING, examples=["exceeded"])
    is_dropped: bool = Field(description="That version no longer names the indicator")
    targets: list[Target] = Field(description="Targets by version, oldest first")
    statuses: list[VersionStatus] = Field(description="The same result measured by each version, oldest first")
    achieved: Achieved
    links: IndicatorLinks


class SelfLink(BaseModel):
    """Address of this answer."""

    self: str = Field(examples=["/api/v1/indicators?version=2"])


class IndicatorList(BaseModel):
    """Indicators of the plan in the order of the sources, then figures of the reviews."""

    as_of: date = Field(description="Day of the report", examples=["2019-12-31"])
    plan_version: PlanVersionReference
    count: int = Field(description="Number of items", examples=[36])
    items: list[Indicator]
    links: SelfLink
