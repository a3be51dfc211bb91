"""The SQL of links between registrations of one person: who sees them, and the few acts that write them.

A link opens no file. Who asks about somebody out of sight learns nothing: the asking is taken in whether or not there is
anybody, and an adoption kept secret looks like nobody.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import APP_ROLE, Policy, ProtectTable
from pertvarka.people.cases.migrations._scope_schema import FIXED_PATH

STANDS = "linked_at IS NOT NULL AND undone_at IS NULL"

# Never part of a link: a sealed case (adoption cuts the ties to earlier files), data whose use is restricted.
LINKABLE = f"""
CREATE FUNCTION scope.person_may_be_linked(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT EXISTS (SELECT FROM public.cases_person WHERE id = wanted AND restricted_at IS NULL)
       AND EXISTS (SELECT FROM public.cases_case WHERE person_id = wanted)
       AND NOT EXISTS (SELECT FROM public.cases_case WHERE person_id = wanted AND protection = 'sealed')
$$;
CREATE FUNCTION scope.persons_are_linked(one bigint, another bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    WITH RECURSIVE reached AS (
        SELECT one AS id
        UNION
        SELECT CASE WHEN l.person_id = r.id THEN l.other_id ELSE l.person_id END
        FROM reached r JOIN public.cases_personlink l ON r.id IN (l.person_id, l.other_id)
        WHERE l.{STANDS}
    ) SELECT EXISTS (SELECT FROM reached WHERE id = another)
$$;
"""

# At once, by whoever works with both persons; NULL is a refusal.
LINK = f"""
CREATE FUNCTION scope.link_persons(one bigint, another bigint, why text) RETURNS uuid
LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    mine bigint[] := scope.persons_to_write('identity');
    made uuid;
BEGIN
    IF NOT scope.may('cases:link:make') OR NOT (one = ANY (mine) AND another = ANY (mine)) OR one = another
       OR NOT scope.person_may_be_linked(one) OR NOT scope.person_may_be_linked(another)
       OR scope.persons_are_linked(one, another) THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.cases_personlink (uuid, person_id, other_id, reason, asked_by_id, asked_at, linked_at, undo_reason)
    VALUES (gen_random_uuid(), one, another, why, scope.account(), statement_timestamp(), statement_timestamp(), '')
    RETURNING uuid INTO made;
    RETURN made;
END $$;
"""

# Asked of the officer: by the number of the other case, or, with none, about whoever has the same name and birth date.
ASK = f"""
CREATE FUNCTION scope.ask_person_link(wanted uuid, one bigint, other_number text, why text, asked bigint) RETURNS boolean
LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    found bigint;
BEGIN
    IF NOT scope.may('cases:link:make') OR NOT one = ANY (scope.persons_to_write('identity'))
       OR NOT EXISTS (SELECT FROM public.access_approval WHERE id = asked AND asked_by_id = scope.account()
                      AND decision = 'waiting' AND about = 'person_link:' || wanted) THEN
        RETURN false;
    END IF;
    SELECT p.id INTO found FROM public.cases_person p
    WHERE p.id <> one AND scope.person_may_be_linked(p.id) AND CASE
        WHEN other_number <> '' THEN EXISTS (
            SELECT FROM public.cases_case c WHERE c.person_id = p.id AND c.number = other_number)
        ELSE EXISTS (
            SELECT FROM public.cases_identity theirs JOIN public.cases_identity own
                ON own.name_and_birth_index = theirs.name_and_birth_index
            WHERE theirs.person_id = p.id AND own.person_id = one) END
    ORDER BY p.id LIMIT 1;
    INSERT INTO public.cases_personlink (uuid, person_id, other_id, reason, asked_by_id, asked_at, approval_id, undo_reason)
    VALUES (wanted, one, found, why, scope.account(), statement_timestamp(), asked, '');
    RETURN true;
END $$;
CREATE FUNCTION scope.ask_person_unlink(wanted uuid, why text, asked bigint) RETURNS boolean
LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    mine bigint[] := scope.persons_to_write('identity');
    seen bigint[] := scope.persons('case');
BEGIN
    IF NOT scope.may('cases:link:make') OR NOT EXISTS (
        SELECT FROM public.access_approval WHERE id = asked AND asked_by_id = scope.account()
            AND decision = 'waiting' AND about = 'person_link:' || wanted) THEN
        RETURN false;
    END IF;
    UPDATE public.cases_personlink SET undo_reason = why, undo_approval_id = asked
    WHERE uuid = wanted AND {STANDS}
      AND ((asked_by_id = scope.account() AND person_id = ANY (mine))
           OR ((person_id = ANY (mine) OR other_id = ANY (mine))
               AND person_id = ANY (seen) AND other_id = ANY (seen)));
    RETURN FOUND;
END $$;
"""

# Carried out by the second person with the decision itself; who asked may not see the other file.
SETTLE = f"""
CREATE FUNCTION scope.settle_person_link(decided bigint) RETURNS text LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    link public.cases_personlink%ROWTYPE;
    done text;
BEGIN
    UPDATE public.access_approval SET used_at = statement_timestamp()
    WHERE id = decided AND decision = 'approved' AND decided_by_id = scope.account() AND used_at IS NULL
      AND scope.may('cases:link:approve');
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO link FROM public.cases_personlink WHERE decided IN (approval_id, undo_approval_id) FOR UPDATE;
    IF link.approval_id = decided THEN
        IF link.other_id IS NULL OR link.linked_at IS NOT NULL OR link.undone_at IS NOT NULL
           OR NOT scope.person_may_be_linked(link.person_id) OR NOT scope.person_may_be_linked(link.other_id)
           OR scope.persons_are_linked(link.person_id, link.other_id) THEN
            RETURN NULL;
        END IF;
        UPDATE public.cases_personlink SET linked_at = statement_timestamp() WHERE id = link.id;
        RETURN 'linked';
    END IF;
    UPDATE public.cases_personlink SET undone_at = statement_timestamp()
    WHERE id = link.id AND undo_approval_id = decided AND {STANDS};
    RETURN CASE WHEN FOUND THEN 'unlinked' END;
END $$;
CREATE FUNCTION scope.sides_of_person_link(wanted uuid)
RETURNS TABLE (is_other boolean, number text, organisation_id bigint)
LANGUAGE sql STABLE {FIXED_PATH} AS $$
    SELECT DISTINCT ON (c.person_id = l.other_id) c.person_id = l.other_id, c.number::text, c.organisation_id
    FROM public.cases_personlink l JOIN public.cases_case c ON c.person_id IN (l.person_id, l.other_id)
    WHERE l.uuid = wanted AND scope.may('cases:link:approve')
    ORDER BY c.person_id = l.other_id, c.opened_on DESC, c.id DESC
$$;
"""

# Adoption secrecy ends links too, and takes back what was asked; the erasing of a person takes the links along.
FOLLOW = f"""
CREATE FUNCTION scope.sealing_ends_links() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    UPDATE public.cases_personlink
    SET undone_at = statement_timestamp(), undo_reason = coalesce(nullif(undo_reason, ''), 'sealed')
    WHERE NEW.person_id IN (person_id, other_id) AND undone_at IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER sealing_ends_links AFTER INSERT OR UPDATE OF protection ON cases_case
    FOR EACH ROW WHEN (NEW.protection = 'sealed') EXECUTE FUNCTION scope.sealing_ends_links();
CREATE FUNCTION scope.erasing_ends_links() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    DELETE FROM public.cases_personlink WHERE OLD.id IN (person_id, other_id);
    RETURN OLD;
END $$;
CREATE TRIGGER erasing_ends_links BEFORE DELETE ON cases_person
    FOR EACH ROW EXECUTE FUNCTION scope.erasing_ends_links();
"""

# As whom a linked person is counted: as the one of them who was registered first. Each asker sees their own links only.
COUNTED = f"""
CREATE VIEW cases_counted_person WITH (security_invoker = true) AS
WITH RECURSIVE tied AS (
    SELECT person_id AS one, other_id AS another FROM cases_personlink WHERE {STANDS}
    UNION ALL
    SELECT other_id, person_id FROM cases_personlink WHERE {STANDS}
), reached AS (
    SELECT one AS person_id, another AS reached_id FROM tied
    UNION
    SELECT r.person_id, t.another FROM reached r JOIN tied t ON t.one = r.reached_id
), kept AS (
    SELECT person_id, least(person_id, min(reached_id)) AS id FROM reached GROUP BY person_id
)
SELECT kept.person_id, person.id AS counted_id, person.uuid AS counted_uuid
FROM kept JOIN cases_person person ON person.id = kept.id;
GRANT SELECT ON cases_counted_person TO {APP_ROLE};
"""

GRANTED = (
    "scope.link_persons(bigint, bigint, text), scope.ask_person_link(uuid, bigint, text, text, bigint),"
    " scope.ask_person_unlink(uuid, text, bigint), scope.settle_person_link(bigint), scope.sides_of_person_link(uuid)"
)
KEPT = (
    "scope.person_may_be_linked(bigint), scope.persons_are_linked(bigint, bigint), scope.sealing_ends_links(),"
    " scope.erasing_ends_links()"
)
RIGHTS = f"""
REVOKE ALL ON FUNCTION {GRANTED}, {KEPT} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {GRANTED} TO {APP_ROLE};
"""
BACKWARDS = f"""
DROP VIEW cases_counted_person;
DROP TRIGGER sealing_ends_links ON cases_case;
DROP TRIGGER erasing_ends_links ON cases_person;
DROP FUNCTION {GRANTED}, {KEPT};
"""

# Whoever sees both persons sees that they are one; the officer decides about links without seeing a file.
BOTH_SEEN = (
    "EXISTS (SELECT FROM cases_person p WHERE p.id = person_id)"
    " AND EXISTS (SELECT FROM cases_person p WHERE p.id = other_id)"
)
OPERATIONS: list[Operation] = [
    ProtectTable(
        "cases_personlink",
        grants="SELECT",
        for_scope_functions=True,
        policies=[Policy("see", "SELECT", using=f"({BOTH_SEEN}) OR (SELECT scope.may('cases:link:approve'))")],
    ),
    RunSQL(LINKABLE + LINK + ASK + SETTLE + FOLLOW + COUNTED + RIGHTS, BACKWARDS),
]
