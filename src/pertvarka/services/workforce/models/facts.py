"""The fact of the workforce room: a database view in the one fact shape (migration 0002), under its row rules."""

from pertvarka.foundation.base.facts import Fact


class StaffAssessedFact(Fact):
    """Staff assessments that were submitted; subject = the worker, kind = profession, scope = result class."""

    class Meta(Fact.Meta):
        db_table = "workforce_assessed_fact"
