"""Aggregates of the library, alphabetically; the fact is a view over them."""

from pertvarka.programme.library.models.contract import Contract
from pertvarka.programme.library.models.document import Document, DocumentGroup, Listing
from pertvarka.programme.library.models.facts import DocumentFact
from pertvarka.programme.library.models.quotation import Quotation

__all__ = ["Contract", "Document", "DocumentFact", "DocumentGroup", "Listing", "Quotation"]
