"""Reading the library: documents with where they are listed, a simple search, contracts."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from pertvarka.programme.events.models import Event
from pertvarka.programme.library.models import Contract, Document, DocumentGroup, Listing

# What the reform made comes first, the sources that tell of it last.
READING_ORDER = (
    Document.Kind.MANAGEMENT_MODEL,
    Document.Kind.PROCEDURE,
    Document.Kind.STUDY_REPORT,
    Document.Kind.PRESENTATION,
    Document.Kind.PRESS,
    Document.Kind.WEB_PAGE,
    Document.Kind.SOURCE,
)


def documents() -> list[Document]:
    """All documents with their listings: what the reform made first, the sources that tell of it last."""
    found = _documents().prefetch_related(Prefetch("listings", Listing.objects.select_related("event")))
    order = {kind: place for place, kind in enumerate(READING_ORDER)}
    return sorted(found, key=lambda document: (order[Document.Kind(document.kind)], folded(document.title)))


def document(code: str) -> Document | None:
    """One document with its listings and their events."""
    listings = Prefetch("listings", Listing.objects.select_related("event"))
    return _documents().prefetch_related(listings).filter(code=code).first()


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


def matching(found: Iterable[Document], words: str) -> list[Document]:
    """Documents that hold every word, in any order; Lithuanian letters may be typed without their marks.

    Titles are searched in both languages, so that one need not know in which the source speaks.
    """
    wanted = folded(words).split()
    return [item for item in found if all(word in _searched(item) for word in wanted)]


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


def _searched(item: Document) -> str:
    names = (item.title_lt, item.title_en, item.author, item.organisation.name_lt if item.organisation else "")
    return folded(" ".join(names))
