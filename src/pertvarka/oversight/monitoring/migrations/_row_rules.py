"""Alerts are met by the organisation they concern; others are told how many there are, by a function that counts."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

KEEP = "(SELECT scope.may('monitoring:record:keep'))"
OWN = "open_to_id = ANY ((SELECT scope.organisations('monitoring:alert:explain'))::bigint[])"
# What concerns no organisation is the programme office's.
OFFICE = "(open_to_id IS NULL AND (SELECT scope.may('monitoring:meeting:lead')))"

ALERT = ProtectTable(
    "monitoring_alert",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=f"{OWN} OR {OFFICE} OR {KEEP}"),
        Policy("find", "INSERT", check=KEEP),
        Policy("change", "UPDATE", using=f"{OWN} OR {OFFICE} OR {KEEP}"),
    ],
)
COUNTS = RunSQL(
    """
CREATE FUNCTION scope.alert_counts() RETURNS TABLE (check_code text, state text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.check_code::text, a.state::text, count(*) FROM public.monitoring_alert a
    WHERE a.state <> 'gone' AND scope.may('monitoring:alert:count') GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION scope.alert_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.alert_counts() TO pertvarka_app;
""",
    "DROP FUNCTION scope.alert_counts();",
)
OPERATIONS: list[Operation] = [ALERT, COUNTS]
