"""Facts of the library: a database view in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class DocumentFact(Fact):
    """Documents and groups of documents; amount = number of documents the row stands for."""

    class Meta(Fact.Meta):
        db_table = "library_document_fact"
