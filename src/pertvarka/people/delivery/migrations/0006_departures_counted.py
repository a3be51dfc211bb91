"""How many left an institution, month by month, and to what kind of home: counts for whoever follows its plan.

They see no placement. Months that are over only, as in a census; who is protected, or whose data are restricted, stands in
no such count.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION scope.institution_departures(wanted bigint[])
RETURNS TABLE (organisation_id bigint, month date, next_home text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.organisation_id, date_trunc('month', p.ends_on)::date, coalesce(following.kind, 'other')::text, count(*)
    FROM public.delivery_placement p
    JOIN public.cases_person person ON person.id = p.person_id
    LEFT JOIN public.delivery_placement following
        ON following.person_id = p.person_id AND following.starts_on = p.ends_on
    WHERE p.organisation_id = ANY (wanted) AND p.is_institutional AND NOT coalesce(following.is_institutional, false)
      AND p.ends_on < date_trunc('month', scope.today())::date
      AND p.open_to_id <> 0 AND person.restricted_at IS NULL
      AND (p.organisation_id = ANY ((SELECT scope.organisations('institutions:plan:view'))::bigint[])
           OR (SELECT scope.may('institutions:tracker:view')) OR (SELECT scope.may('institutions:plan:approve')))
    GROUP BY 1, 2, 3
$$;
REVOKE ALL ON FUNCTION scope.institution_departures(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.institution_departures(bigint[]) TO pertvarka_app;
"""
BACKWARDS = "DROP FUNCTION scope.institution_departures(bigint[]);"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0005_letters_about_waiting_work")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
