"""Which referrals, services, homes and moves are met, and which may come to be."""

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.people.cases.migrations._row_rules import ME, any_of, cases, cases_to_write, organisations, same_reach
from pertvarka.people.cases.migrations._same_case import same_case, same_person, told_apart

KEEP = organisations("delivery:record:keep")
UNIT = organisations("delivery:referral:view")
UNIT_OF_HOMES = organisations("delivery:placement:view")
LEADS = cases_to_write("lead")
HOMES = any_of(f"({cases_to_write('placement')})", KEEP)
ASKED = organisations("delivery:referral:answer", "to_organisation_id")
GIVES = organisations("delivery:record:write", "organisation_id")

# Who has just refused, or ended a service, meets the row to the next day: the answer has to reach the one who gave it.
REFUSED_JUST_NOW = f"({ASKED} AND state = 'refused' AND answered_at > statement_timestamp() - interval '1 day')"
ENDED_JUST_NOW = f"({GIVES} AND ended_at > statement_timestamp() - interval '1 day')"

# What was asked and what is shared stays as it was sent: whoever answers cannot let themselves in further.
ANSWERED = "state, answered_at, answered_by_id, refusal, answer_words, waiting_since, starts_on, version"
REFERRAL = ProtectTable(
    "delivery_referral",
    grants=f"SELECT, INSERT, UPDATE ({ANSWERED})",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                cases("plan"), UNIT, f"({ASKED} AND state NOT IN ('withdrawn', 'refused'))", REFUSED_JUST_NOW, KEEP
            ),
        ),
        Policy("send", "INSERT", check=any_of(f"({LEADS} AND sent_by_id = {ME})", KEEP)),
        Policy(
            "answer",
            "UPDATE",
            using=any_of(LEADS, f"({ASKED} AND state IN ('sent', 'waiting', 'accepted'))", KEEP),
            check=any_of(LEADS, f"({ASKED} AND answered_by_id = {ME})", KEEP),
        ),
    ],
)
# A provider begins what it was asked for and accepted, and nothing else.
ACCEPTED = (
    "EXISTS (SELECT FROM delivery_referral r WHERE r.id = referral_id AND r.state IN ('accepted', 'started')"
    " AND r.to_organisation_id = organisation_id AND r.case_id = delivery_serviceepisode.case_id)"
)
EPISODE = ProtectTable(
    "delivery_serviceepisode",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT",
               using=any_of(cases("plan"), UNIT, f"({GIVES} AND state <> 'ended')", ENDED_JUST_NOW, KEEP)),
        Policy("begin", "INSERT", check=any_of(f"({GIVES} AND {ACCEPTED})", LEADS, KEEP)),
        Policy("change", "UPDATE", using=any_of(f"({GIVES} AND state <> 'ended')", LEADS, KEEP),
               check=any_of(GIVES, LEADS, KEEP)),
    ],
)  # fmt: skip
OF_EPISODE = (
    "EXISTS (SELECT FROM delivery_serviceepisode e WHERE e.id = episode_id AND e.case_id = {table}.case_id"
    " AND e.organisation_id = ANY ((SELECT scope.organisations('delivery:record:write'))::bigint[])"
    " AND e.state <> 'ended')"
)
BENEFICIARY = ProtectTable(
    "delivery_beneficiary",
    grants="SELECT, INSERT, UPDATE, DELETE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see", "SELECT", using=any_of(cases("plan"), UNIT, OF_EPISODE.format(table="delivery_beneficiary"), KEEP)
        ),
        Policy("add", "INSERT", check=any_of(LEADS, OF_EPISODE.format(table="delivery_beneficiary"), KEEP)),
        Policy("change", "UPDATE", using=any_of(LEADS, OF_EPISODE.format(table="delivery_beneficiary"), KEEP)),
        Policy("strike out", "DELETE", using=any_of(LEADS, OF_EPISODE.format(table="delivery_beneficiary"))),
    ],
)
RECORD_OF_EPISODE = f"({GIVES} AND {OF_EPISODE.format(table='delivery_servicerecord')})"
RECORD = ProtectTable(
    "delivery_servicerecord",
    grants="SELECT, INSERT, UPDATE, DELETE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(cases("plan"), RECORD_OF_EPISODE, KEEP)),
        Policy("write", "INSERT", check=any_of(f"({RECORD_OF_EPISODE} AND worker_id = {ME})", KEEP)),
        Policy("correct", "UPDATE", using=any_of(RECORD_OF_EPISODE, KEEP)),
        Policy("strike out", "DELETE", using=RECORD_OF_EPISODE),
    ],
)
PLACEMENT = ProtectTable(
    "delivery_placement",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(cases("placement"), UNIT_OF_HOMES, KEEP)),
        Policy("add", "INSERT", check=HOMES),
        Policy("change", "UPDATE", using=HOMES),
    ],
)
# A planner meets who is to come, without the person: the row says where from, where to and when.
COMES_HERE = (
    "(open_to_id <> 0 AND state = 'preparing' AND to_municipality_id IN ("
    "SELECT o.municipality_id FROM organisations_organisation o"
    " WHERE o.id = ANY ((SELECT scope.organisations('plans:need:count'))::bigint[])))"
)


def _of_homes(table: str, *, more: tuple[str, ...] = ()) -> ProtectTable:
    return ProtectTable(
        table,
        grants="SELECT, INSERT, UPDATE",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=any_of(cases("placement"), UNIT_OF_HOMES, *more, KEEP)),
            Policy("add", "INSERT", check=HOMES),
            Policy("change", "UPDATE", using=HOMES),
        ],
    )


TABLES = (
    "delivery_referral",
    "delivery_serviceepisode",
    "delivery_beneficiary",
    "delivery_servicerecord",
    "delivery_placement",
    "delivery_transition",
    "delivery_transitionitem",
    "delivery_followup",
    "delivery_outcomemeasure",
)
OPERATIONS: list[Operation] = [
    *(same_reach(table, of="case_id", parent="cases_case") for table in TABLES),
    *(told_apart(table) for table in TABLES[:2]),
    told_apart("delivery_placement"),
    told_apart("delivery_transition"),
    same_case("delivery_referral", "service_need_id", parent="plans_serviceneed"),
    same_case("delivery_serviceepisode", "referral_id", parent="delivery_referral"),
    same_case("delivery_serviceepisode", "service_need_id", parent="plans_serviceneed"),
    same_case("delivery_beneficiary", "episode_id", parent="delivery_serviceepisode"),
    same_case("delivery_servicerecord", "episode_id", parent="delivery_serviceepisode"),
    same_case("delivery_transition", "plan_id", parent="plans_plan"),
    same_case("delivery_transition", "left_id", parent="delivery_placement"),
    same_case("delivery_transition", "came_to_id", parent="delivery_placement"),
    same_case("delivery_transitionitem", "transition_id", parent="delivery_transition"),
    same_case("delivery_followup", "transition_id", parent="delivery_transition"),
    *(
        same_person(table)
        for table in (
            "delivery_referral",
            "delivery_serviceepisode",
            "delivery_placement",
            "delivery_transition",
            "delivery_outcomemeasure",
        )
    ),
    REFERRAL,
    EPISODE,
    BENEFICIARY,
    RECORD,
    PLACEMENT,
    _of_homes("delivery_transition", more=(COMES_HERE,)),
    _of_homes("delivery_transitionitem"),
    _of_homes("delivery_followup"),
    _of_homes("delivery_outcomemeasure"),
]
