"""Facts of the events room: database views in the one fact shape (migration 0002)."""

from pertvarka.foundation.base.facts import Fact


class EventFact(Fact):
    """Events and groups of events; amount = number of events the row stands for."""

    class Meta(Fact.Meta):
        db_table = "events_event_fact"


class ParticipationFact(Fact):
    """Declared participants of events; amount = participations (one person at two events is two)."""

    class Meta(Fact.Meta):
        db_table = "events_participation_fact"


class TrainingFact(Fact):
    """Trainings and their parts; amount = persons trained."""

    class Meta(Fact.Meta):
        db_table = "events_training_fact"


class ConsultationFact(Fact):
    """Consultations; amount = hours."""

    class Meta(Fact.Meta):
        db_table = "events_consultation_fact"
