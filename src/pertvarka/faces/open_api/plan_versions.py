"""Versions of the plan, and what changed from one to another."""

from datetime import date
from typing import Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router
from pydantic import BaseModel, Field

from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import refuse_unknown
from pertvarka.faces.open_api.problems import NoSuchThing
from pertvarka.faces.open_api.shapes import Pages, PlanVersionReference, Words
from pertvarka.programme.framework import difference as plan_difference
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import PlanVersion, TargetVersion

router = Router(tags=["plan"])


class PlanVersionItem(BaseModel):
    """One state of the plan."""

    number: int = Field(examples=[2])
    title: Words
    valid_from: date = Field(examples=["2017-12-31"])
    valid_from_note: Words = Field(description="How that day is known")
    decision: Words = Field(description="The decision; empty where the sources name none")
    reason: Words = Field(description="Empty where the sources give none")
    sources: list[str] = Field(description="Keys of the documents that state it", examples=[["000", "002"]])
    indicators: str = Field(
        description="The indicators by this version", examples=["/api/v1/indicators?version=2&standing=plan"]
    )


class PlanVersionList(BaseModel):
    """Versions of the plan, oldest first."""

    count: int = Field(examples=[2])
    items: list[PlanVersionItem]


class PlannedValue(BaseModel):
    """What one version plans for an indicator."""

    value: int | None = Field(description="null: named without a target", examples=[26])
    source: str = Field(description="Key of the document that states it", examples=["002"])


class Change(BaseModel):
    """An indicator whose target changed, or that one of the versions does not name."""

    kind: Literal["changed", "dropped", "added"] = Field(examples=["changed"])
    indicator: str = Field(examples=["4.2.5"])
    short: Words
    old: PlannedValue | None = Field(description="null: the older version does not name it")
    new: PlannedValue | None = Field(description="null: the newer version does not name it")
    step: int | None = Field(description="New value minus old, where both are stated", examples=[-1])


class WordingChange(BaseModel):
    """Words that differ although the planned value does not. Not a change of the plan."""

    about: str = Field(description="aim or indicator", examples=["aim"])
    code: str = Field(examples=["4.1:4"])
    old_lt: str
    new_lt: str


class DifferenceLinks(BaseModel):
    """Where to go on."""

    self: str = Field(examples=["/api/v1/plan-versions/1..2/difference"])
    page: Pages


class PlanDifference(BaseModel):
    """What changed from one version of the plan to another: changed, dropped, added."""

    old: PlanVersionReference
    new: PlanVersionReference
    changes: list[Change]
    wordings: list[WordingChange]
    links: DifferenceLinks


@router.get(
    "/plan-versions",
    response=PlanVersionList,
    operation_id="listPlanVersions",
    summary=_("Versions of the plan"),
)
def plan_versions(request: HttpRequest) -> PlanVersionList:
    refuse_unknown(request)
    found = framework.versions()
    return PlanVersionList(count=len(found), items=[_version(version) for version in found])


@router.get(
    "/plan-versions/{int:old}..{int:new}/difference",
    response=PlanDifference,
    operation_id="getPlanDifference",
    summary=_("What changed from one version of the plan to another"),
)
def plan_versions_difference(request: HttpRequest, old: int, new: int) -> PlanDifference:
    refuse_unknown(request)
    known = {version.number: version for version in framework.versions()}
    for wanted in (old, new):
        if wanted not in known:
            raise NoSuchThing(lt=f"Plano versijos {wanted} nėra.", en=f"There is no version {wanted} of the plan.")
    found = plan_difference.between(known[old], known[new])
    return PlanDifference(
        old=PlanVersionReference.of(found.old),
        new=PlanVersionReference.of(found.new),
        changes=[_change(change) for change in found.changes],
        wordings=[
            WordingChange(about=one.about, code=one.code, old_lt=one.old.text_lt, new_lt=one.new.text_lt)
            for one in found.wordings
        ],
        links=DifferenceLinks(
            self=links.resource("plan_versions_difference", old=old, new=new),
            page=links.pages("versions", old=old, new=new),
        ),
    )


def _version(version: PlanVersion) -> PlanVersionItem:
    return PlanVersionItem(
        number=version.number,
        title=Words.of(version, "title"),
        valid_from=version.valid_from,
        valid_from_note=Words.of(version, "valid_from_note"),
        decision=Words.of(version, "decision"),
        reason=Words.of(version, "reason"),
        sources=version.sources,
        indicators=links.resource("indicators", {"version": version.number, "standing": "plan"}),
    )


def _change(change: plan_difference.Change) -> Change:
    return Change(
        kind=change.kind.value,
        indicator=change.indicator.code,
        short=Words.of(change.indicator, "short"),
        old=_planned(change.old),
        new=_planned(change.new),
        step=change.step,
    )


def _planned(target: TargetVersion | None) -> PlannedValue | None:
    return PlannedValue(value=target.value, source=target.source) if target else None
