"""The history of who stood at a worker: written by the register's own trigger, read by who keeps the register and by the
worker. And whom the register may name: an assessor at work is not made the manager or the worker.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.services.workforce.migrations._row_rules import CHANGE, KEEP, ME, any_of

MY_OWN = f"staff_member_id IN (SELECT s.id FROM workforce_staffmember s WHERE s.account_id = {ME})"
PERIOD = ProtectTable(
    "workforce_accountperiod",
    grants="SELECT",
    for_scope_functions=True,
    policies=[Policy("see", "SELECT", using=any_of(KEEP, CHANGE, MY_OWN))],
)

KEPT = RunSQL(
    """
CREATE FUNCTION scope.staff_accounts_kept() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        UPDATE public.workforce_accountperiod SET open_to_id = NEW.open_to_id
        WHERE staff_member_id = NEW.id AND open_to_id <> NEW.open_to_id;
        UPDATE public.workforce_accountperiod SET until_at = greatest(since_at, statement_timestamp())
        WHERE staff_member_id = NEW.id AND until_at IS NULL AND account_id IS DISTINCT FROM
            CASE kind WHEN 'worker' THEN NEW.account_id ELSE NEW.manager_account_id END;
    END IF;
    INSERT INTO public.workforce_accountperiod (staff_member_id, open_to_id, kind, account_id, since_at)
    SELECT NEW.id, NEW.open_to_id, now_there.kind, now_there.account_id, statement_timestamp()
    FROM (VALUES ('worker', NEW.account_id), ('manager', NEW.manager_account_id)) AS now_there(kind, account_id)
    WHERE now_there.account_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.workforce_accountperiod p
        WHERE p.staff_member_id = NEW.id AND p.kind = now_there.kind AND p.until_at IS NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER staff_accounts_kept AFTER INSERT OR UPDATE OF account_id, manager_account_id, open_to_id
    ON workforce_staffmember FOR EACH ROW EXECUTE FUNCTION scope.staff_accounts_kept();
-- Whoever keeps the register does not see who assesses; that this one may not be named, they must be told.
CREATE FUNCTION scope.staff_assessor_apart() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.workforce_staffassessment a WHERE a.staff_member_id = NEW.id
        AND a.state IN ('planned', 'in_progress') AND a.assessor_id IN (NEW.account_id, NEW.manager_account_id)) THEN
        RAISE EXCEPTION 'the assessor of worker % is neither the worker nor the manager', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_assessor_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER staff_assessor_apart BEFORE UPDATE OF account_id, manager_account_id ON workforce_staffmember
    FOR EACH ROW WHEN ((NEW.account_id, NEW.manager_account_id) IS DISTINCT FROM (OLD.account_id, OLD.manager_account_id))
    EXECUTE FUNCTION scope.staff_assessor_apart();
REVOKE ALL ON FUNCTION scope.staff_accounts_kept(), scope.staff_assessor_apart() FROM PUBLIC;
-- Who stands there now is known from now on: what was before nobody wrote down.
INSERT INTO workforce_accountperiod (staff_member_id, open_to_id, kind, account_id, since_at)
SELECT s.id, s.open_to_id, now_there.kind, now_there.account_id, statement_timestamp() FROM workforce_staffmember s
CROSS JOIN LATERAL (VALUES ('worker', s.account_id), ('manager', s.manager_account_id)) AS now_there(kind, account_id)
WHERE now_there.account_id IS NOT NULL;
""",
    """
DROP FUNCTION scope.staff_assessor_apart() CASCADE;
DROP FUNCTION scope.staff_accounts_kept() CASCADE;
""",
)
OPERATIONS: list[Operation] = [PERIOD, KEPT]
