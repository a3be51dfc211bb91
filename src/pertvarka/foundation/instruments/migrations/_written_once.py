"""A published version is written once: the database itself refuses another word in it."""

from django.db.migrations.operations.special import RunSQL

VERSIONS_STAY = RunSQL(
    """
CREATE FUNCTION instruments_keep_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published version is written once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER version_stays BEFORE UPDATE OR DELETE ON instruments_instrumentversion
    FOR EACH ROW EXECUTE FUNCTION instruments_keep_version();
""",
    """
DROP TRIGGER version_stays ON instruments_instrumentversion;
DROP FUNCTION instruments_keep_version();
""",
)
