"""Who meets evaluations of events. Ticks, letters and answers no account reads: commands do, and tell numbers only."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.programme.events.migrations._row_rules import KEEP, any_of, organisations

REPORT = "events:event:report"
GIVES = "(SELECT scope.may('events:evaluation:give'))"
EMPTIES = "(SELECT scope.may('events:evaluation:empty'))"
TABULATES = "(SELECT scope.may('events:evaluation:tabulate'))"
MY_LINK = f"({GIVES} AND token_hash = (SELECT scope.asked('link')))"

SAME_REACH = RunSQL(
    """
ALTER TABLE events_eventevaluation ADD CONSTRAINT events_eventevaluation_same_reach
    FOREIGN KEY (event_id, open_to_id) REFERENCES events_event (id, organiser_id);
ALTER TABLE events_eventevaluation ADD CONSTRAINT events_eventevaluation_of_organiser UNIQUE (uuid, open_to_id);
ALTER TABLE events_evaluationasked ADD CONSTRAINT events_evaluationasked_same_reach
    FOREIGN KEY (evaluation_id, open_to_id) REFERENCES events_eventevaluation (uuid, open_to_id);
""",
    """
ALTER TABLE events_evaluationasked DROP CONSTRAINT events_evaluationasked_same_reach;
ALTER TABLE events_eventevaluation DROP CONSTRAINT events_eventevaluation_of_organiser;
ALTER TABLE events_eventevaluation DROP CONSTRAINT events_eventevaluation_same_reach;
""",
)
EVALUATION = ProtectTable(
    "events_eventevaluation",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(REPORT), organisations(KEEP), GIVES, EMPTIES, TABULATES)),
        Policy("add", "INSERT", check=organisations(REPORT)),
        Policy("change", "UPDATE", using=any_of(organisations(REPORT), organisations(KEEP), GIVES, EMPTIES)),
    ],
)
ASKED = ProtectTable(
    "events_evaluationasked",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(KEEP), MY_LINK, EMPTIES)),
        Policy("add", "INSERT", check=organisations(KEEP)),
        Policy("tick", "UPDATE", using=MY_LINK),
        Policy("remove", "DELETE", using=EMPTIES),
    ],
)
LETTER = ProtectTable(
    "events_evaluationletter",
    grants="SELECT, INSERT, DELETE",
    policies=[
        Policy("see", "SELECT", using=EMPTIES),
        Policy("post", "INSERT", check=GIVES),
        Policy("take out", "DELETE", using=EMPTIES),
    ],
)
ANSWER = ProtectTable(
    "events_evaluationanswer",
    grants="SELECT, INSERT",
    policies=[Policy("add up", "SELECT", using=TABULATES), Policy("put in", "INSERT", check=EMPTIES)],
)
OPERATIONS: list[Operation] = [SAME_REACH, EVALUATION, ASKED, LETTER, ANSWER]
