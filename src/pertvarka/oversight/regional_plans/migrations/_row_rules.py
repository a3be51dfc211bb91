"""What the solver reads is met by commands alone; which needs went into it, by those who meet the needs themselves."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

KEEP = "(SELECT scope.may('regional_plans:record:keep'))"
# The needs are asked under the reader's own rules of rows: whoever does not meet a need does not meet its link.
OF_NEED = "need_id IN (SELECT n.id FROM plans_serviceneed n)"

# Siblings who are to live together: pairs without anything else of a relationship, for the freeze alone.
SIBLINGS = RunSQL(
    """
CREATE FUNCTION scope.siblings_kept_together() RETURNS TABLE (person bigint, other bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.person_id, r.other_id FROM public.cases_relationship r
    WHERE scope.may('regional_plans:record:keep') AND r.kind = 'sibling' AND r.keep_together
      AND r.other_id IS NOT NULL AND r.until_on IS NULL AND r.contact = 'allowed'
$$;
REVOKE ALL ON FUNCTION scope.siblings_kept_together() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.siblings_kept_together() TO pertvarka_app;
""",
    "DROP FUNCTION scope.siblings_kept_together();",
)

# A need that is erased with its file takes its link along; the count it went into stays a count.
FORGET = RunSQL(
    """
CREATE FUNCTION scope.forget_frozen_needs() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.regional_plans_frozenneed WHERE need_id = OLD.id;
    RETURN OLD;
END $$;
CREATE TRIGGER forget_frozen_needs BEFORE DELETE ON plans_serviceneed
    FOR EACH ROW EXECUTE FUNCTION scope.forget_frozen_needs();
REVOKE ALL ON FUNCTION scope.forget_frozen_needs() FROM PUBLIC;
""",
    """
DROP TRIGGER forget_frozen_needs ON plans_serviceneed;
DROP FUNCTION scope.forget_frozen_needs();
""",
)

OPERATIONS: list[Operation] = [
    SIBLINGS,
    ProtectTable(
        "regional_plans_frozenproblem",
        grants="SELECT, INSERT",
        policies=[Policy("see", "SELECT", using=KEEP), Policy("freeze", "INSERT", check=KEEP)],
    ),
    ProtectTable(
        "regional_plans_frozenneed",
        grants="SELECT, INSERT",
        for_scope_functions=True,
        policies=[Policy("see", "SELECT", using=f"{KEEP} OR {OF_NEED}"), Policy("freeze", "INSERT", check=KEEP)],
    ),
    ProtectTable(
        "regional_plans_computedplan",
        grants="SELECT, INSERT, UPDATE, DELETE",
        policies=[
            Policy("see", "SELECT", using=KEEP),
            Policy("compute", "INSERT", check=KEEP),
            Policy("compute again", "UPDATE", using=KEEP),
            Policy("take away", "DELETE", using=KEEP),
        ],
    ),
    FORGET,
]
