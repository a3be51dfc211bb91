"""Which organisations work in the same cases, as counts of five and more: for the network of the cluster.

Protected cases are left out, and so are members for a moment: who looked in an emergency or to answer a request does
not work together with the others.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION scope.organisations_in_cases() RETURNS TABLE (one bigint, other bigint, cases_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH ordinary AS (
        SELECT c.id, c.organisation_id FROM public.cases_case c
        WHERE c.protection = 'ordinary' AND (SELECT scope.may('cluster:cluster:view'))
    ), working AS (
        SELECT o.id AS case_id, o.organisation_id FROM ordinary o
        UNION
        SELECT o.id, t.organisation_id FROM ordinary o
        JOIN public.cases_teammember t ON t.case_id = o.id AND t.kind = 'member'
    )
    SELECT a.organisation_id, b.organisation_id, count(*) FROM working a
    JOIN working b ON b.case_id = a.case_id AND b.organisation_id > a.organisation_id
    GROUP BY a.organisation_id, b.organisation_id HAVING count(*) >= 5
$$;
REVOKE ALL ON FUNCTION scope.organisations_in_cases() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.organisations_in_cases() TO pertvarka_app;
"""
BACKWARDS = "DROP FUNCTION scope.organisations_in_cases();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_diary_begins_without_asking_who_sees")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
