"""Declared figures as facts: a database view in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class DeclaredFact(Fact):
    """Stated parts of declared achievements; amount = what the source states for that part."""

    class Meta(Fact.Meta):
        db_table = "results_declared_fact"
