"""How many conferences each coordinator holds, and whether a family's record may be changed: numbers and words only."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION scope.open_family_conferences() RETURNS TABLE (coordinator bigint, open_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.coordinator_id, count(*) FROM public.cases_familyconference c
    WHERE c.phase <> 'closed' AND c.coordinator_id IS NOT NULL AND (
        scope.may('cases:family_conference:refer') OR scope.may('cases:family_conference:register')
        OR scope.may('cases:family_conference:lead'))
    GROUP BY c.coordinator_id
$$;
-- The coordinator does not see the case; that it is closed, or its person's data restricted, they must know to stop.
CREATE FUNCTION scope.family_conference_halted(wanted bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p.restricted_at IS NOT NULL THEN 'restricted' WHEN f.state = 'closed' THEN 'closed' ELSE '' END
    FROM public.cases_familyconference c
    JOIN public.cases_case f ON f.id = c.case_id JOIN public.cases_person p ON p.id = c.person_id
    WHERE c.id = wanted AND c.coordinator_account_id = scope.account() AND scope.may('cases:family_conference:lead')
$$;
REVOKE ALL ON FUNCTION scope.open_family_conferences(), scope.family_conference_halted(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.open_family_conferences(), scope.family_conference_halted(bigint) TO pertvarka_app;
"""
BACKWARDS = "DROP FUNCTION scope.family_conference_halted(bigint), scope.open_family_conferences();"


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_records_stay_in_their_case")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
