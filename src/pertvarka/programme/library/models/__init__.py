"""Aggregates of the library, alphabetically; the fact is a view over them."""

from pertvarka.programme.library.models.contract import Contract
from pertvarka.programme.library.models.document import Document, DocumentGroup, Listing
from pertvarka.programme.library.models.facts import DocumentFact
from pertvarka.programme.library.models.former_title import FormerTitle
from pertvarka.programme.library.models.package import (
    Comment,
    ConsultationRound,
    MethodologyPackage,
    PackageVersion,
    VersionFile,
)
from pertvarka.programme.library.models.publicity import PublicityItem
from pertvarka.programme.library.models.quotation import Quotation
from pertvarka.programme.library.models.search_entry import SearchEntry
from pertvarka.programme.library.models.stored_file import StoredFile

__all__ = [
    "Comment",
    "ConsultationRound",
    "Contract",
    "Document",
    "DocumentFact",
    "DocumentGroup",
    "FormerTitle",
    "Listing",
    "MethodologyPackage",
    "PackageVersion",
    "PublicityItem",
    "Quotation",
    "SearchEntry",
    "StoredFile",
    "VersionFile",
]
