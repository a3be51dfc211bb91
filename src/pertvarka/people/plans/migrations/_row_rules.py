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
# What was agreed stays as it was agreed: needs, goals and services come and go only while the plan is a draft.
OF_DRAFT = "EXISTS (SELECT FROM plans_plan p WHERE p.id = plan_id AND p.state = 'draft')"
WRITES_DRAFT = f"({LEADS} AND {OF_DRAFT})"

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


# A plan leaves its draft only when every need is answered, whoever writes the state and however.
WITHOUT_HOLES = RunSQL(
    """
CREATE FUNCTION scope.plan_has_no_hole() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.plans_planneed n WHERE n.plan_id = NEW.id)
       OR EXISTS (SELECT FROM public.plans_planneed n WHERE n.plan_id = NEW.id AND (
            n.answer = ''
            OR (n.answer = 'later' AND n.put_off_until < scope.today())
            OR (n.answer = 'planned'
                AND NOT EXISTS (SELECT FROM public.plans_goal g WHERE g.need_id = n.id)
                AND NOT EXISTS (SELECT FROM public.plans_serviceneed s WHERE s.need_id = n.id))))
       OR EXISTS (SELECT FROM public.assessments_identifiedneed i WHERE i.assessment_id = NEW.assessment_id
            AND NOT EXISTS (SELECT FROM public.plans_planneed n WHERE n.plan_id = NEW.id AND n.identified_id = i.id))
    THEN
        RAISE EXCEPTION 'a need of the plan has no answer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_without_holes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plan_has_no_hole BEFORE UPDATE OF state ON plans_plan
    FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state NOT IN ('draft', 'cancelled'))
    EXECUTE FUNCTION scope.plan_has_no_hole();
REVOKE ALL ON FUNCTION scope.plan_has_no_hole() FROM PUBLIC;
""",
    """
DROP TRIGGER plan_has_no_hole ON plans_plan;
DROP FUNCTION scope.plan_has_no_hole();
""",
)


def _of_plan(
    table: str, *, add: str = WRITES_DRAFT, change: str = LEADS, more: tuple[str, ...] = (), grants: str
) -> ProtectTable:
    return ProtectTable(
        table,
        grants=grants,
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=any_of(UNIT, cases("plan"), *more, KEEP)),
            Policy("add", "INSERT", check=any_of(add, KEEP)),
            Policy("change", "UPDATE", using=any_of(change, KEEP)),
            *([Policy("strike out", "DELETE", using=WRITES_DRAFT)] if "DELETE" in grants else []),
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
    same_case("plans_serviceneed", "continues_id", parent="plans_serviceneed"),
    PLAN_STATE,
    WITHOUT_HOLES,
    _of_plan("plans_plan", add=f"({LEADS} AND made_by_id = {ME} AND state = 'draft')", grants="SELECT, INSERT, UPDATE"),
    _of_plan("plans_planneed", change=WRITES_DRAFT, grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_goal", grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_serviceneed", more=(WANTED_HERE,), grants="SELECT, INSERT, UPDATE, DELETE"),
    _of_plan("plans_planreview", add=f"({LEADS} AND recorded_by_id = {ME})", grants="SELECT, INSERT, UPDATE"),
]
