"""Which rows of the rights room are met by whom, and the two acts that reach into people's records."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
ME = "(SELECT scope.account())"


def may(permission: str) -> str:
    return f"(SELECT scope.may('{permission}'))"


TEAM = "person_id = ANY ((SELECT scope.persons('case'))::bigint[])"
LEADS = "person_id = ANY ((SELECT scope.persons('lead'))::bigint[])"

# The officer who has a request in hand reads the file of that person until it is answered, and no other.
OPEN_FOR_REQUEST = f"""
CREATE FUNCTION scope.open_for_request(wanted uuid) RETURNS uuid LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    held record;
    asked public.rights_rightsrequest%ROWTYPE;
    newest public.cases_case%ROWTYPE;
BEGIN
    SELECT m.organisation_id, m.role_code INTO held
    FROM scope.memberships() m JOIN public.access_rolegrant g
        ON g.role_code = m.role_code AND g.permission = 'rights:request:handle'
    WHERE m.organisation_id IS NOT NULL ORDER BY m.id LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO asked FROM public.rights_rightsrequest
    WHERE uuid = wanted AND state = 'in_hand' AND handled_by_id = scope.account();
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO newest FROM public.cases_case WHERE person_id = asked.person_id ORDER BY opened_on DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
        kind, parts, may_write, ground, since, until)
    SELECT c.id, c.open_to_id, c.person_id, held.organisation_id, scope.account(), held.role_code, 'request',
        ARRAY['case', 'identity', 'health', 'education', 'placement', 'notes', 'tasks', 'lead', 'sealed'], false,
        'request ' || asked.uuid, statement_timestamp(),
        ((asked.due_on + 1)::timestamp AT TIME ZONE 'Europe/Vilnius') + interval '60 days'
    FROM public.cases_case c WHERE c.person_id = asked.person_id AND NOT EXISTS (
        SELECT FROM public.cases_teammember t WHERE t.case_id = c.id AND t.account_id = scope.account()
            AND t.kind = 'request' AND t.ground = 'request ' || asked.uuid AND t.until > statement_timestamp());
    RETURN newest.uuid;
END $$;
CREATE FUNCTION scope.close_request_access() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    UPDATE public.cases_teammember SET until = greatest(since, statement_timestamp())
    WHERE kind = 'request' AND ground = 'request ' || NEW.uuid AND until > statement_timestamp()
      AND (NEW.state <> 'in_hand' OR account_id IS DISTINCT FROM NEW.handled_by_id);
    RETURN NULL;
END $$;
CREATE TRIGGER answered_request_closes_access AFTER UPDATE OF state, handled_by_id ON rights_rightsrequest
    FOR EACH ROW EXECUTE FUNCTION scope.close_request_access();
"""

# Deletion needs three things at once: a list, an approval by a second person, and no hold. It is checked here, where no
# mistake in an action can go around it.
ERASE = f"""
CREATE FUNCTION scope.erase_person(list uuid, wanted uuid) RETURNS text LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    subject public.cases_person%ROWTYPE;
BEGIN
    IF NOT scope.may('rights:retention:view') OR NOT EXISTS (
        SELECT FROM public.rights_deletionlist l JOIN public.access_approval a ON a.id = l.approval_id
        JOIN public.rights_deletionitem i ON i.deletion_list_id = l.id
        WHERE l.uuid = list AND a.decision = 'approved' AND a.kind = 'records.delete'
          AND a.about = 'deletion_list:' || l.uuid
          AND i.about = 'person:' || wanted AND i.done_at IS NULL) THEN
        RETURN 'refused';
    END IF;
    SELECT * INTO subject FROM public.cases_person WHERE uuid = wanted;
    IF NOT FOUND THEN
        RETURN 'refused';
    END IF;
    IF EXISTS (SELECT FROM public.rights_legalhold WHERE person_id = subject.id AND lifted_at IS NULL) THEN
        RETURN 'held';
    END IF;
    PERFORM set_config('pertvarka.erasing', 'on', true);
    DELETE FROM public.rights_rightsrequest WHERE person_id = subject.id;
    DELETE FROM public.rights_legalhold WHERE person_id = subject.id;
    UPDATE public.delivery_beneficiary SET person_id = NULL WHERE person_id = subject.id;
    DELETE FROM public.delivery_outcomemeasure WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_followup WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_transitionitem WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_transition WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_placement WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_servicerecord WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_beneficiary WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_serviceepisode WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.delivery_referral WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.plans_planreview WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.plans_serviceneed WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.plans_goal WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.plans_planneed WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.plans_plan WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.assessments_identifiedneed WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.assessments_assessmentresponse WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.assessments_informant WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.assessments_assessor WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.assessments_assessment WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_familytask WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_familymember WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_familyconference WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_decision WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_caseconference WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_task WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_attachment WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_note WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_casestatechange WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_transfer WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_emergencyaccess WHERE case_id IN (SELECT id FROM public.cases_case WHERE person_id = subject.id);
    DELETE FROM public.cases_teammember WHERE person_id = subject.id;
    DELETE FROM public.cases_identitychange WHERE person_id = subject.id;
    DELETE FROM public.cases_ground WHERE person_id = subject.id;
    DELETE FROM public.cases_targetgroupmembership WHERE person_id = subject.id;
    UPDATE public.cases_relationship SET other_id = NULL WHERE other_id = subject.id;
    DELETE FROM public.cases_relationship WHERE person_id = subject.id;
    DELETE FROM public.cases_identity WHERE person_id = subject.id;
    DELETE FROM public.cases_case WHERE person_id = subject.id;
    DELETE FROM public.cases_person WHERE id = subject.id;
    PERFORM set_config('pertvarka.erasing', '', true);
    RETURN 'erased';
END $$;
"""
RIGHTS = """
REVOKE ALL ON FUNCTION scope.open_for_request(uuid), scope.close_request_access(), scope.erase_person(uuid, uuid)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.open_for_request(uuid), scope.erase_person(uuid, uuid) TO pertvarka_app;
"""

REQUEST = ProtectTable(
    "rights_rightsrequest",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=f"{may('rights:request:handle')} OR recorded_by_id = {ME} OR {TEAM}"),
        Policy(
            "record",
            "INSERT",
            check=f"recorded_by_id = {ME} AND ({may('rights:request:handle')} OR "
            f"({may('rights:request:record')} AND {TEAM}))",
        ),
        Policy("answer", "UPDATE", using=may("rights:request:handle")),
    ],
)
HOLD = ProtectTable(
    "rights_legalhold",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=f"{may('rights:hold:place')} OR {may('rights:retention:view')} OR {LEADS}"),
        Policy("place", "INSERT", check=f"{may('rights:hold:place')} AND placed_by_id = {ME}"),
        Policy("lift", "UPDATE", using=may("rights:hold:place")),
    ],
)
DELETION = [
    ProtectTable(
        table,
        grants="SELECT, INSERT, UPDATE",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=f"{may('rights:retention:view')} OR {may('rights:retention:approve')}"),
            Policy("make", "INSERT", check=may("rights:retention:view")),
            Policy("carry out", "UPDATE", using=may("rights:retention:view")),
        ],
    )
    for table in ("rights_deletionlist", "rights_deletionitem")
]
BREACH = ProtectTable(
    "rights_breach",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("keep", "ALL", using=may("rights:breach:record"), check=may("rights:breach:record")),
    ],
)


def same_reach(child: str) -> RunSQL:
    """As in the cases room: the child's `open_to_id` stays that of its person."""
    return RunSQL(
        f"ALTER TABLE {child} ADD CONSTRAINT {child}_same_reach FOREIGN KEY (person_id, open_to_id) "
        "REFERENCES cases_person (id, open_to_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {child} DROP CONSTRAINT {child}_same_reach",
    )


OPERATIONS: list[Operation] = [
    same_reach("rights_rightsrequest"),
    same_reach("rights_legalhold"),
    RunSQL(
        OPEN_FOR_REQUEST + ERASE + RIGHTS,
        "DROP TRIGGER answered_request_closes_access ON rights_rightsrequest; "
        "DROP FUNCTION scope.erase_person(uuid, uuid), scope.open_for_request(uuid), scope.close_request_access()",
    ),
    REQUEST,
    HOLD,
    *DELETION,
    BREACH,
]
