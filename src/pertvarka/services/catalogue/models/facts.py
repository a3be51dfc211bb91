"""The fact of carers' households: a database view in the one fact shape (migration 0002), under the rows' own rules."""

from pertvarka.foundation.base.facts import Fact


class HouseholdFact(Fact):
    """Carers' households that were ever active; kind = what they are for, known from the day they became active."""

    plane = "closed"

    class Meta(Fact.Meta):
        db_table = "catalogue_household_fact"
