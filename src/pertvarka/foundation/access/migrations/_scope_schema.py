"""The SQL of the scope schema: who asks, and which organisations a permission reaches.

The app role cannot forge a scope: a ticket is signed with a key that stands in a table it may not read, and only these
functions, which run as the owner with a fixed search path, compare it. So an injected
`set_config('pertvarka.scope', …)` opens nothing (docs/adr/0014).

A ticket reads `account:17:expires:nonce:signature` or `command:load_demonstration:expires:nonce:signature`.
"""

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

SCHEMA = """
CREATE SCHEMA scope;
REVOKE ALL ON SCHEMA scope FROM PUBLIC;
GRANT USAGE ON SCHEMA scope TO pertvarka_app;
CREATE TABLE scope.signing_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);
"""

SUBJECT = f"""
CREATE FUNCTION scope.subject() RETURNS text LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
DECLARE
    parts text[] := string_to_array(nullif(current_setting('pertvarka.scope', true), ''), ':');
    held scope.signing_key%ROWTYPE;
BEGIN
    IF parts IS NULL OR cardinality(parts) <> 5 OR parts[3] !~ '^[0-9]{{1,12}}$'
       OR parts[3]::bigint < extract(epoch FROM statement_timestamp()) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO held FROM scope.signing_key;
    -- HMAC-SHA-256 by its definition (RFC 2104): the database has sha256, and the pads stand ready.
    IF encode(sha256(held.outer_pad || sha256(
        held.inner_pad || convert_to(array_to_string(parts[1:4], ':'), 'UTF8'))), 'hex') IS DISTINCT FROM parts[5] THEN
        RETURN NULL;
    END IF;
    RETURN parts[1] || ':' || parts[2];
END $$;
"""

ENTERED = f"""
CREATE FUNCTION scope.entered() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
BEGIN
    IF scope.subject() IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN split_part(current_setting('pertvarka.scope'), ':', 4)::uuid;
END $$;
"""

ACCOUNT = f"""
CREATE FUNCTION scope.account() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
DECLARE subject text := scope.subject();
BEGIN
    IF subject LIKE 'account:%' THEN
        RETURN (SELECT id FROM public.access_account WHERE id = substr(subject, 9)::bigint AND is_active);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION scope.reference() RETURNS text LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
DECLARE subject text := scope.subject();
BEGIN
    IF subject LIKE 'command:%' THEN
        RETURN subject;
    END IF;
    RETURN (SELECT 'account:' || uuid FROM public.access_account WHERE id = scope.account());
END $$;
CREATE FUNCTION scope.today() RETURNS date LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT (statement_timestamp() AT TIME ZONE 'Europe/Vilnius')::date
$$;
"""

MEMBERSHIPS = f"""
CREATE FUNCTION scope.memberships() RETURNS SETOF public.access_membership
LANGUAGE sql STABLE PARALLEL RESTRICTED ROWS 3 {FIXED_PATH} AS $$
    SELECT * FROM public.access_membership
    WHERE account_id = (SELECT scope.account()) AND valid_from <= scope.today()
      AND (valid_until IS NULL OR valid_until >= scope.today())
      AND (NOT needs_second_person OR approved_at IS NOT NULL)
$$;
CREATE FUNCTION scope.may(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT EXISTS (
        SELECT FROM public.access_rolegrant g
        WHERE g.permission = wanted
          AND (g.role_code = scope.subject() OR g.role_code IN (SELECT role_code FROM scope.memberships()))
    )
$$;
"""

# Organisation 0 stands for "protected": it is reached by no role, only by commands that keep the whole country's data.
ORGANISATIONS = f"""
CREATE FUNCTION scope.organisations(wanted text) RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    WITH granted AS (
        SELECT g.reach, m.organisation_id, m.municipality_id, m.region_id
        FROM scope.memberships() m JOIN public.access_rolegrant g ON g.role_code = m.role_code
        WHERE g.permission = wanted
        UNION ALL
        SELECT g.reach, 0, NULL, NULL FROM public.access_rolegrant g
        WHERE g.permission = wanted AND g.role_code = scope.subject() AND g.reach = 'country'
    ), reached AS (
        SELECT organisation_id AS id FROM granted WHERE reach = 'organisation' OR organisation_id = 0
        UNION
        SELECT o.id FROM granted g JOIN public.organisations_organisation o ON o.municipality_id = g.municipality_id
        WHERE g.reach = 'municipality'
        UNION
        SELECT o.id FROM granted g
        JOIN public.territory_municipality t ON t.region_id = g.region_id
        JOIN public.organisations_organisation o ON o.municipality_id = t.id
        WHERE g.reach = 'region'
        UNION
        SELECT o.id FROM public.organisations_organisation o WHERE EXISTS (SELECT FROM granted WHERE reach = 'country')
    )
    SELECT coalesce(array_agg(id), '{{}}') FROM reached WHERE id IS NOT NULL
$$;
"""

RIGHTS = """
REVOKE ALL ON ALL TABLES IN SCHEMA scope FROM PUBLIC, pertvarka_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA scope FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.account(), scope.entered(), scope.reference(), scope.today(), scope.may(text),
    scope.organisations(text) TO pertvarka_app;
"""

FORWARDS = SCHEMA + SUBJECT + ENTERED + ACCOUNT + MEMBERSHIPS + ORGANISATIONS + RIGHTS
BACKWARDS = "DROP SCHEMA scope CASCADE"
