"""Shapes of services as the Human Services Data Specification (HSDS 3.1) names them: other directories read them.

HSDS gives a text in one language: it is chosen with the parameter `language`. Members without a value are left out. Of
HSDS's own members we give those that our open pages tell; `is_invented` and `links` are ours.
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from pertvarka.faces.open_api.shapes import Pages


class HsdsPhone(BaseModel):
    """A telephone of the organisation, never of a person."""

    id: UUID
    number: str = Field(examples=["+370 000 00001"])


class HsdsSchedule(BaseModel):
    """When it is given, in words: no source tells the hours one by one."""

    id: UUID
    description: str = Field(examples=["Visą parą"])


class HsdsServiceArea(BaseModel):
    """A municipality it serves; the whole country as one area where the provider named none."""

    id: UUID
    name: str = Field(examples=["Alytaus miesto savivaldybė"])
    extent: str = Field(description="ISO 3166-2 code; LT: the whole country", examples=["LT-02"])
    extent_type: Literal["text"] = "text"


class HsdsLanguage(BaseModel):
    """A language spoken there."""

    id: UUID
    code: str = Field(examples=["lt"])
    name: str = Field(examples=["lietuvių"])


class HsdsCostOption(BaseModel):
    """What the person pays, in the provider's words."""

    id: UUID
    amount_description: str = Field(examples=["80 % pajamų"])


class HsdsUnit(BaseModel):
    """What places are counted in."""

    id: UUID
    name: str = Field(examples=["vietos"])


class HsdsCapacity(BaseModel):
    """Free places as they are now."""

    id: UUID
    unit: HsdsUnit
    available: int = Field(description="Places nobody lives in and nobody is promised", examples=[2])
    updated: datetime = Field(description="The minute of this answer: places are counted anew for it")


class HsdsLocation(BaseModel):
    """Where it is given: the municipality. Street addresses stand in the closed plane and are told to nobody here."""

    id: UUID
    location_type: Literal["physical"] = "physical"
    name: str = Field(description="The municipality", examples=["Alytaus miesto savivaldybė"])
    description: str | None = Field(default=None, description="Access to the building")
    external_identifier: str = Field(description="ISO 3166-2 code of the municipality", examples=["LT-02"])
    external_identifier_type: Literal["ISO 3166-2"] = "ISO 3166-2"


class HsdsServiceAtLocation(BaseModel):
    """The service at its one place."""

    id: UUID
    location: HsdsLocation


class HsdsTaxonomyTerm(BaseModel):
    """The kind of service in our catalogue."""

    id: UUID
    code: str = Field(examples=["S06"])
    name: str = Field(examples=["Grupinio gyvenimo namai"])
    description: str = Field(description="For whom it is; may be empty")
    language: str = Field(examples=["lt"])
    taxonomy: Literal["Pertvarka service types"] = "Pertvarka service types"


class HsdsAttribute(BaseModel):
    """A classification of the service."""

    id: UUID
    link_entity: Literal["service"] = "service"
    taxonomy_term: HsdsTaxonomyTerm


class HsdsOrganizationLinks(BaseModel):
    """Where to go on."""

    services: str = Field(examples=["/api/v1/services?organization_id=0fdfb57f-c147-4cfb-864c-44788a335d8c"])


class HsdsOrganization(BaseModel):
    """A provider."""

    id: UUID
    name: str
    description: str = Field(description="What it gives, kind by kind")
    is_invented: bool = Field(description="Invented for the demonstration")
    links: HsdsOrganizationLinks


class HsdsProvider(BaseModel):
    """The provider as a service names it."""

    id: UUID
    name: str


class HsdsServiceLinks(BaseModel):
    """Where to go on."""

    self: str = Field(examples=["/api/v1/services/ac148810-d857-441c-9679-408f346de14b"])
    page: Pages


class HsdsService(BaseModel):
    """A kind of service that a provider gives at one place."""

    id: UUID
    organization_id: UUID
    name: str = Field(examples=["Grupinio gyvenimo namai"])
    alternate_name: str | None = Field(default=None, description="Other names of the same kind, by semicolons")
    description: str | None = None
    status: Literal["active", "inactive", "temporarily closed"] = Field(
        description="inactive: planned, and `alert` says from when"
    )
    application_process: str | None = None
    fees_description: str | None = None
    accreditations: str | None = Field(default=None, description="Quality mark", examples=["EQUASS Assurance"])
    eligibility_description: str | None = Field(default=None, description="For whom, and the provider's conditions")
    minimum_age: int | None = Field(default=None, examples=[18])
    maximum_age: int | None = Field(default=None, examples=[64])
    assured_date: date = Field(description="Day the provider last looked it over", examples=["2026-09-01"])
    alert: str | None = Field(default=None, description="Why it is closed for a time, and when it opens")
    phones: list[HsdsPhone]
    schedules: list[HsdsSchedule]
    service_areas: list[HsdsServiceArea]
    languages: list[HsdsLanguage]
    cost_options: list[HsdsCostOption]
    capacities: list[HsdsCapacity] = Field(description="Empty where nobody can come now: planned or closed")
    service_at_locations: list[HsdsServiceAtLocation]
    attributes: list[HsdsAttribute]
    organization: HsdsProvider
    is_invented: bool = Field(description="Invented for the demonstration")
    links: HsdsServiceLinks


class HsdsPage(BaseModel):
    """A page of a list, as HSDS asks for it."""

    total_items: int = Field(examples=[120])
    total_pages: int = Field(examples=[3])
    page_number: int = Field(examples=[1])
    size: int = Field(description="Items on this page", examples=[50])
    first_page: bool
    last_page: bool
    empty: bool


class HsdsServiceList(HsdsPage):
    """Services, each whole (HSDS: full=true)."""

    contents: list[HsdsService]


class HsdsOrganizationList(HsdsPage):
    """Providers of these services."""

    contents: list[HsdsOrganization]
