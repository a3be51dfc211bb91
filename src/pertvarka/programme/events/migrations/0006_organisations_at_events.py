"""Which organisations came to the same events, as counts: for the network of the cluster."""

from django.db import migrations

# An organisation typed in words counts where exactly one in the register has that name.
FORWARDS = """
CREATE FUNCTION scope.organisations_at_events() RETURNS TABLE (one bigint, other bigint, events_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH came AS (
        SELECT DISTINCT a.registration_id FROM public.events_attendance a
        WHERE (SELECT scope.may('cluster:cluster:view'))
    ), named AS (
        SELECT lower(name_lt) AS name, min(id) AS id FROM public.organisations_organisation
        GROUP BY lower(name_lt) HAVING count(*) = 1
    ), there AS (
        SELECT DISTINCT r.event_id, coalesce(r.organisation_id, named.id) AS organisation_id
        FROM came JOIN public.events_registration r ON r.id = came.registration_id
        LEFT JOIN named ON r.organisation_id IS NULL AND named.name = lower(btrim(r.organisation_words))
        WHERE r.role <> 'organiser'
    )
    SELECT a.organisation_id, b.organisation_id, count(*) FROM there a
    JOIN there b ON b.event_id = a.event_id AND b.organisation_id > a.organisation_id
    GROUP BY a.organisation_id, b.organisation_id
$$;
REVOKE ALL ON FUNCTION scope.organisations_at_events() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.organisations_at_events() TO pertvarka_app;
"""
BACKWARDS = "DROP FUNCTION scope.organisations_at_events();"


class Migration(migrations.Migration):
    dependencies = [("events", "0005_evaluations")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
