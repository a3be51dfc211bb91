"""Who meets what of the staff: the register is the institution's; what somebody can and wants is theirs alone, their
manager's and their assessor's. Totals leave through functions that count.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

ME = "(SELECT scope.account())"
KEEP = "(SELECT scope.may('workforce:record:keep'))"
COUNT = "(SELECT scope.may('workforce:record:count'))"
NEW_HERE = "registered_in = (SELECT scope.entered())"
"""Who plans an assessment does not see it later; the transaction that made the row may name it once."""


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
BEING_FILLED = (
    "EXISTS (SELECT FROM workforce_staffassessment a WHERE a.id = assessment_id"
    f" AND a.assessor_id = {ME} AND a.state IN ('planned', 'in_progress'))"
)
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
                KEEP,
                COUNT,
                organisations("workforce:staff:view"),
                CHANGE,
                OWN,
                "id = ANY ((SELECT scope.staff_assessed_by_me())::bigint[])",
            ),
        ),
        Policy("add", "INSERT", check=any_of(KEEP, CHANGE)),
        Policy("change", "UPDATE", using=any_of(KEEP, CHANGE)),
    ],
)
ASSESSMENT = ProtectTable(
    "workforce_staffassessment",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(KEEP, COUNT, OWN, ASSESSES, NEW_HERE)),
        # Who keeps the register appoints an assessor, never themselves; the result they do not see.
        Policy("plan", "INSERT", check=any_of(KEEP, f"({CHANGE} AND assessor_id <> {ME} AND state = 'planned')")),
        Policy(
            "change",
            "UPDATE",
            using=any_of(KEEP, f"({ASSESSES} AND state <> 'discussed')", f"manager_account_id = {ME}"),
            check=any_of(KEEP, ASSESSES, f"manager_account_id = {ME}"),
        ),
    ],
)
RESPONSE = ProtectTable(
    "workforce_staffresponse",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        # What is being written is the assessor's until it is submitted.
        Policy(
            "see",
            "SELECT",
            using=any_of(KEEP, f"((submitted_at IS NOT NULL OR started_by_id = {ME}) AND {WITH_ASSESSMENT})"),
        ),
        Policy("begin", "INSERT", check=any_of(KEEP, f"(started_by_id = {ME} AND {BEING_FILLED})")),
        Policy("answer", "UPDATE", using=any_of(KEEP, f"(started_by_id = {ME} AND {BEING_FILLED})")),
    ],
)
PLAN = ProtectTable(
    "workforce_developmentplan",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("see", "SELECT", using=any_of(KEEP, WITH_ASSESSMENT)),
        Policy("make", "INSERT", check=any_of(KEEP, WITH_ASSESSMENT)),
        Policy("change", "UPDATE", using=any_of(KEEP, WITH_ASSESSMENT)),
    ],
)
ITEM = ProtectTable(
    "workforce_developmentitem",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[
        Policy("see", "SELECT", using=any_of(KEEP, WITH_PLAN)),
        Policy("add", "INSERT", check=any_of(KEEP, WITH_PLAN)),
        Policy("change", "UPDATE", using=any_of(KEEP, WITH_PLAN)),
        Policy("remove", "DELETE", using=f"({ME} IS NOT NULL AND {WITH_PLAN})"),
    ],
)
WISH = ProtectTable(
    "workforce_redeploymentwish",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(KEEP, OWN)),
        Policy("say", "INSERT", check=any_of(KEEP, OWN)),
    ],
)
REGISTERED_IN = RunSQL(
    "ALTER TABLE workforce_staffassessment ADD COLUMN registered_in uuid DEFAULT scope.entered()",
    "ALTER TABLE workforce_staffassessment DROP COLUMN registered_in",
)

# The worker's and the manager's account stand beside the result, so that its row rule asks no other table. Nobody opens
# an assessment to themselves by writing their own account into the register of somebody already assessed.
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
-- The result is the assessor's to give, once: a manager who notes the discussion changes nothing of it.
CREATE FUNCTION scope.staff_result_stands() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.levels, NEW.motivation, NEW.result_class, NEW.submitted_on)
        IS DISTINCT FROM (OLD.levels, OLD.motivation, OLD.result_class, OLD.submitted_on)
        AND (OLD.state IN ('submitted', 'discussed') OR scope.account() IS DISTINCT FROM OLD.assessor_id) THEN
        RAISE EXCEPTION 'the result of an assessment stands' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION scope.staff_result_stands() FROM PUBLIC;
CREATE TRIGGER staff_result_stands BEFORE UPDATE ON workforce_staffassessment
    FOR EACH ROW EXECUTE FUNCTION scope.staff_result_stands();
CREATE FUNCTION scope.staff_member_changed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF scope.account() IS NOT NULL AND (
        (NEW.account_id IS DISTINCT FROM OLD.account_id AND NEW.account_id = scope.account())
        OR (NEW.manager_account_id IS DISTINCT FROM OLD.manager_account_id AND NEW.manager_account_id = scope.account())
    ) AND EXISTS (SELECT FROM public.workforce_staffassessment WHERE staff_member_id = NEW.id) THEN
        RAISE EXCEPTION 'nobody opens assessments to themselves' USING ERRCODE = 'insufficient_privilege';
    END IF;
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
-- Whom the register may offer an assessment: how far the newest one is, and never what came of it.
CREATE FUNCTION scope.staff_standing() RETURNS TABLE (staff_member_id bigint, state text, due_on date, assessed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (a.staff_member_id) a.staff_member_id, a.state::text, a.due_on, a.submitted_on
    FROM public.workforce_staffassessment a
    WHERE a.open_to_id = ANY (scope.organisations('workforce:staff:change'))
    ORDER BY a.staff_member_id, a.due_on DESC, a.id DESC
$$;
REVOKE ALL ON FUNCTION scope.staff_assessed_by_me(), scope.staff_standing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.staff_assessed_by_me(), scope.staff_standing() TO pertvarka_app;
""",
    """
DROP FUNCTION scope.staff_standing();
DROP FUNCTION scope.staff_assessed_by_me();
DROP FUNCTION scope.staff_member_changed() CASCADE;
DROP FUNCTION scope.staff_result_stands() CASCADE;
DROP FUNCTION scope.follows_staff_member() CASCADE;
""",
)
# Counts only, for whoever may see totals, of the organisations their right reaches, as they stood at the end of the last
# month: two looks with one assessment between them would tell whose it was. Small ones are hidden above (queries pass
# every table through the disclosure engine before a page sees it).
TOTALS = RunSQL(
    """
CREATE FUNCTION scope.staff_totals() RETURNS TABLE (
    organisation_id bigint, profession text, result_class text, wish text, went_to text, staff bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.open_to_id, s.profession::text, coalesce(a.result_class, '')::text, coalesce(w.wish, '')::text,
        CASE WHEN s.left_on < month.starts_on THEN s.went_to ELSE '' END::text, count(*)
    FROM public.workforce_staffmember s
    CROSS JOIN (SELECT date_trunc('month', scope.today())::date AS starts_on) month
    LEFT JOIN LATERAL (SELECT result_class FROM public.workforce_staffassessment
        WHERE staff_member_id = s.id AND state IN ('submitted', 'discussed') AND submitted_on < month.starts_on
        ORDER BY submitted_on DESC, id DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT wish FROM public.workforce_redeploymentwish
        WHERE staff_member_id = s.id AND said_on < month.starts_on ORDER BY said_on DESC, id DESC LIMIT 1) w ON true
    WHERE s.started_on < month.starts_on
      AND (s.open_to_id = ANY ((SELECT scope.organisations('workforce:total:view'))::bigint[])
           OR (SELECT scope.may('workforce:total:publish')))
    GROUP BY 1, 2, 3, 4, 5
$$;
CREATE FUNCTION scope.staff_needs() RETURNS TABLE (organisation_id bigint, domain text, staff bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.open_to_id, level.key, count(*)
    FROM (SELECT DISTINCT ON (staff_member_id) open_to_id, levels FROM public.workforce_staffassessment
          WHERE state IN ('submitted', 'discussed') AND submitted_on < date_trunc('month', scope.today())::date
          ORDER BY staff_member_id, submitted_on DESC, id DESC) a
    CROSS JOIN LATERAL jsonb_each_text(a.levels) level
    WHERE level.value::numeric < 2
      AND (a.open_to_id = ANY ((SELECT scope.organisations('workforce:total:view'))::bigint[])
           OR (SELECT scope.may('workforce:total:publish')))
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION scope.staff_totals(), scope.staff_needs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.staff_totals(), scope.staff_needs() TO pertvarka_app;
""",
    "DROP FUNCTION scope.staff_totals(); DROP FUNCTION scope.staff_needs();",
)
OPERATIONS: list[Operation] = [REGISTERED_IN, FOLLOWS, STAFF, ASSESSMENT, RESPONSE, PLAN, ITEM, WISH, TOTALS]
