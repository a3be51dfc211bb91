"""Which family conferences are met: by the team of the case, and by the coordinator and supervisor who hold them."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.people.cases.migrations._row_rules import (
    KEEP,
    ME,
    any_of,
    cases,
    cases_to_write,
    organisations,
    same_reach,
)
from pertvarka.people.cases.migrations._same_case import same_case, same_person, told_apart

MAY_LEAD = "(SELECT scope.may('cases:family_conference:lead'))"
MAY_REFER = "(SELECT scope.may('cases:family_conference:refer'))"
MAY_REGISTER = "(SELECT scope.may('cases:family_conference:register'))"
MAY_KEEP = "(SELECT scope.may('cases:record:keep'))"
# The conference is theirs while it lasts; with its end the family is nobody's business but the family's and the team's.
COORDINATES = f"({MAY_LEAD} AND coordinator_account_id = {ME} AND phase <> 'closed')"
SUPERVISES = (
    f"({MAY_LEAD} AND phase <> 'closed' AND EXISTS (SELECT FROM cases_coordinator s"
    f" WHERE s.id = supervisor_id AND s.account_id = {ME}))"
)
SEEN = any_of(cases("case"), COORDINATES, SUPERVISES, organisations(KEEP))
CHANGED = any_of(cases_to_write("lead"), COORDINATES, organisations(KEEP))
# Composite foreign keys keep a member and a task in the case of their conference.
THIS_CONFERENCE = f"{ME} IS NOT NULL AND EXISTS (SELECT FROM cases_familyconference c WHERE c.id = conference_id"
OF_CONFERENCE = any_of(f"({THIS_CONFERENCE}))", organisations(KEEP))
# Who reads does not write: the supervisor, the rest of the team. While the family is alone nobody does.
WRITTEN = any_of(
    f"({THIS_CONFERENCE} AND c.phase NOT IN ('private_time', 'closed') AND"
    f" (({MAY_LEAD} AND c.coordinator_account_id = {ME}) OR {cases_to_write('lead', 'c.case_id')})))",
    organisations(KEEP),
)

# The coordinator's account stands beside the register entry, so that the row rule asks no other table.
COORDINATOR_FOLLOWS = RunSQL(
    """
CREATE FUNCTION scope.conference_follows_coordinator() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.coordinator_account_id := (SELECT account_id FROM public.cases_coordinator WHERE id = NEW.coordinator_id);
    RETURN NEW;
END $$;
CREATE TRIGGER conference_follows_coordinator BEFORE INSERT OR UPDATE ON cases_familyconference
    FOR EACH ROW EXECUTE FUNCTION scope.conference_follows_coordinator();
REVOKE ALL ON FUNCTION scope.conference_follows_coordinator() FROM PUBLIC;
""",
    """
DROP TRIGGER conference_follows_coordinator ON cases_familyconference;
DROP FUNCTION scope.conference_follows_coordinator();
""",
)
# A coordinator must be unconnected with the family and its case: told as yes or no, without opening the case to anybody.
IS_CONNECTED = RunSQL(
    """
CREATE FUNCTION scope.is_connected_with_case(wanted bigint, of_case bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT scope.may('cases:family_conference:refer') AND of_case = ANY (scope.cases_to_write('lead')) AND (
        EXISTS (
            SELECT FROM public.cases_case c
            WHERE c.id = of_case AND (c.manager_id = wanted OR EXISTS (
                SELECT FROM public.access_membership m WHERE m.account_id = wanted
                AND m.organisation_id = c.organisation_id AND m.role_code IN ('case_manager', 'case_supervisor')))
        ) OR EXISTS (
            SELECT FROM public.cases_teammember t WHERE t.case_id = of_case AND (t.account_id = wanted OR (
                t.account_id IS NULL AND EXISTS (
                    SELECT FROM public.access_membership m WHERE m.account_id = wanted
                    AND m.organisation_id = t.organisation_id AND m.role_code = t.role_code)))
        ))
$$;
REVOKE ALL ON FUNCTION scope.is_connected_with_case(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.is_connected_with_case(bigint, bigint) TO pertvarka_app;
""",
    "DROP FUNCTION scope.is_connected_with_case(bigint, bigint);",
)

CONFERENCE = ProtectTable(
    "cases_familyconference",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=SEEN),
        Policy(
            "refer",
            "INSERT",
            check=any_of(f"({cases_to_write('lead')} AND referred_by_id = {ME})", organisations(KEEP)),
        ),
        Policy(
            "change", "UPDATE", using=CHANGED, check=any_of(CHANGED, f"({MAY_LEAD} AND coordinator_account_id = {ME})")
        ),
    ],
)
PARTS_OF_CONFERENCE = [
    ProtectTable(
        table,
        grants="SELECT, INSERT, UPDATE",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=OF_CONFERENCE),
            Policy("add", "INSERT", check=WRITTEN),
            Policy("change", "UPDATE", using=WRITTEN),
        ],
    )
    for table in ("cases_familymember", "cases_familytask")
]
REGISTER = [
    ProtectTable(
        table,
        grants="SELECT, INSERT, UPDATE",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=any_of(MAY_LEAD, MAY_REFER, MAY_REGISTER, MAY_KEEP)),
            Policy("add", "INSERT", check=any_of(MAY_REGISTER, MAY_KEEP)),
            Policy("change", "UPDATE", using=any_of(MAY_REGISTER, MAY_KEEP)),
        ],
    )
    for table in ("cases_coordinator", "cases_supervision")
]
OPERATIONS: list[Operation] = [
    *(
        same_reach(table, of="case_id", parent="cases_case")
        for table in ("cases_familyconference", "cases_familymember", "cases_familytask")
    ),
    same_person("cases_familyconference"),
    told_apart("cases_familyconference"),
    same_case("cases_familymember", "conference_id", parent="cases_familyconference"),
    same_case("cases_familytask", "conference_id", parent="cases_familyconference"),
    COORDINATOR_FOLLOWS,
    IS_CONNECTED,
    CONFERENCE,
    *PARTS_OF_CONFERENCE,
    *REGISTER,
]
