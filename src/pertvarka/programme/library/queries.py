"""Reading the library: documents with where they are listed, contracts. The search stands in searching.py."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from pertvarka.programme.events.models import Event
from pertvarka.programme.library.models import Contract, Document, DocumentGroup, Listing, StoredFile, VersionFile
from pertvarka.programme.library.states import SHOWN_TO_ALL, FileRole

# What the reform made comes first, the sources that tell of it last.
READING_ORDER = (
    Document.Kind.MANAGEMENT_MODEL,
    Document.Kind.METHODOLOGY_PACKAGE,
    Document.Kind.METHODOLOGY_DOCUMENT,
    Document.Kind.PROCEDURE,
    Document.Kind.SYSTEM_MEASURE,
    Document.Kind.TRANSFORMATION_PLAN,
    Document.Kind.REGIONAL_SERVICES_PLAN,
    Document.Kind.EVALUATION_REPORT,
    Document.Kind.STUDY_REPORT,
    Document.Kind.PRESENTATION,
    Document.Kind.PRESS,
    Document.Kind.WEB_PAGE,
    Document.Kind.SOURCE,
)


def documents() -> list[Document]:
    """All documents everybody may see, with their listings: what the reform made first, the sources that tell last."""
    found = _shown().prefetch_related(Prefetch("listings", Listing.objects.select_related("event")))
    order = {kind: place for place, kind in enumerate(READING_ORDER)}
    return sorted(found, key=lambda document: (order[Document.Kind(document.kind)], folded(document.title)))


def document(code: str) -> Document | None:
    """One document with its listings and their events."""
    listings = Prefetch("listings", Listing.objects.select_related("event"))
    return _documents().prefetch_related(listings).filter(code=code).first()


def shown_document(code: str) -> Document | None:
    """One document, unless it stands only in a draft of a method."""
    listings = Prefetch("listings", Listing.objects.select_related("event"))
    return _shown().prefetch_related(listings).filter(code=code).first()


def easy_read() -> set[int]:
    """Keys of documents that are an easy-to-read version or have a file that is."""
    in_methods = VersionFile.objects.filter(role=FileRole.EASY_READ).values_list("document_id", flat=True)
    return {*in_methods, *StoredFile.objects.filter(is_easy_read=True).values_list("document_id", flat=True)}


def years() -> list[int]:
    """Years of publication, or of the source where the day is not said; newest first."""
    year = ExtractYear(Coalesce("published_on", "known_on"))
    return sorted(_shown().order_by().values_list(year, flat=True).distinct(), reverse=True)


def sources() -> dict[str, Document]:
    """The sources the history rests on, by their key."""
    return {item.code: item for item in Document.objects.filter(kind=Document.Kind.SOURCE)}


def listings_of(event: Event) -> list[Document]:
    """Documents the sources list at an event, in their order."""
    return [listing.document for listing in event.listings.select_related("document")]


def listed_by(source: Document) -> list[Document]:
    """Documents that one source lists, each once, in its order."""
    rows = Listing.objects.filter(source=source.code).select_related("document")
    return list({listing.document_id: listing.document for listing in rows}.values())


def counted_only() -> list[DocumentGroup]:
    """Documents the sources count and do not list: the wholes with their parts."""
    return list(DocumentGroup.objects.filter(part_of=None).prefetch_related("parts"))


def contracts() -> list[Contract]:
    return list(Contract.objects.all())


def by_kind(found: Iterable[Document]) -> Counter[str]:
    return Counter(item.kind for item in found)


def folded(text: str) -> str:
    """Small letters without marks.

    >>> folded("Šeimos konferencija – ĮVAIKINIMAS")
    'seimos konferencija – ivaikinimas'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("organisation")


def _shown() -> QuerySet[Document]:
    """Without documents that stand in drafts of methods only (`searching.SHOWN` says the same in SQL)."""
    held = VersionFile.objects.filter(document=OuterRef("pk"))
    return _documents().filter(
        Exists(Listing.objects.filter(document=OuterRef("pk")))
        | ~Exists(held)
        | Exists(held.filter(version__state__in=SHOWN_TO_ALL))
    )


def with_codes(codes: Iterable[str]) -> list[Document]:
    """The documents of these codes that there are."""
    return list(Document.objects.filter(code__in=list(codes)))
