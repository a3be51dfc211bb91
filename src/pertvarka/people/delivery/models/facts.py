"""Facts of the delivery room: database views in the one fact shape (migration 0002), under the rows' own rules."""

from pertvarka.foundation.base.facts import Fact


class ServedFact(Fact):
    """Episodes of service; subject = the person, reported_under = the indicator whose project paid, if any."""

    class Meta(Fact.Meta):
        db_table = "delivery_served_fact"


class BeneficiaryFact(Fact):
    """Those who came with the person of the case; kind = who they are to that person."""

    class Meta(Fact.Meta):
        db_table = "delivery_beneficiary_fact"


class PlacementFact(Fact):
    """What happened to a person's home, one row each: kind = admission, departure, return or with_carer.

    `state` of a departure is the kind of home gone to, of a return its cause. `scope` tells a first new admission
    from the rest.
    """

    class Meta(Fact.Meta):
        db_table = "delivery_placement_fact"
