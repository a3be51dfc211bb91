"""What the search reads of a document, gathered in one row; the stems of it are the database's."""

from django.db import models

from pertvarka.programme.library.models.document import Document


class SearchEntry(models.Model):
    """Title, who made it, and the text of its files.

    The database makes `head`, the stems of title and names, and an index of the words of all three (migration 0006).
    """

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="+")
    title = models.TextField(help_text="in both languages")
    names = models.TextField(blank=True, help_text="author and organisation")
    body = models.TextField(blank=True, help_text="text of the files, cut where it would be too long to index")

    def __str__(self) -> str:
        return self.title[:60]
