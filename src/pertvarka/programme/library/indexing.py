"""Gathering what the search reads of documents: titles, names, the text of their files."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import OperationalError, transaction

from pertvarka.programme.library.models import Document, SearchEntry, StoredFile

LONGEST_BODY = 400_000
SHORTENED_BODY = 40_000
"""Where every word differs from the others, a long text has more stems than a row may hold (1 MB)."""


def refresh(documents: Iterable[Document]) -> None:
    """Write the entries of these documents anew."""
    held = {document.pk: document for document in documents}
    texts: defaultdict[int, list[str]] = defaultdict(list)
    files = StoredFile.objects.filter(document__in=held, reading=StoredFile.Reading.READ).order_by("id")
    for key, text in files.values_list("document_id", "text"):
        texts[key].append(text)
    entries = [_entry(document, "\n".join(texts[key])[:LONGEST_BODY]) for key, document in held.items()]
    try:
        with transaction.atomic():
            _write(entries)
    except OperationalError:
        for entry in entries:
            entry.body = entry.body[:SHORTENED_BODY]
        _write(entries)


def _entry(document: Document, body: str) -> SearchEntry:
    organisation = document.organisation
    names = [document.author, *([organisation.name_lt, organisation.name_en] if organisation else [])]
    return SearchEntry(
        document=document,
        title=f"{document.title_lt}\n{document.title_en}",
        names="\n".join(dict.fromkeys(name for name in names if name)),
        body=body,
    )


def _write(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["document"], update_fields=["title", "names", "body"]
    )
