"""How quotas are counted: by the database, in the same turn in which seats are, so that none is ever oversold.

The event's row is the lock: whoever takes a seat has it already (`count_seats`), so the count below stands still.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

# By which organisation and region somebody counts: what they chose, else what the register knows of the organisation.
REPRESENTED = RunSQL(
    """
CREATE FUNCTION scope.represented(organisation bigint, typed text, region bigint)
RETURNS TABLE (organisation_key text, region_id bigint) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    words text := lower(btrim(regexp_replace(coalesce(typed, ''), '\\s+', ' ', 'g')));
    known bigint := organisation;
BEGIN
    IF known IS NULL AND words <> '' THEN
        SELECT min(o.id) INTO known FROM public.organisations_organisation o
        WHERE lower(o.name_lt) = words OR lower(o.name_en) = words HAVING count(*) = 1;
    END IF;
    RETURN QUERY SELECT
        CASE WHEN known IS NULL THEN words ELSE 'organisation:' || known END,
        coalesce(region, (
            SELECT coalesce(o.region_id, m.region_id) FROM public.organisations_organisation o
            LEFT JOIN public.territory_municipality m ON m.id = o.municipality_id WHERE o.id = known
        ));
END $$;
CREATE FUNCTION scope.name_the_represented() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT told.organisation_key, told.region_id INTO NEW.organisation_key, NEW.region_id
    FROM scope.represented(NEW.organisation_id, NEW.organisation_words, NEW.region_id) told;
    RETURN NEW;
END $$;
CREATE TRIGGER name_the_represented BEFORE INSERT OR UPDATE OF organisation_id, organisation_words, region_id
    ON events_registration FOR EACH ROW EXECUTE FUNCTION scope.name_the_represented();
REVOKE ALL ON FUNCTION scope.represented(bigint, text, bigint), scope.name_the_represented() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.represented(bigint, text, bigint) TO pertvarka_app;
""",
    """
DROP TRIGGER name_the_represented ON events_registration;
DROP FUNCTION scope.name_the_represented();
DROP FUNCTION scope.represented(bigint, text, bigint);
""",
)
FULL = RunSQL(
    """
CREATE FUNCTION scope.full_quotas(wanted bigint, region bigint, organisation text, beside uuid)
RETURNS TABLE (kind text, places integer) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH standing AS (
        SELECT DISTINCT ON (q.kind) q.kind, q.places FROM public.events_eventquota q
        WHERE q.event_id = wanted AND (q.region_id IS NULL OR q.region_id = region)
            AND CASE q.kind WHEN 'region' THEN region IS NOT NULL ELSE organisation <> '' END
        ORDER BY q.kind, q.region_id NULLS LAST
    )
    SELECT s.kind::text, s.places FROM standing s WHERE s.places <= (
        SELECT count(*) FROM public.events_registration r
        WHERE r.event_id = wanted AND r.state IN ('registered', 'confirmed') AND r.uuid IS DISTINCT FROM beside
            AND CASE s.kind WHEN 'region' THEN r.region_id = region ELSE r.organisation_key = organisation END
    ) ORDER BY s.kind DESC
$$;
CREATE FUNCTION scope.quotas_in_the_way(
    wanted bigint, organisation bigint, typed text, region bigint, beside uuid
) RETURNS TABLE (kind text, places integer) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.kind, f.places FROM scope.represented(organisation, typed, region) told
    CROSS JOIN LATERAL scope.full_quotas(wanted, told.region_id, told.organisation_key, beside) f
    WHERE scope.may('events:registration:receive') OR scope.may('events:registration:change')
        OR scope.may('events:record:keep')
$$;
CREATE FUNCTION scope.keep_quotas() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state IN ('registered', 'confirmed')
        AND (TG_OP = 'INSERT' OR OLD.state NOT IN ('registered', 'confirmed'))
        AND EXISTS (SELECT FROM scope.full_quotas(NEW.event_id, NEW.region_id, NEW.organisation_key, NEW.uuid)) THEN
        RAISE EXCEPTION 'a seat above a quota of the event' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_quotas AFTER INSERT OR UPDATE OF state ON events_registration
    FOR EACH ROW EXECUTE FUNCTION scope.keep_quotas();
REVOKE ALL ON FUNCTION scope.full_quotas(bigint, bigint, text, uuid), scope.keep_quotas(),
    scope.quotas_in_the_way(bigint, bigint, text, bigint, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.quotas_in_the_way(bigint, bigint, text, bigint, uuid) TO pertvarka_app;
""",
    """
DROP TRIGGER keep_quotas ON events_registration;
DROP FUNCTION scope.keep_quotas();
DROP FUNCTION scope.quotas_in_the_way(bigint, bigint, text, bigint, uuid);
DROP FUNCTION scope.full_quotas(bigint, bigint, text, uuid);
""",
)
HEAD = """
CREATE OR REPLACE FUNCTION scope.promote_waiting(wanted bigint) RETURNS uuid[] LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held public.events_event%ROWTYPE;
    free integer;
    promoted uuid[] := '{}';
    next_one record;
BEGIN
    IF NOT (scope.may('events:registration:receive') OR scope.may('events:registration:change')) THEN
        RETURN '{}';
    END IF;
    SELECT * INTO held FROM public.events_event WHERE id = wanted FOR UPDATE;
    IF held.id IS NULL OR held.state NOT IN ('planned', 'confirmed') OR held.starts_on < scope.today() THEN
        RETURN '{}';
    END IF;
    free := coalesce(held.places - held.places_taken, held.waiting_count);
"""
# Whoever's quota is full is passed over, and keeps the place in the queue.
PROMOTE = RunSQL(
    HEAD
    + """
    FOR next_one IN SELECT r.id, r.uuid, r.region_id, r.organisation_key FROM public.events_registration r
        WHERE r.event_id = wanted AND r.state = 'waiting' ORDER BY r.queued_at, r.id LOOP
        EXIT WHEN free <= 0;
        CONTINUE WHEN EXISTS (
            SELECT FROM scope.full_quotas(wanted, next_one.region_id, next_one.organisation_key, next_one.uuid)
        );
        UPDATE public.events_registration SET state = 'registered', queued_at = NULL WHERE id = next_one.id;
        promoted := promoted || next_one.uuid;
        free := free - 1;
    END LOOP;
    RETURN promoted;
END $$;
""",
    HEAD
    + """
    WITH next_ones AS (
        SELECT id FROM public.events_registration WHERE event_id = wanted AND state = 'waiting'
        ORDER BY queued_at, id LIMIT greatest(free, 0)
    ), moved AS (
        UPDATE public.events_registration r SET state = 'registered', queued_at = NULL
        FROM next_ones WHERE r.id = next_ones.id RETURNING r.uuid
    ) SELECT coalesce(array_agg(uuid), '{}') INTO promoted FROM moved;
    RETURN promoted;
END $$;
""",
)
# Registrations that stand are named too.
STANDING = RunSQL("UPDATE events_registration SET organisation_words = organisation_words", RunSQL.noop)
OPERATIONS: list[Operation] = [REPRESENTED, FULL, PROMOTE, STANDING]
