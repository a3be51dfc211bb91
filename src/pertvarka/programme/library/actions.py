"""Loading documents, where the sources list them, and contracts."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models import Event
from pertvarka.programme.library import indexing
from pertvarka.programme.library.definitions import FILE, DocumentsFile
from pertvarka.programme.library.models import Contract, Document, DocumentGroup, Listing
from pertvarka.programme.library.packing import load_packages
from pertvarka.programme.library.quoting import load_quotations


@transaction.atomic
def load_documents(*, counts: Counter[str], by: str) -> None:
    """Bring the library in step with definitions/documents.yaml."""
    before = counts.total()
    file = read_definition(FILE, DocumentsFile)
    organisations = {organisation.code: organisation for organisation in Organisation.objects.all()}
    events = {event.code: event for event in Event.objects.all()}
    _check(file, organisations=set(organisations), events=set(events))
    documents = synchronise(
        Document,
        [
            {
                "code": shape.code,
                "kind": shape.kind,
                **columns("title", shape.title),
                "author": shape.author,
                "organisation": organisations[shape.organisation] if shape.organisation else None,
                "language": shape.language,
                "media_type": shape.media_type,
                "size": shape.size,
                "address": shape.address,
                "published_on": shape.published_on,
                "known_on": shape.known_on,
                **columns("note", shape.note),
            }
            for shape in file.documents
        ],
        key=("code",),
        counts=counts,
    )
    synchronise(
        Listing,
        [
            {
                "document": documents[(shape.document,)],
                "source": shape.source,
                "reported_under": shape.reported_under,
                "event": events[shape.event] if shape.event else None,
                "order": order,
            }
            for order, shape in enumerate(file.listings, start=1)
        ],
        key=("source", "reported_under", "order"),
        counts=counts,
    )
    groups: dict[str, DocumentGroup] = {}
    for shape in sorted(file.groups, key=lambda shape: shape.part_of is not None):
        row = {
            "code": shape.code,
            "kind": shape.kind,
            **columns("title", shape.title),
            "documents_count": shape.documents_count,
            "known_on": shape.known_on,
            "part_of": groups[shape.part_of] if shape.part_of else None,
            "reported_under": shape.reported_under,
            "source": shape.source,
            **columns("note", shape.note),
        }
        groups[shape.code] = synchronise(DocumentGroup, [row], key=("code",), counts=counts)[(shape.code,)]
    synchronise(
        Contract,
        [
            {
                "code": shape.code,
                **columns("subject", shape.subject),
                "contracts_count": shape.contracts_count,
                "signed_from": shape.signed_from,
                "signed_until": shape.signed_until,
                "precision": shape.precision,
                **columns("purpose", shape.purpose),
                "reported_under": shape.reported_under,
                "source": shape.source,
            }
            for shape in file.contracts
        ],
        key=("code",),
        counts=counts,
    )
    load_quotations(file, counts=counts)
    load_packages(file, documents=documents, counts=counts)
    indexing.refresh(Document.objects.select_related("organisation"))
    if counts.total() > before:
        audit.record("library.loaded", about="library:all", by=by, documents=len(documents))


def _check(file: DocumentsFile, *, organisations: set[str], events: set[str]) -> None:
    """What the file can contradict: a document twice, or a name no other row or file knows."""
    codes: set[str] = set()
    sources = {document.code for document in file.documents if document.kind == "source"}
    for position, document in enumerate(file.documents):
        if document.code in codes:
            raise _wrong("documents", position, "code", f"{document.code} stands twice")
        codes.add(document.code)
        if document.organisation and document.organisation not in organisations:
            raise _wrong("documents", position, "organisation", f"there is no organisation {document.organisation}")
    for position, listing in enumerate(file.listings):
        if listing.document not in codes:
            raise _wrong("listings", position, "document", f"there is no document {listing.document}")
        if listing.source not in sources:
            raise _wrong("listings", position, "source", f"there is no source {listing.source}")
        if listing.event and listing.event not in events:
            raise _wrong("listings", position, "event", f"there is no event {listing.event}")
    groups = {group.code for group in file.groups}
    for position, group in enumerate(file.groups):
        if group.part_of and group.part_of not in groups:
            raise _wrong("groups", position, "part_of", f"there is no group {group.part_of}")


def _wrong(listed: str, position: int, key: str, problem: str) -> Exception:
    return contradiction(
        FILE, [listed, position, key], problem=problem, cure_lt="Pataisykite kodą.", cure_en="Correct the code."
    )
