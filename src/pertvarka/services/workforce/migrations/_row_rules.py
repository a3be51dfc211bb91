"""Who meets what of the staff: the register is the institution's; what somebody can and wants is theirs alone, their
manager's and their assessor's. Totals leave through one function that counts.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

ME = "(SELECT scope.account())"
KEEP = "(SELECT scope.may('workforce:record:keep'))"


def organisations(permission: str) -> str:
    return f"open_to_id = ANY ((SELECT scope.organisations('{permission}'))::bigint[])"


def any_of(*conditions: str) -> str:
    return " OR ".join(conditions)


OWN = any_of(f"account_id = {ME}", f"manager_account_id = {ME}")
CHANGE = organisations("workforce:staff:change")
# An assessor reads until a month after the result was discussed, and writes until it is submitted.
ASSESSES = f"(assessor_id = {ME} AND (assessor_until IS NULL OR assessor_until >= (SELECT scope.today())))"
# Rows of an assessment are met with it: the policy of the assessment answers.
WITH_ASSESSMENT = "EXISTS (SELECT FROM workforce_staffassessment a WHERE a.id = assessment_id)"
WITH_PLAN = "EXISTS (SELECT FROM workforce_developmentplan p WHERE p.id = plan_id)"

STAFF = ProtectTable(
    "workforce_staffmember",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations("workforce:staff:view"),
                CHANGE,
                OWN,
                "id = ANY ((SELECT scope.staff_assessed_by_me())::bigint[])",
                KEEP,
            ),
        ),
        Policy("add", "INSERT", check=any_of(CHANGE, KEEP)),
        Policy("change", "UPDATE", using=any_of(CHANGE, KEEP)),
    ],
)
ASSESSMENT = ProtectTable(
    "workforce_staffassessment",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(OWN, ASSESSES, KEEP)),
        # Who keeps the register appoints an assessor, never themselves; the result they do not see.
        Policy("plan", "INSERT", check=any_of(f"({CHANGE} AND assessor_id <> {ME})", KEEP)),
        Policy(
            "change",
            "UPDATE",
            using=any_of(f"({ASSESSES} AND state <> 'discussed')", f"manager_account_id = {ME}", KEEP),
            check=any_of(ASSESSES, f"manager_account_id = {ME}", KEEP),
        ),
    ],
)
RESPONSE = ProtectTable(
    "workforce_staffresponse",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("see", "SELECT", using=any_of(WITH_ASSESSMENT, KEEP)),
        Policy("begin", "INSERT", check=any_of(f"(started_by_id = {ME} AND {WITH_ASSESSMENT})", KEEP)),
        Policy("answer", "UPDATE", using=any_of(f"(started_by_id = {ME} AND {WITH_ASSESSMENT})", KEEP)),
    ],
)
PLAN = ProtectTable(
    "workforce_developmentplan",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("see", "SELECT", using=any_of(WITH_ASSESSMENT, KEEP)),
        Policy("make", "INSERT", check=any_of(WITH_ASSESSMENT, KEEP)),
        Policy("change", "UPDATE", using=any_of(WITH_ASSESSMENT, KEEP)),
    ],
)
ITEM = ProtectTable(
    "workforce_developmentitem",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[
        Policy("see", "SELECT", using=any_of(WITH_PLAN, KEEP)),
        Policy("add", "INSERT", check=any_of(WITH_PLAN, KEEP)),
        Policy("change", "UPDATE", using=any_of(WITH_PLAN, KEEP)),
        Policy("remove", "DELETE", using=WITH_PLAN),
    ],
)
WISH = ProtectTable(
    "workforce_redeploymentwish",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(OWN, KEEP)),
        Policy("say", "INSERT", check=any_of(OWN, KEEP)),
    ],
)

# The worker's and the manager's account stand beside the result, so that its row rule asks no other table.
FOLLOWS = RunSQL(
    """
CREATE FUNCTION scope.follows_staff_member() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT s.account_id, s.manager_account_id, s.open_to_id INTO NEW.account_id, NEW.manager_account_id, NEW.open_to_id
    FROM public.workforce_staffmember s WHERE s.id = NEW.staff_member_id;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION scope.follows_staff_member() FROM PUBLIC;
CREATE TRIGGER follows_staff_member BEFORE INSERT OR UPDATE ON workforce_staffassessment
    FOR EACH ROW EXECUTE FUNCTION scope.follows_staff_member();
CREATE TRIGGER follows_staff_member BEFORE INSERT OR UPDATE ON workforce_redeploymentwish
    FOR EACH ROW EXECUTE FUNCTION scope.follows_staff_member();
CREATE FUNCTION scope.staff_member_changed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.workforce_staffassessment SET open_to_id = NEW.open_to_id WHERE staff_member_id = NEW.id;
    UPDATE public.workforce_redeploymentwish SET open_to_id = NEW.open_to_id WHERE staff_member_id = NEW.id;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION scope.staff_member_changed() FROM PUBLIC;
CREATE TRIGGER staff_member_changed AFTER UPDATE OF account_id, manager_account_id, open_to_id ON workforce_staffmember
    FOR EACH ROW EXECUTE FUNCTION scope.staff_member_changed();
CREATE FUNCTION scope.staff_assessed_by_me() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(staff_member_id), '{}') FROM public.workforce_staffassessment
    WHERE assessor_id = (SELECT scope.account())
      AND (assessor_until IS NULL OR assessor_until >= (SELECT scope.today()))
$$;
REVOKE ALL ON FUNCTION scope.staff_assessed_by_me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.staff_assessed_by_me() TO pertvarka_app;
""",
    """
DROP FUNCTION scope.staff_assessed_by_me();
DROP FUNCTION scope.staff_member_changed() CASCADE;
DROP FUNCTION scope.follows_staff_member() CASCADE;
""",
)
# Counts only, for whoever may see totals, of the organisations their right reaches; small ones are hidden above
# (queries pass every table through the disclosure engine before a page sees it).
TOTALS = RunSQL(
    """
CREATE FUNCTION scope.staff_totals() RETURNS TABLE (
    organisation_id bigint, profession text, result_class text, wish text, went_to text, staff bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.open_to_id, s.profession::text, coalesce(a.result_class, '')::text, coalesce(w.wish, '')::text,
        s.went_to::text, count(*)
    FROM public.workforce_staffmember s
    LEFT JOIN LATERAL (SELECT result_class FROM public.workforce_staffassessment
        WHERE staff_member_id = s.id AND state IN ('submitted', 'discussed')
        ORDER BY submitted_on DESC, id DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT wish FROM public.workforce_redeploymentwish
        WHERE staff_member_id = s.id ORDER BY said_on DESC, id DESC LIMIT 1) w ON true
    WHERE s.open_to_id = ANY (scope.organisations('workforce:total:view')) OR scope.may('workforce:total:publish')
    GROUP BY 1, 2, 3, 4, 5
$$;
CREATE FUNCTION scope.staff_needs() RETURNS TABLE (organisation_id bigint, domain text, staff bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.open_to_id, level.key, count(DISTINCT a.staff_member_id)
    FROM public.workforce_staffassessment a CROSS JOIN LATERAL jsonb_each_text(a.levels) level
    WHERE a.state IN ('submitted', 'discussed') AND level.value::numeric < 2
      AND (a.open_to_id = ANY (scope.organisations('workforce:total:view')) OR scope.may('workforce:total:publish'))
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION scope.staff_totals(), scope.staff_needs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.staff_totals(), scope.staff_needs() TO pertvarka_app;
""",
    "DROP FUNCTION scope.staff_totals(); DROP FUNCTION scope.staff_needs();",
)
OPERATIONS: list[Operation] = [FOLLOWS, STAFF, ASSESSMENT, RESPONSE, PLAN, ITEM, WISH, TOTALS]
