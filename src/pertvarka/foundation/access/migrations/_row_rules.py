"""Which rows of the access room are met by whom, and the two acts that touch rows of others."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.access.migrations import _scope_schema
from pertvarka.foundation.base.row_security import Policy, ProtectTable

ME = "(SELECT scope.account())"


def may(permission: str) -> str:
    return f"(SELECT scope.may('{permission}'))"


# Two memberships of one account in one role and place must not overlap; ranges of single numbers stand for equality,
# so that no extension is needed.
NO_OVERLAP = """
ALTER TABLE access_membership ADD CONSTRAINT membership_periods_apart EXCLUDE USING gist (
    int8range(account_id, account_id, '[]') WITH &&,
    int8range(coalesce(organisation_id, 0), coalesce(organisation_id, 0), '[]') WITH &&,
    int8range(coalesce(municipality_id, 0), coalesce(municipality_id, 0), '[]') WITH &&,
    int8range(coalesce(region_id, 0), coalesce(region_id, 0), '[]') WITH &&,
    int8range(hashtextextended(role_code, 0), hashtextextended(role_code, 0), '[]') WITH &&,
    daterange(valid_from, valid_until, '[]') WITH &&
) WHERE (NOT (needs_second_person AND approved_at IS NULL AND approved_by_id IS NOT NULL))
"""

NOTIFY = f"""
CREATE FUNCTION scope.notify(receiver bigint, what text, thing text, called text) RETURNS void
LANGUAGE plpgsql {_scope_schema.FIXED_PATH} AS $$
BEGIN
    IF scope.subject() IS NOT NULL THEN
        INSERT INTO public.access_notice (uuid, account_id, kind, about, label, noticed_at)
        VALUES (gen_random_uuid(), receiver, what, thing, called, statement_timestamp());
    END IF;
END $$;
CREATE FUNCTION scope.notify_holders(permission_held text, what text, thing text, called text) RETURNS integer
LANGUAGE plpgsql {_scope_schema.FIXED_PATH} AS $$
DECLARE
    told integer;
BEGIN
    IF scope.subject() IS NULL THEN
        RETURN 0;
    END IF;
    INSERT INTO public.access_notice (uuid, account_id, kind, about, label, noticed_at)
    SELECT DISTINCT ON (m.account_id) gen_random_uuid(), m.account_id, what, thing, called, statement_timestamp()
    FROM public.access_membership m JOIN public.access_rolegrant g ON g.role_code = m.role_code
    JOIN public.access_account a ON a.id = m.account_id AND a.is_active
    WHERE g.permission = permission_held AND m.valid_from <= scope.today()
      AND (m.valid_until IS NULL OR m.valid_until >= scope.today())
      AND (NOT m.needs_second_person OR m.approved_at IS NOT NULL);
    GET DIAGNOSTICS told = ROW_COUNT;
    RETURN told;
END $$;
CREATE FUNCTION scope.holders(permission_held text, organisation bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE {_scope_schema.FIXED_PATH} AS $$
    SELECT DISTINCT m.account_id
    FROM public.access_membership m JOIN public.access_rolegrant g ON g.role_code = m.role_code
    JOIN public.access_account a ON a.id = m.account_id AND a.is_active
    WHERE scope.subject() IS NOT NULL AND g.permission = permission_held
      AND (organisation IS NULL OR m.organisation_id = organisation)
      AND m.valid_from <= scope.today() AND (m.valid_until IS NULL OR m.valid_until >= scope.today())
      AND (NOT m.needs_second_person OR m.approved_at IS NOT NULL)
$$;
CREATE FUNCTION scope.use_approval(wanted uuid) RETURNS boolean LANGUAGE plpgsql {_scope_schema.FIXED_PATH} AS $$
BEGIN
    UPDATE public.access_approval SET used_at = statement_timestamp()
    WHERE uuid = wanted AND asked_by_id = scope.account() AND decision = 'approved' AND used_at IS NULL;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION scope.notify(bigint, text, text, text), scope.notify_holders(text, text, text, text),
    scope.holders(text, bigint), scope.use_approval(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.notify(bigint, text, text, text), scope.notify_holders(text, text, text, text),
    scope.holders(text, bigint), scope.use_approval(uuid) TO pertvarka_app;
"""

MEMBERSHIP = ProtectTable(
    "access_membership",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=f"account_id = {ME} OR {may('access:account:view')} OR "
            "organisation_id = ANY ((SELECT scope.organisations('access:colleague:view'))::bigint[])",
        ),
        Policy("give", "INSERT", check=may("access:membership:give")),
        Policy(
            "end or approve", "UPDATE", using=f"{may('access:membership:give')} OR {may('access:membership:approve')}"
        ),
    ],
)
# The checks above look at columns the writer sets; this looks at who writes. Nobody gives themselves a role, nor one over
# people's files alone, and a role stays what it was given for.
GUARD = f"""
CREATE FUNCTION scope.guard_membership() RETURNS trigger LANGUAGE plpgsql {_scope_schema.FIXED_PATH} AS $$
DECLARE
    me bigint := scope.account();
BEGIN
    -- Commands say in commands.yaml what they may give; people give by the rules below, whatever the code above says.
    IF me IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.account_id = me OR NEW.asked_by_id IS DISTINCT FROM me
           OR NEW.approved_by_id IS NOT NULL OR NEW.approved_at IS NOT NULL
           OR (NOT NEW.needs_second_person AND EXISTS (
               SELECT FROM public.access_rolegrant g WHERE g.role_code = NEW.role_code
                   AND g.permission ~ '^(assessments|cases|delivery|plans|rights):'
                   AND g.permission NOT IN ('cases:family_conference:register', 'plans:need:count'))) THEN
            RAISE EXCEPTION 'nobody gives themselves a role, nor one over files alone'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - ARRAY['valid_until', 'approved_by_id', 'approved_at']
       IS DISTINCT FROM to_jsonb(OLD) - ARRAY['valid_until', 'approved_by_id', 'approved_at'] THEN
        RAISE EXCEPTION 'a role keeps what it was given for' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.valid_until IS DISTINCT FROM OLD.valid_until
       AND (NEW.valid_until IS NULL OR NEW.valid_until > OLD.valid_until) THEN
        RAISE EXCEPTION 'a role is only made shorter' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF ROW(NEW.approved_by_id, NEW.approved_at) IS DISTINCT FROM ROW(OLD.approved_by_id, OLD.approved_at)
       AND (OLD.approved_by_id IS NOT NULL OR OLD.approved_at IS NOT NULL OR NEW.approved_by_id IS DISTINCT FROM me
            OR OLD.asked_by_id = me OR OLD.account_id = me OR NOT scope.may('access:membership:approve')) THEN
        RAISE EXCEPTION 'a second person decides once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION scope.guard_membership() FROM PUBLIC;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON access_membership
    FOR EACH ROW EXECUTE FUNCTION scope.guard_membership();
"""

VIEW_RECORD = ProtectTable(
    "access_viewrecord",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=f"by = (SELECT scope.reference()) OR {may('rights:view_record:view')}",
        ),
        Policy("add", "INSERT", check="by = (SELECT scope.reference())"),
    ],
)
NOTICE = ProtectTable(
    "access_notice",
    grants="SELECT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("own", "SELECT", using=f"account_id = {ME}"),
        Policy("read", "UPDATE", using=f"account_id = {ME}", check=f"account_id = {ME}"),
    ],
)
APPROVAL = ProtectTable(
    "access_approval",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=f"asked_by_id = {ME} OR scope.may(decider_permission)"),
        Policy("ask", "INSERT", check=f"asked_by_id = {ME} AND decision = 'waiting'"),
        Policy(
            "decide",
            "UPDATE",
            using=f"decision = 'waiting' AND asked_by_id <> {ME} AND scope.may(decider_permission)",
            check=f"decided_by_id = {ME}",
        ),
    ],
)

OPERATIONS: list[Operation] = [
    RunSQL(_scope_schema.FORWARDS, _scope_schema.BACKWARDS),
    RunSQL(NOTIFY, RunSQL.noop),
    RunSQL(NO_OVERLAP, "ALTER TABLE access_membership DROP CONSTRAINT membership_periods_apart"),
    RunSQL(
        "REVOKE INSERT, UPDATE, DELETE ON access_rolegrant FROM pertvarka_app",
        "GRANT INSERT, UPDATE, DELETE ON access_rolegrant TO pertvarka_app",
    ),
    MEMBERSHIP,
    RunSQL(GUARD, "DROP TRIGGER IF EXISTS guarded ON access_membership"),
    VIEW_RECORD,
    NOTICE,
    APPROVAL,
]
