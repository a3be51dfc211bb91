"""Facts of the institutions room: database views in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class InstitutionPlanFact(Fact):
    """Transformation plans that an expert endorsed; an institution with two versions is one subject."""

    plane = "inner"

    class Meta(Fact.Meta):
        db_table = "institutions_plan_fact"


class ConsultationVisitFact(Fact):
    """Hours of consultancy as logged, without the lines that were corrected; amount = hours."""

    plane = "inner"

    class Meta(Fact.Meta):
        db_table = "institutions_consultation_fact"
