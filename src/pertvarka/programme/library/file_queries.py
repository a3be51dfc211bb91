"""Reading documents with their files; the bytes are read only where one file is handed out."""

from django.db.models import Count, Q, QuerySet

from pertvarka.programme.library.models import Document, StoredFile

HEAVY = ("content", "text")


def documents_with_files() -> QuerySet[Document]:
    """Every document, drafts too: those with files that could not be read first, then by title."""
    faulty = Q(stored_files__reading__in=(StoredFile.Reading.REFUSED, StoredFile.Reading.EMPTY))
    return Document.objects.annotate(
        files_count=Count("stored_files"), faults_count=Count("stored_files", filter=faulty)
    ).order_by("-faults_count", "title_lt", "id")


def any_document(code: str) -> Document | None:
    """Drafts too."""
    return Document.objects.filter(code=code).first()


def files_of(document: Document) -> list[StoredFile]:
    return list(StoredFile.objects.filter(document=document).defer(*HEAVY))


def stored_file(document: Document, key: int) -> StoredFile | None:
    """One file of the document, with its bytes."""
    return StoredFile.objects.filter(document=document, pk=key).defer("text").select_related("document").first()
