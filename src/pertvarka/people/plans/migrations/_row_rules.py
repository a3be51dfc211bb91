"""Which plans and service needs are met, and which may come to be. Planners meet service needs without their people."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.people.cases.migrations._row_rules import ME, any_of, cases, cases_to_write, organisations, same_reach
from pertvarka.people.cases.migrations._same_case import same_case, same_person, told_apart

KEEP = organisations("plans:record:keep")
UNIT = organisations("plans:plan:view")
# Where the service is wanted decides which planner counts the need, not who leads the case; protected cases never.
WANTED_HERE = (
    "(open_to_id <> 0 AND plan_state IN ('agreed', 'active', 'in_review') AND municipality_id IN ("
    "SELECT o.municipality_id FROM organisations_organisation o"
    " WHERE o.id = ANY ((SELECT scope.organisations('plans:need:count'))::bigint[])))"
)
LEADS = cases_to_write("lead")

PLAN_STATE = RunSQL(
    """
CREATE FUNCTION scope.service_needs_follow_plan() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.plans_serviceneed SET plan_state = NEW.state WHERE plan_id = NEW.id AND plan_state <> NEW.state;
    RETURN NULL;
END $$;
CREATE TRIGGER service_needs_follow AFTER UPDATE OF state ON plans_plan
    FOR EACH ROW EXECUTE FUNCTION scope.service_needs_follow_plan();
CREATE FUNCTION scope.service_need_begins() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.plan_state := (SELECT state FROM public.plans_plan WHERE id = NEW.plan_id);
    RETURN NEW;
END $$;
CREATE TRIGGER service_need_begins BEFORE INSERT ON plans_serviceneed
    FOR EACH ROW EXECUTE FUNCTION scope.service_need_begins();
REVOKE ALL ON FUNCTION scope.service_needs_follow_plan(), scope.service_need_begins() FROM PUBLIC;
""",
    """
DROP TRIGGER service_need_begins ON plans_serviceneed;
DROP TRIGGER service_needs_follow ON plans_plan;
DROP FUNCTION scope.service_needs_follow_plan(), scope.service_need_begins();
""",
)


def _of_plan(table: str, *, add: str = LEADS, more: tuple[str, ...] = (), grants: str) -> ProtectTable:
    return ProtectTable(
        table,
        grants=grants,
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=any_of(UNIT, cases("plan"), *more, KEEP)),
            Policy("add", "INSERT", check=any_of(add, KEEP)),
            Policy("change", "UPDATE", using=any_of(LEADS, KEEP)),
            # Only while it is a draft: what was agreed stays.
            *(
                [
                    Policy(
                        "strike out",
                        "DELETE",
                        using=f"{LEADS} AND EXISTS (SELECT FROM plans_plan p WHERE p.id = plan_id AND p.state = 'draft')",
                    )
                ]
                if "DELETE" in grants
                else []
            ),
        ],
    )


TABLES = ("plans_plan", "plans_planneed", "plans_goal", "plans_serviceneed", "plans_planreview")
OPERATIONS: list[Operation] = [
    *(same_reach(table, of="case_id", parent="cases_case") for table in TABLES),
    same_person("plans_plan"),
    same_person("plans_serviceneed"),
    *(told_apart(table) for table in ("plans_plan", "plans_planneed", "plans_serviceneed")),
    *(same_case(table, "plan_id", parent="plans_plan") for table in TABLES[1:]),
    same_case("plans_plan", "assessment_id", parent="assessments_assessment"),
    same_case("plans_plan", "previous_id", parent="plans_plan"),
    same_case("plans_planneed", "identified_id", parent="assessments_identifiedneed"),
    same_case("plans_goal", "need_id", parent="plans_planneed"),
    same_case("plans_serviceneed", "need_id", parent="plans_planneed"),
    PLAN_STATE,
    _of_plan("plans_plan", add=f"({LEADS} AND made_by_id = {ME})", grants="SELECT, INSERT, UPDATE"),
    _of_plan("plans_planneed", grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_goal", grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_serviceneed", more=(WANTED_HERE,), grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_planreview", add=f"({LEADS} AND recorded_by_id = {ME})", grants="SELECT, INSERT, UPDATE"),
]
