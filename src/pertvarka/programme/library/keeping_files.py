"""Files of documents: brought, kept with their bytes, read in the background, taken away."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, kept_files
from pertvarka.foundation.base.file_errors import FileNotTaken
from pertvarka.foundation.base.jobs import asking
from pertvarka.programme.library import file_text, indexing
from pertvarka.programme.library.errors import DocumentTwice, FileUnreadable
from pertvarka.programme.library.models import Document, StoredFile
from pertvarka.programme.library.permissions import Permission

CODE_LENGTH = 80
JOB = "library.read_file"


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a new document."""

    kind: str
    title_lt: str
    title_en: str
    author: str = ""
    language: str = "lt"
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it came."""

    name: str
    content: bytes
    language: str = "lt"
    is_easy_read: bool = False
    licence: str = ""


def add_document(*, written: Written, by: Account) -> Document:
    """A new document of the library.

    Raises:
        NotAllowed: the account does not keep documents.
        DocumentTwice: one with the code of this title stands.
    """
    today = timezone.localdate()
    policy.require(by, Permission.DOCUMENT_CHANGE, on=today)
    code = slugify(written.title_lt)[:CODE_LENGTH].strip("-")
    try:
        with transaction.atomic():
            made = Document.objects.create(
                code=code,
                kind=written.kind,
                title_lt=written.title_lt,
                title_en=written.title_en,
                author=written.author,
                language=written.language,
                published_on=written.published_on,
                known_on=written.published_on or today,
            )
            indexing.refresh([made])
            audit.record("document.added", about=f"document:{made.code}", by=by.reference)
    except IntegrityError as taken:
        raise DocumentTwice(code=code) from taken
    return made


def bring(*, document: Document, brought: Brought, by: Account) -> StoredFile:
    """Keep a file; its text is read in the background.

    Raises:
        NotAllowed: the account does not keep documents.
        FileNotTaken: too large, empty, of a kind we do not take, or brought before.
    """
    policy.require(by, Permission.DOCUMENT_CHANGE, on=timezone.localdate())
    media_type = kept_files.checked(brought.content, taken=file_text.TAKEN)
    try:
        with transaction.atomic():
            made = StoredFile.objects.create(
                document=document,
                file_name=kept_files.safe_name(brought.name, media_type, otherwise=document.code),
                media_type=media_type,
                language=brought.language,
                is_easy_read=brought.is_easy_read,
                licence=brought.licence,
                size=len(brought.content),
                sha256=hashlib.sha256(brought.content).hexdigest(),
                content=brought.content,
            )
            audit.record("document.file_kept", about=f"document:{document.code}", by=by.reference, file=made.pk)
            asking.defer(JOB, by=by, arguments={"file": made.pk})
    except IntegrityError as taken:
        raise FileNotTaken(fault="twice") from taken
    return made


def take_away(*, file: StoredFile, by: Account) -> None:
    """A file was brought by mistake; the document stays.

    Raises:
        NotAllowed: the account does not keep documents.
    """
    policy.require(by, Permission.DOCUMENT_CHANGE, on=timezone.localdate())
    document = file.document
    with transaction.atomic():
        file.delete()
        indexing.refresh([document])
        audit.record("document.file_removed", about=f"document:{document.code}", by=by.reference)


@transaction.atomic
def read(file: StoredFile, *, by: str) -> None:
    """Take the text out of a kept file and let the search know; what could not be read is said beside the file."""
    try:
        text, fault = file_text.read(bytes(file.content), file.media_type), ""
    except FileUnreadable as problem:
        text, fault = "", problem.fault
    file.text, file.fault = text, fault
    if fault:
        file.reading = StoredFile.Reading.REFUSED
    else:
        file.reading = StoredFile.Reading.READ if text else StoredFile.Reading.EMPTY
    file.save(update_fields=["text", "fault", "reading"])
    indexing.refresh([file.document])
    audit.record("document.file_read", about=f"document:{file.document.code}", by=by, reading=file.reading)
