"""The fact of the assessments room: a database view in the one fact shape (migration 0002), under its row rules."""

from pertvarka.foundation.base.facts import Fact


class AssessmentFact(Fact):
    """Assessments that were submitted; subject = the person, kind = whom the instrument is for, scope = its purpose."""

    class Meta(Fact.Meta):
        db_table = "assessments_assessment_fact"
