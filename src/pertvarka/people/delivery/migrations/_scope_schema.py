"""The SQL of the scope schema that knows delivery: who comes onto the team with a service or a home, and when they leave
it; the state of a service need; the places of an offer. Triggers, so that no way of writing goes past them.
"""

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

# Accepting opens what the referral shares, to everyone who works there; of a protected case to who accepted, by name.
PROVIDER_JOINS = f"""
CREATE FUNCTION scope.provider_joins() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    IF NEW.state IN ('accepted', 'started') AND OLD.state NOT IN ('accepted', 'started') THEN
        INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
            kind, parts, may_write, ground, since)
        SELECT NEW.case_id, NEW.open_to_id, NEW.person_id, NEW.to_organisation_id,
            CASE WHEN NEW.open_to_id = 0 THEN NEW.answered_by_id END, 'provider_staff', 'member',
            (SELECT array_agg(DISTINCT part) FROM unnest(ARRAY['case']::varchar[] || NEW.shared_parts) AS part
             WHERE part <> ALL (ARRAY['lead', 'sealed'])),
            false, '', statement_timestamp()
        WHERE NOT EXISTS (SELECT FROM public.cases_teammember t WHERE t.case_id = NEW.case_id
            AND t.organisation_id = NEW.to_organisation_id AND t.role_code = 'provider_staff'
            AND t.kind = 'member' AND (t.until IS NULL OR t.until > statement_timestamp()));
    ELSIF NEW.state IN ('withdrawn', 'refused') AND OLD.state = 'accepted' THEN
        PERFORM scope.provider_leaves(NEW.case_id, NEW.to_organisation_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION scope.provider_leaves(of_case bigint, provider bigint) RETURNS void LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    UPDATE public.cases_teammember SET until = statement_timestamp()
    WHERE case_id = of_case AND organisation_id = provider AND role_code = 'provider_staff'
      AND (until IS NULL OR until > statement_timestamp())
      AND NOT EXISTS (SELECT FROM public.delivery_serviceepisode e
        WHERE e.case_id = of_case AND e.organisation_id = provider AND e.state <> 'ended')
      AND NOT EXISTS (SELECT FROM public.delivery_referral r
        WHERE r.case_id = of_case AND r.to_organisation_id = provider AND r.state = 'accepted');
END $$;
CREATE FUNCTION scope.episode_ends() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    PERFORM scope.provider_leaves(NEW.case_id, NEW.organisation_id);
    RETURN NULL;
END $$;
CREATE TRIGGER provider_joins AFTER UPDATE OF state ON delivery_referral
    FOR EACH ROW EXECUTE FUNCTION scope.provider_joins();
CREATE TRIGGER episode_ends AFTER UPDATE OF state ON delivery_serviceepisode
    FOR EACH ROW WHEN (NEW.state = 'ended' AND OLD.state <> 'ended') EXECUTE FUNCTION scope.episode_ends();
"""

# What the plan asks for is referred, waits or is met by what the referrals say; the page never types it.
NEED_FOLLOWS = f"""
CREATE FUNCTION scope.service_need_follows() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    needed bigint := NEW.service_need_id;
    becomes text;
    begins date;
BEGIN
    IF needed IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT CASE
        WHEN EXISTS (SELECT FROM public.delivery_serviceepisode e WHERE e.service_need_id = needed AND e.state <> 'ended')
            THEN 'met'
        WHEN EXISTS (SELECT FROM public.delivery_referral r WHERE r.service_need_id = needed AND r.state = 'waiting')
             AND NOT EXISTS (SELECT FROM public.delivery_referral r
                WHERE r.service_need_id = needed AND r.state IN ('sent', 'accepted')) THEN 'waiting'
        WHEN EXISTS (SELECT FROM public.delivery_referral r
                WHERE r.service_need_id = needed AND r.state IN ('sent', 'waiting', 'accepted')) THEN 'referred'
        ELSE 'unmet' END INTO becomes;
    SELECT min(day) INTO begins FROM (
        SELECT starts_on AS day FROM public.delivery_referral
        WHERE service_need_id = needed AND state = 'accepted' -- begun, its service says so; ended, nobody does
        UNION ALL
        SELECT starts_on FROM public.delivery_serviceepisode WHERE service_need_id = needed AND state <> 'ended') AS days;
    UPDATE public.plans_serviceneed SET state = becomes, starts_on = begins, version = version + 1,
        state_since = CASE WHEN state = becomes THEN state_since ELSE statement_timestamp() END
    WHERE id = needed AND state <> 'no_longer_needed' AND (state <> becomes OR starts_on IS DISTINCT FROM begins);
    RETURN NULL;
END $$;
CREATE TRIGGER service_need_follows AFTER INSERT OR UPDATE OF state, starts_on ON delivery_referral
    FOR EACH ROW EXECUTE FUNCTION scope.service_need_follows();
CREATE TRIGGER service_need_follows AFTER INSERT OR UPDATE OF state, starts_on ON delivery_serviceepisode
    FOR EACH ROW EXECUTE FUNCTION scope.service_need_follows();
"""

# Places taken, kept and waited for, counted anew for the offers that a statement touched; the check constraint of the
# offer refuses one place too many, whoever asks first. Once a statement, so that a country loads fast.
PLACES = f"""
CREATE FUNCTION scope.count_places(touched bigint[]) RETURNS void LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    PERFORM FROM public.catalogue_serviceoffer WHERE id = ANY (touched) ORDER BY id FOR UPDATE;
    UPDATE public.catalogue_serviceoffer o SET occupied = c.occupied, reserved = c.reserved, waiting = c.waiting
    FROM (
        SELECT t.id,
            (SELECT count(*) FROM public.delivery_serviceepisode e WHERE e.offer_id = t.id AND e.state <> 'ended')
                AS occupied,
            (SELECT count(*) FROM public.delivery_referral r WHERE r.offer_id = t.id AND r.state = 'accepted')
                AS reserved,
            (SELECT count(*) FROM public.delivery_referral r WHERE r.offer_id = t.id AND r.state = 'waiting') AS waiting
        FROM unnest(touched) AS t(id)) AS c
    WHERE o.id = c.id AND (o.occupied, o.reserved, o.waiting) IS DISTINCT FROM (c.occupied, c.reserved, c.waiting);
END $$;
CREATE FUNCTION scope.places_follow() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    PERFORM scope.count_places(ARRAY(SELECT DISTINCT offer_id FROM touched ORDER BY offer_id));
    RETURN NULL;
END $$;
CREATE TRIGGER places_follow_new AFTER INSERT ON delivery_referral
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scope.places_follow();
CREATE TRIGGER places_follow AFTER UPDATE ON delivery_referral
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scope.places_follow();
CREATE TRIGGER places_follow_new AFTER INSERT ON delivery_serviceepisode
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scope.places_follow();
CREATE TRIGGER places_follow AFTER UPDATE ON delivery_serviceepisode
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scope.places_follow();
"""

# Who works where a person lives sees the person while they live there, by their role; of a protected case nobody does
# before being named. A placement written afterwards opens nothing for the past. They leave when the act is complete, at
# its commit: the institution that confirms a move writes the new home and the follow-ups too.
HOSTS_JOIN = f"""
CREATE FUNCTION scope.hosts_join() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    IF NEW.organisation_id IS NOT NULL AND NEW.is_institutional AND NEW.open_to_id <> 0
       AND (NEW.ends_on IS NULL OR NEW.ends_on > scope.today()) AND NEW.starts_on <= scope.today() THEN
        INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
            kind, parts, may_write, ground, since)
        SELECT NEW.case_id, NEW.open_to_id, NEW.person_id, NEW.organisation_id, NULL, host.role_code, 'member',
            host.parts, host.may_write, '', statement_timestamp()
        FROM (VALUES
            ('institution_staff',
             ARRAY['case', 'identity', 'health', 'education', 'placement', 'plan', 'notes', 'tasks']::varchar[], true),
            ('institution_head', ARRAY['case', 'identity', 'placement', 'plan', 'tasks']::varchar[], false)
        ) AS host(role_code, parts, may_write)
        WHERE NOT EXISTS (SELECT FROM public.cases_teammember t WHERE t.case_id = NEW.case_id
            AND t.organisation_id = NEW.organisation_id AND t.role_code = host.role_code AND t.kind = 'member'
            AND (t.until IS NULL OR t.until > statement_timestamp()));
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION scope.hosts_leave() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    IF NEW.ends_on IS NOT NULL AND NEW.ends_on <= scope.today() AND NEW.organisation_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM public.delivery_placement p WHERE p.case_id = NEW.case_id AND p.id <> NEW.id
            AND p.organisation_id = NEW.organisation_id AND p.starts_on <= scope.today()
            AND (p.ends_on IS NULL OR p.ends_on > scope.today())) THEN
        UPDATE public.cases_teammember SET until = statement_timestamp()
        WHERE case_id = NEW.case_id AND organisation_id = NEW.organisation_id
          AND role_code IN ('institution_staff', 'institution_head') AND kind = 'member'
          AND since <= statement_timestamp() AND (until IS NULL OR until > statement_timestamp());
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hosts_join AFTER INSERT OR UPDATE OF ends_on, organisation_id ON delivery_placement
    FOR EACH ROW EXECUTE FUNCTION scope.hosts_join();
CREATE CONSTRAINT TRIGGER hosts_leave AFTER INSERT OR UPDATE OF ends_on, organisation_id ON delivery_placement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION scope.hosts_leave();
"""

FUNCTIONS = (
    "scope.provider_joins(), scope.provider_leaves(bigint, bigint), scope.episode_ends(), scope.service_need_follows(), "
    "scope.count_places(bigint[]), scope.places_follow(), scope.hosts_join(), scope.hosts_leave()"
)
FORWARDS = "".join(
    (PROVIDER_JOINS, NEED_FOLLOWS, PLACES, HOSTS_JOIN, f"REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;")
)
BACKWARDS = f"""
DROP TRIGGER IF EXISTS provider_joins ON delivery_referral;
DROP TRIGGER IF EXISTS service_need_follows ON delivery_referral;
DROP TRIGGER IF EXISTS places_follow_new ON delivery_referral;
DROP TRIGGER IF EXISTS places_follow ON delivery_referral;
DROP TRIGGER IF EXISTS episode_ends ON delivery_serviceepisode;
DROP TRIGGER IF EXISTS service_need_follows ON delivery_serviceepisode;
DROP TRIGGER IF EXISTS places_follow_new ON delivery_serviceepisode;
DROP TRIGGER IF EXISTS places_follow ON delivery_serviceepisode;
DROP TRIGGER IF EXISTS hosts_join ON delivery_placement;
DROP TRIGGER IF EXISTS hosts_leave ON delivery_placement;
DROP FUNCTION {FUNCTIONS};
"""
