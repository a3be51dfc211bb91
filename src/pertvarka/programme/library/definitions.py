"""Shape of documents.yaml."""

from datetime import date
from typing import Literal

from pydantic import Field

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words
from pertvarka.programme.events.states import Precision

FILE = ROOT / "documents.yaml"


class DocumentShape(Shape):
    code: str
    kind: Literal["source", "presentation", "study_report", "management_model", "procedure", "press", "web_page"]
    title: Sentence
    author: str = ""
    organisation: str | None = None
    language: Literal["lt", "en"] = "lt"
    media_type: str = ""
    size: str = ""
    address: str = ""
    published_on: date | None = None
    known_on: date
    note: Words = Words()


class ListingShape(Shape):
    document: str
    source: str
    reported_under: str
    event: str | None = None


class DocumentGroupShape(Shape):
    code: str
    kind: str
    title: Sentence
    documents_count: int = Field(ge=1)
    known_on: date
    part_of: str | None = None
    reported_under: str
    source: str
    note: Words = Words()


class ContractShape(Shape):
    code: str
    subject: Sentence
    contracts_count: int = Field(ge=1)
    signed_from: date
    signed_until: date
    precision: Precision
    purpose: Words = Words()
    reported_under: str
    source: str


class SlipShape(Shape):
    """A word as the source misspells it, and its right form."""

    written: str = Field(min_length=1)
    right: str = Field(min_length=1)


class QuotationShape(Shape):
    code: str = Field(pattern=r"^Q\d+$")
    source: str
    about: str = Field(pattern=r"^[a-z]+:.+$")
    text_lt: str = Field(min_length=1)
    slips: list[SlipShape] = []


class PackageVersionShape(Shape):
    documents: list[str] = Field(min_length=1)
    note: Words = Words()


class PackageShape(Shape):
    """A method that sources list; its versions in the order of their numbers."""

    code: str
    kind: Literal["methodology_package", "management_model", "procedure"]
    title: Sentence
    versions: list[PackageVersionShape] = Field(min_length=1)


class DocumentsFile(Shape):
    documents: list[DocumentShape]
    listings: list[ListingShape]
    groups: list[DocumentGroupShape]
    contracts: list[ContractShape]
    quotations: list[QuotationShape] = []
    packages: list[PackageShape] = []
