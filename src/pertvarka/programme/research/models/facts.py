"""Facts of the research room: a database view in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class RespondentFact(Fact):
    """Published survey waves that are not invented; amount = answers given."""

    class Meta(Fact.Meta):
        db_table = "research_respondent_fact"
