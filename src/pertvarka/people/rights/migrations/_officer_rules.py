"""What the data protection officer learns without opening a file, what a restriction forbids, and how deletion stays a
decision of two people.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

# The officer names a case by its number and learns its keys: enough to record a request or place a hold, no content.
KEYS = f"""
CREATE FUNCTION scope.keys_of_case(wanted_number text)
RETURNS TABLE (case_id bigint, person_id bigint, person uuid, open_to_id bigint)
LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT c.id, p.id, p.uuid, p.open_to_id
    FROM public.cases_case c JOIN public.cases_person p ON p.id = c.person_id
    WHERE c.number = wanted_number AND (scope.may('rights:request:handle') OR scope.may('rights:hold:place')
        OR scope.may('rights:view_record:view'))
$$;
CREATE FUNCTION scope.numbers_of_cases(keys bigint[]) RETURNS TABLE (case_id bigint, number text)
LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT c.id, c.number::text FROM public.cases_case c
    WHERE c.id = ANY (keys) AND scope.may('rights:view_record:view')
$$;
"""

# Persons whose every case was closed by a day: number, kind and year of birth, which is what the rules of retention ask.
CLOSED = f"""
CREATE FUNCTION scope.files_closed_by(last date)
RETURNS TABLE (person uuid, number text, kind text, closed_on date, birth_year smallint, held boolean)
LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT p.uuid, c.number::text, c.kind::text, c.closed_on, p.birth_year,
        EXISTS (SELECT FROM public.rights_legalhold h WHERE h.person_id = p.id AND h.lifted_at IS NULL)
    FROM public.cases_case c JOIN public.cases_person p ON p.id = c.person_id
    WHERE scope.may('rights:retention:view') AND c.state = 'closed' AND c.closed_on <= last
      AND NOT EXISTS (SELECT FROM public.cases_case o WHERE o.person_id = p.id
        AND (o.state <> 'closed' OR o.closed_on > last))
    ORDER BY c.closed_on, c.id
$$;
"""

# Restriction is the officer's act, who may not write the record otherwise.
RESTRICT = f"""
CREATE FUNCTION scope.restrict_for_request(wanted uuid, restricting boolean) RETURNS uuid
LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    asked public.rights_rightsrequest%ROWTYPE;
    restricted uuid;
BEGIN
    IF NOT scope.may('rights:request:handle') THEN
        RETURN NULL;
    END IF;
    SELECT * INTO asked FROM public.rights_rightsrequest WHERE uuid = wanted;
    IF NOT FOUND OR (restricting AND (asked.state <> 'in_hand' OR asked.handled_by_id <> scope.account())) THEN
        RETURN NULL;
    END IF;
    UPDATE public.cases_person SET restricted_at = CASE WHEN restricting THEN statement_timestamp() END,
        version = version + 1
    WHERE id = asked.person_id AND (restricted_at IS NULL) = restricting RETURNING uuid INTO restricted;
    RETURN restricted;
END $$;
CREATE FUNCTION scope.is_restricted(wanted uuid) RETURNS boolean LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT EXISTS (SELECT FROM public.rights_rightsrequest r JOIN public.cases_person p ON p.id = r.person_id
        WHERE r.uuid = wanted AND p.restricted_at IS NOT NULL AND scope.may('rights:request:handle'))
$$;
CREATE FUNCTION scope.restricted_persons() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(id), '{{}}') FROM public.cases_person WHERE restricted_at IS NOT NULL
$$;
CREATE FUNCTION scope.restricted_cases() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(id), '{{}}') FROM public.cases_case
    WHERE person_id IN (SELECT id FROM public.cases_person WHERE restricted_at IS NOT NULL)
$$;
CREATE INDEX person_restricted ON cases_person (id) WHERE restricted_at IS NOT NULL;
"""

# A list that has been asked for does not change: the second person approves what they saw, and nothing is put in later.
ASKED_ONCE = f"""
CREATE FUNCTION scope.deletion_list_is_asked_once() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    IF OLD.approval_id IS NOT NULL AND NEW.approval_id IS DISTINCT FROM OLD.approval_id
       OR NEW.rule <> OLD.rule OR NEW.uuid <> OLD.uuid THEN
        RAISE EXCEPTION 'a deletion list is asked for once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER asked_once BEFORE UPDATE ON rights_deletionlist
    FOR EACH ROW EXECUTE FUNCTION scope.deletion_list_is_asked_once();
CREATE FUNCTION scope.deletion_list_is_open(list bigint) RETURNS boolean LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT EXISTS (SELECT FROM public.rights_deletionlist
        WHERE id = list AND approval_id IS NULL AND carried_out_at IS NULL)
$$;
DROP POLICY "make" ON rights_deletionitem;
CREATE POLICY "make" ON rights_deletionitem FOR INSERT TO pertvarka_app
    WITH CHECK ((SELECT scope.may('rights:retention:view')) AND scope.deletion_list_is_open(deletion_list_id));
REVOKE UPDATE ON rights_deletionitem FROM pertvarka_app;
GRANT UPDATE (held, done_at) ON rights_deletionitem TO pertvarka_app;
"""

GRANTS = """
REVOKE ALL ON FUNCTION scope.keys_of_case(text), scope.numbers_of_cases(bigint[]), scope.files_closed_by(date),
    scope.restrict_for_request(uuid, boolean), scope.is_restricted(uuid), scope.restricted_persons(),
    scope.restricted_cases(), scope.deletion_list_is_asked_once(), scope.deletion_list_is_open(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.keys_of_case(text), scope.numbers_of_cases(bigint[]), scope.files_closed_by(date),
    scope.restrict_for_request(uuid, boolean), scope.is_restricted(uuid), scope.restricted_persons(),
    scope.restricted_cases(), scope.deletion_list_is_open(bigint) TO pertvarka_app;
"""

BACKWARDS = """
DROP TRIGGER asked_once ON rights_deletionlist;
DROP POLICY "make" ON rights_deletionitem;
CREATE POLICY "make" ON rights_deletionitem FOR INSERT TO pertvarka_app
    WITH CHECK ((SELECT scope.may('rights:retention:view')));
GRANT UPDATE ON rights_deletionitem TO pertvarka_app;
DROP INDEX person_restricted;
DROP FUNCTION scope.keys_of_case(text), scope.numbers_of_cases(bigint[]), scope.files_closed_by(date),
    scope.restrict_for_request(uuid, boolean), scope.is_restricted(uuid), scope.restricted_persons(),
    scope.restricted_cases(), scope.deletion_list_is_asked_once(), scope.deletion_list_is_open(bigint);
"""

RESTRICTED_CASE = "NOT (case_id = ANY ((SELECT scope.restricted_cases())::bigint[]))"
RESTRICTED_PERSON = "NOT (person_id = ANY ((SELECT scope.restricted_persons())::bigint[]))"
# Not the team, the transfer and the emergency: who may see, and who answers for the person, has to change all the same.
READ_ONLY = {
    "cases_note": RESTRICTED_CASE,
    "cases_task": RESTRICTED_CASE,
    "cases_attachment": RESTRICTED_CASE,
    "cases_caseconference": RESTRICTED_CASE,
    "cases_decision": RESTRICTED_CASE,
    "cases_casestatechange": RESTRICTED_CASE,
    "cases_ground": RESTRICTED_PERSON,
    "cases_identity": RESTRICTED_PERSON,
    "cases_identitychange": RESTRICTED_PERSON,
    "cases_relationship": RESTRICTED_PERSON,
    "cases_targetgroupmembership": RESTRICTED_PERSON,
}
# Where nobody is restricted the array is empty and the policy costs one cheap query a statement that writes.
WRITTEN_ONCE = {"cases_note", "cases_attachment", "cases_caseconference", "cases_decision", "cases_casestatechange"}


def read_only(table: str, condition: str) -> list[RunSQL]:
    """Restrictive policies: whatever else allows writing, not while processing is restricted."""
    policies = [Policy("not while restricted: add", "INSERT", check=condition, restrictive=True)]
    if table not in WRITTEN_ONCE | {"cases_identitychange"}:
        policies.append(Policy("not while restricted: change", "UPDATE", using=condition, restrictive=True))
    return [RunSQL(policy.sql(table), f'DROP POLICY "{policy.name}" ON {table}') for policy in policies]


OPERATIONS: list[Operation] = [
    RunSQL(KEYS + CLOSED + RESTRICT + ASKED_ONCE + GRANTS, BACKWARDS),
    *(operation for table, condition in READ_ONLY.items() for operation in read_only(table, condition)),
]
