"""Declared figures as facts: a database view in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class DeclaredFact(Fact):
    """Stated parts of declared achievements; amount = what the source states for that part."""

    class Meta(Fact.Meta):
        db_table = "results_declared_fact"


class SurveyedFact(Fact):
    """Stated parts of the surveys of the history, and published surveys of our own; amount = persons asked."""

    class Meta(Fact.Meta):
        db_table = "results_surveyed_fact"
