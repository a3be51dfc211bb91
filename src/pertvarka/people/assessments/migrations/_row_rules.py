"""Which assessments, answers and needs are met, and which may come to be."""

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.people.cases.migrations._row_rules import ME, any_of, cases, cases_to_write, organisations, same_reach
from pertvarka.people.cases.migrations._same_case import same_case, same_person, told_apart

KEEP = organisations("assessments:record:keep")
UNIT = organisations("assessments:assessment:view")
CHECKS = organisations("assessments:assessment:check")


def appointed(column: str = "assessment_id") -> str:
    return f"{column} = ANY ((SELECT scope.assessments())::bigint[])"


def writing(column: str = "assessment_id") -> str:
    return f"{column} = ANY ((SELECT scope.assessments_to_write())::bigint[])"


TO_CHECK = (
    f"({CHECKS} AND EXISTS (SELECT FROM assessments_assessment a WHERE a.id = assessment_id AND a.state = 'submitted'))"
)
COMPARED = "assessment_id = ANY ((SELECT scope.assessments_compared())::bigint[])"

ASSESSMENT = ProtectTable(
    "assessments_assessment",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(UNIT, CHECKS, cases("case"), appointed("id"), KEEP)),
        Policy("plan", "INSERT", check=any_of(f"({cases_to_write('lead')} AND planned_by_id = {ME})", KEEP)),
        Policy(
            "change",
            "UPDATE",
            using=any_of(cases_to_write("lead"), writing("id"), f"({CHECKS} AND state = 'submitted')", KEEP),
            check=any_of(cases_to_write("lead"), appointed("id"), CHECKS, KEEP),
        ),
    ],
)
ASSESSOR = ProtectTable(
    "assessments_assessor",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(UNIT, CHECKS, cases("case"), appointed(), KEEP)),
        # Nobody appoints themselves.
        Policy("appoint", "INSERT", check=any_of(f"({cases_to_write('lead')} AND account_id <> {ME})", KEEP)),
        Policy("change", "UPDATE", using=any_of(f"({cases_to_write('lead')} AND account_id <> {ME})", KEEP)),
    ],
)
INFORMANT = ProtectTable(
    "assessments_informant",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(cases("health"), appointed(), TO_CHECK, KEEP)),
        Policy("add", "INSERT", check=any_of(f"({writing()} AND recorded_by_id = {ME})", KEEP)),
    ],
)
RESPONSE = ProtectTable(
    "assessments_assessmentresponse",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                f"({appointed()} AND started_by_id = {ME})",
                COMPARED,
                f"({cases('health')} AND submitted_at IS NOT NULL)",
                TO_CHECK,
                KEEP,
            ),
        ),
        Policy("begin", "INSERT", check=any_of(f"({writing()} AND started_by_id = {ME})", KEEP)),
        # Sent back, what was submitted is open again to who wrote it, and what was agreed to both.
        Policy("answer", "UPDATE", using=any_of(f"({writing()} AND (started_by_id = {ME} OR kind = 'agreed'))", KEEP)),
    ],
)
NEED = ProtectTable(
    "assessments_identifiedneed",
    grants="SELECT, INSERT, UPDATE, DELETE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(cases("plan"), cases("health"), appointed(), TO_CHECK, KEEP)),
        Policy("find", "INSERT", check=any_of(writing(), KEEP)),
        Policy("change", "UPDATE", using=any_of(writing(), KEEP)),
        Policy("find again", "DELETE", using=writing()),
    ],
)
TABLES = (
    "assessments_assessment",
    "assessments_assessor",
    "assessments_informant",
    "assessments_assessmentresponse",
    "assessments_identifiedneed",
)
OPERATIONS: list[Operation] = [
    *(same_reach(table, of="case_id", parent="cases_case") for table in TABLES),
    same_person("assessments_assessment"),
    told_apart("assessments_assessment"),
    told_apart("assessments_identifiedneed"),
    same_case("assessments_assessment", "previous_id", parent="assessments_assessment"),
    *(same_case(table, "assessment_id", parent="assessments_assessment") for table in TABLES[1:]),
    ASSESSMENT,
    ASSESSOR,
    INFORMANT,
    RESPONSE,
    NEED,
]
