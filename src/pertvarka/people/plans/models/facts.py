"""The fact of the plans room: a database view in the one fact shape (migration 0002), under the rows' own rules."""

from pertvarka.foundation.base.facts import Fact


class PlanFact(Fact):
    """Plans that were agreed; subject = the person, kind = whether the plan rests on an assessment."""

    class Meta(Fact.Meta):
        db_table = "plans_plan_fact"
