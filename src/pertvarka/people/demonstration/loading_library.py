"""An invented method in consultation, with comments of members; made once, with the first layer."""

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import kept_files
from pertvarka.people.demonstration import library_texts, word_files
from pertvarka.people.demonstration.country import Country
from pertvarka.programme.library import file_text, indexing
from pertvarka.programme.library.models import Comment, Document, MethodologyPackage, PublicityItem, StoredFile

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

CODE = "isgalvota-palydimosios-globos-metodika"


def load(layer: Country, _standing: "Standing") -> None:
    """After the accounts of the demonstration stand."""
    if MethodologyPackage.objects.filter(is_invented=True).exists():
        return
    authors = {
        role: account
        for role in {told.role for told in library_texts.COMMENTS}
        if (account := Account.objects.filter(email=demo_email(role)).first())
    }
    package = MethodologyPackage.objects.create(
        code=CODE,
        kind="methodology_package",
        title_lt=library_texts.TITLE_LT,
        title_en=library_texts.TITLE_EN,
        authors="Išgalvota darbo grupė",
        is_invented=True,
    )
    document, _is_new = Document.objects.get_or_create(
        code=CODE,
        defaults={
            "kind": Document.Kind.METHODOLOGY_PACKAGE,
            "title_lt": library_texts.TITLE_LT,
            "title_en": library_texts.TITLE_EN,
            "author": "Išgalvota darbo grupė",
            "known_on": layer.today,
            "note_lt": "Išgalvota parodymui.",
            "note_en": "Invented for the demonstration.",
        },
    )
    version = package.versions.create(number=1, state="consultation", licence="CC BY 4.0")
    version.files.create(document=document)
    _write_file(document)
    asked = version.rounds.create(
        opens_on=layer.today - timedelta(days=9),
        closes_on=layer.today + timedelta(days=12),
        question=library_texts.QUESTION,
    )
    Comment.objects.bulk_create(
        _comment(told, asked.pk, authors[told.role]) for told in library_texts.COMMENTS if told.role in authors
    )
    PublicityItem.objects.bulk_create(
        PublicityItem(
            kind=kind,
            published_on=layer.today - timedelta(days=days_ago),
            title_lt=title_lt,
            title_en=title_en,
            where_lt=where,
            is_invented=True,
        )
        for kind, days_ago, title_lt, title_en, where in library_texts.PUBLICITY
    )


def _write_file(document: Document) -> None:
    """The text of the method as a Word document."""
    content = word_files.written(document.title_lt, library_texts.TEXT)
    StoredFile.objects.create(
        document=document,
        file_name=f"{CODE}.docx",
        media_type=kept_files.DOCX,
        licence="CC BY 4.0",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        reading=StoredFile.Reading.READ,
        text=file_text.read(content, kept_files.DOCX),
    )
    indexing.refresh([document])


def _comment(told: library_texts.ToldComment, round_id: int, author: Account) -> Comment:
    written_at = timezone.now() - timedelta(days=told.days_ago)
    return Comment(
        round_id=round_id,
        place=told.place,
        text=told.text,
        by=author,
        written_at=written_at,
        state=told.state,
        answer=told.answer,
        answered_at=written_at + timedelta(days=1) if told.answer else None,
    )
