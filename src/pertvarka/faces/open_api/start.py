"""The first answer of the API: where everything else is."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router
from pydantic import BaseModel, Field

import pertvarka
from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import refuse_unknown

router = Router(tags=["start"])


class StartLinks(BaseModel):
    """The lists of this API, its description for machines and its page for people."""

    indicators: str = Field(examples=["/api/v1/indicators"])
    from_cases: str = Field(examples=["/api/v1/from-cases"])
    events: str = Field(examples=["/api/v1/events"])
    services: str = Field(description="As HSDS 3.1", examples=["/api/v1/services"])
    organizations: str = Field(description="As HSDS 3.1", examples=["/api/v1/organizations"])
    regions: str = Field(examples=["/api/v1/regions"])
    plan_versions: str = Field(examples=["/api/v1/plan-versions"])
    description: str = Field(examples=["/api/v1/openapi.json"])
    documentation: str = Field(examples=["/api/v1/docs/"])


class Start(BaseModel):
    """Where to begin."""

    name: str = Field(examples=["Pertvarka"])
    version: str = Field(description="Version of the product that answers", examples=["0.3.0"])
    links: StartLinks


@router.get("/", response=Start, operation_id="start", summary=_("Where everything is"))
def start(request: HttpRequest) -> Start:
    refuse_unknown(request)
    return Start(
        name="Pertvarka",
        version=pertvarka.__version__,
        links=StartLinks(
            indicators=links.resource("indicators"),
            from_cases=links.resource("from_cases"),
            events=links.resource("events"),
            services=links.resource("services"),
            organizations=links.resource("organizations"),
            regions=links.resource("regions"),
            plan_versions=links.resource("plan_versions"),
            description=links.resource("openapi-json"),
            documentation=links.resource("openapi-view"),
        ),
    )
