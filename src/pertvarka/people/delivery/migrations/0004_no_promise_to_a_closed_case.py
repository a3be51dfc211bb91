"""A provider that answers after the case was closed promises nothing, whoever writes the answer and however.

The provider does not see the case before it accepts, so the database looks for it.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION scope.no_promise_to_a_closed_case() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    standing text;
BEGIN
    -- The row is held: who closes the case at this moment comes before this answer or after it, never beside it.
    SELECT c.state INTO standing FROM public.cases_case c WHERE c.id = NEW.case_id FOR SHARE;
    IF standing = 'closed' THEN
        RAISE EXCEPTION 'the case of referral % is closed', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_of_an_open_case';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_promise_to_a_closed_case BEFORE UPDATE OF state ON delivery_referral
    FOR EACH ROW WHEN (NEW.state IN ('accepted', 'waiting', 'started') AND OLD.state <> NEW.state)
    EXECUTE FUNCTION scope.no_promise_to_a_closed_case();
REVOKE ALL ON FUNCTION scope.no_promise_to_a_closed_case() FROM PUBLIC;
"""
BACKWARDS = """
DROP TRIGGER no_promise_to_a_closed_case ON delivery_referral;
DROP FUNCTION scope.no_promise_to_a_closed_case();
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_fact_shape"), ("cases", "0004_load_of_coordinators")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
