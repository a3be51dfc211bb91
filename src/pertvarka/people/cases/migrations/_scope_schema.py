"""The SQL of the scope schema that knows cases: which cases and persons somebody may see, and the few acts that move
the access list itself. They run as the owner with a fixed search path; each checks for itself who asks.
"""

from pertvarka.foundation.base.row_security import APP_ROLE

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"


def team_now(columns: str, *, writing: bool = False) -> str:
    """The team rows that give `wanted` now: as long as they last, and only while their role is held in their organisation.

    A protected case (open to 0) is given to named members only, a sealed one to those admitted to it. Written out in
    every function, because rows handed from one function to another cost more than finding them. OFFSET 0 keeps the
    planner to the index: it cannot know that an account holds few roles, and would read the whole table instead.
    """
    lasting = (
        "wanted = ANY (parts) AND since <= statement_timestamp() AND (until IS NULL OR until > statement_timestamp())"
    )
    if writing:
        lasting += " AND may_write"
    return f"""(
    WITH held AS MATERIALIZED (SELECT account_id, role_code, organisation_id FROM scope.memberships())
    SELECT named.* FROM held h CROSS JOIN LATERAL (
        SELECT {columns} FROM public.cases_teammember t
        WHERE account_id = h.account_id AND role_code = h.role_code AND organisation_id = h.organisation_id AND {lasting}
          AND (open_to_id <> 0 OR 'sealed' = ANY (parts)
               OR NOT EXISTS (SELECT FROM public.cases_case c WHERE c.id = t.case_id AND c.protection = 'sealed'))
        OFFSET 0
    ) AS named
    UNION ALL
    SELECT everyone.* FROM held h CROSS JOIN LATERAL (
        SELECT {columns} FROM public.cases_teammember
        WHERE account_id IS NULL AND role_code = h.role_code AND organisation_id = h.organisation_id AND {lasting}
          AND open_to_id <> 0
        OFFSET 0
    ) AS everyone) AS team"""


def array_of(column: str, *, name: str, writing: bool = False) -> str:
    """A case twice in the array does no harm: it is only asked whether one is in it."""
    return f"""
CREATE FUNCTION scope.{name}(wanted text) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg({column}), '{{}}') FROM {team_now(column, writing=writing)}
$$;
"""


# The access list speaks of the person of its case and of no other, at every moment (deferred, it would be open until the
# commit); and who works with a person does not choose whom the person is open to.
TRUE_TO_THE_CASE = f"""
ALTER TABLE cases_case ADD CONSTRAINT case_of_person UNIQUE (id, person_id);
ALTER TABLE cases_teammember ADD CONSTRAINT team_member_of_the_person_of_the_case
    FOREIGN KEY (case_id, person_id) REFERENCES cases_case (id, person_id);
CREATE FUNCTION scope.keep_open_to() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user = '{APP_ROLE}' THEN
        NEW.open_to_id := OLD.open_to_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_open_to BEFORE UPDATE OF open_to_id ON cases_person
    FOR EACH ROW EXECUTE FUNCTION scope.keep_open_to();
"""

# A case handed over with a summary begins a new diary for its new team; who was there before, and whoever answers a
# request of the person, reads the whole. The two arrays stand in the same order.
NOTES_NOW = team_now("case_id, diary_from").replace("wanted", "'notes'")
DIARY_BEGINS = f"""
CREATE FUNCTION scope.cases_begun_anew() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(case_id ORDER BY case_id), '{{}}') FROM (
        SELECT case_id FROM {NOTES_NOW} GROUP BY case_id HAVING bool_and(diary_from IS NOT NULL)
    ) AS anew
$$;
CREATE FUNCTION scope.diaries_begin() RETURNS timestamptz[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(begins ORDER BY case_id), '{{}}') FROM (
        SELECT case_id, min(diary_from) AS begins
        FROM {NOTES_NOW} GROUP BY case_id HAVING bool_and(diary_from IS NOT NULL)
    ) AS anew
$$;
CREATE FUNCTION scope.begin_diary() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.kind <> 'request' OR current_user = '{APP_ROLE}' THEN
        NEW.diary_from := (SELECT diary_from FROM public.cases_case WHERE id = NEW.case_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER begin_diary BEFORE INSERT ON cases_teammember FOR EACH ROW EXECUTE FUNCTION scope.begin_diary();
CREATE FUNCTION scope.keep_diary_from() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user = '{APP_ROLE}' THEN
        NEW.diary_from := OLD.diary_from;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_diary_from BEFORE UPDATE OF diary_from ON cases_teammember
    FOR EACH ROW EXECUTE FUNCTION scope.keep_diary_from();
CREATE TRIGGER keep_diary_from BEFORE UPDATE OF diary_from ON cases_case
    FOR EACH ROW EXECUTE FUNCTION scope.keep_diary_from();
"""

ARRAYS = "".join(
    (
        array_of("case_id", name="cases"),
        array_of("case_id", name="cases_to_write", writing=True),
        array_of("person_id", name="persons"),
        array_of("person_id", name="persons_to_write", writing=True),
    )
)

# A case always has a manager on its team, from the statement that makes it.
MANAGER = f"""
CREATE FUNCTION scope.put_manager_on_the_team() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    INSERT INTO public.cases_teammember
        (case_id, open_to_id, person_id, organisation_id, account_id, role_code, kind, parts, may_write, ground, since)
    VALUES (NEW.id, NEW.open_to_id, NEW.person_id, NEW.organisation_id, NEW.manager_id, 'case_manager', 'member',
        ARRAY['case', 'identity', 'health', 'education', 'placement', 'plan', 'notes', 'tasks', 'lead']
            || CASE WHEN NEW.protection = 'sealed' THEN ARRAY['sealed'] ELSE '{{}}'::text[] END,
        true, '', least(NEW.registered_at, transaction_timestamp()));
    RETURN NULL;
END $$;
CREATE TRIGGER manager_on_the_team AFTER INSERT ON cases_case
    FOR EACH ROW EXECUTE FUNCTION scope.put_manager_on_the_team();
"""

# Who sees a person in lists follows the person's cases: the newest open one, and nobody as soon as one is protected.
PERSON_FOLLOWS = f"""
CREATE FUNCTION scope.person_follows_case() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    UPDATE public.cases_person p SET open_to_id = CASE
        WHEN EXISTS (SELECT FROM public.cases_case c WHERE c.person_id = p.id AND c.protection <> 'ordinary') THEN 0
        ELSE NEW.organisation_id END
    WHERE p.id = NEW.person_id
      AND p.open_to_id IS DISTINCT FROM CASE
        WHEN EXISTS (SELECT FROM public.cases_case c WHERE c.person_id = p.id AND c.protection <> 'ordinary') THEN 0
        ELSE NEW.organisation_id END;
    RETURN NULL;
END $$;
CREATE TRIGGER person_follows_case AFTER INSERT OR UPDATE OF organisation_id, protection ON cases_case
    FOR EACH ROW EXECUTE FUNCTION scope.person_follows_case();
"""

# A diary is written once. Not even a mistaken grant lets anyone rewrite it.
APPEND_ONLY = f"""
CREATE FUNCTION scope.refuse_change() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    IF current_setting('pertvarka.erasing', true) = 'on' OR
       (TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'open_to_id' = to_jsonb(OLD) - 'open_to_id') THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

NUMBERS = f"""
CREATE SEQUENCE scope.case_number;
CREATE FUNCTION scope.next_case_number() RETURNS text LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    candidate text;
    serial text;
BEGIN
    LOOP -- numbers that came from elsewhere (an import, the demonstration) are stepped over
        serial := nextval('scope.case_number')::text;
        candidate := 'PV-' || to_char(scope.today(), 'YYYY') || '-' || lpad(serial, greatest(5, length(serial)), '0');
        EXIT WHEN NOT EXISTS (SELECT FROM public.cases_case WHERE number = candidate);
    END LOOP;
    RETURN candidate;
END $$;
"""

# Existence and nothing more, for whoever registers persons; the caller writes the search down first.
KNOWN = f"""
CREATE FUNCTION scope.code_is_known(wanted bytea) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT scope.may('cases:code:search') AND EXISTS (
        SELECT FROM public.cases_identity WHERE national_code_index = wanted)
$$;
CREATE FUNCTION scope.name_and_birth_is_known(wanted bytea) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT scope.may('cases:case:register') AND EXISTS (
        SELECT FROM public.cases_identity WHERE name_and_birth_index = wanted)
$$;
"""

# Opening a case one is not on the team of. Unknown number, sealed case, missing right: the same NULL.
OPEN_CASE = f"""
CREATE FUNCTION scope.open_case(wanted_number text, wanted_kind text, why text, words text)
RETURNS uuid LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    needed text := CASE wanted_kind WHEN 'emergency' THEN 'cases:emergency:open'
        WHEN 'mandate' THEN 'cases:mandate:open' WHEN 'reason' THEN 'cases:note:open' END;
    given text[] := CASE wanted_kind
        WHEN 'emergency' THEN ARRAY['case', 'identity', 'health', 'education', 'placement', 'plan', 'notes', 'tasks']
        WHEN 'mandate' THEN ARRAY['case', 'identity', 'placement', 'plan', 'notes', 'tasks']
        ELSE ARRAY['case', 'plan', 'notes', 'tasks'] END;
    ends timestamptz := statement_timestamp()
        + CASE wanted_kind WHEN 'mandate' THEN interval '30 days' ELSE interval '24 hours' END;
    held record;
    opened public.cases_case%ROWTYPE;
    opening uuid;
BEGIN
    IF needed IS NULL OR coalesce(why, '') = '' THEN
        RETURN NULL;
    END IF;
    SELECT m.organisation_id, m.role_code INTO held
    FROM scope.memberships() m JOIN public.access_rolegrant g ON g.role_code = m.role_code AND g.permission = needed
    WHERE m.organisation_id IS NOT NULL ORDER BY m.id LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO opened FROM public.cases_case
    WHERE number = wanted_number AND protection <> 'sealed'
      AND (wanted_kind = 'emergency' OR open_to_id = ANY (scope.organisations(needed)))
      AND (wanted_kind <> 'mandate' OR kind = 'child_and_family');
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
        kind, parts, may_write, ground, since, until)
    VALUES (opened.id, opened.open_to_id, opened.person_id, held.organisation_id, scope.account(), held.role_code,
        wanted_kind, given, false, left(coalesce(nullif(words, ''), why), 300), statement_timestamp(), ends);
    IF wanted_kind = 'emergency' THEN
        INSERT INTO public.cases_emergencyaccess (uuid, case_id, open_to_id, number, account_id, reason, words,
            opened_at, ends_at, review, review_words)
        VALUES (gen_random_uuid(), opened.id, opened.open_to_id, opened.number, scope.account(), why, words,
            statement_timestamp(), ends, 'waiting', '')
        RETURNING uuid INTO opening;
        -- Who works in the unit of a protected case is not told of it: there the data protection officer reviews alone.
        PERFORM scope.notify(told.id, 'emergency.opened', 'emergency:' || opening, opened.number) FROM (
            SELECT scope.holders('cases:emergency:review', opened.organisation_id) AS id
            WHERE opened.protection = 'ordinary'
            UNION
            SELECT scope.holders('rights:view_record:view', NULL)
        ) AS told WHERE told.id <> scope.account();
    END IF;
    RETURN opened.uuid;
END $$;
"""

# The receiver takes a case over: leader, manager and team move in one act; the former manager reads to the grace day.
ACCEPT_TRANSFER = f"""
CREATE FUNCTION scope.accept_transfer(wanted uuid, new_manager bigint) RETURNS uuid LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    offer public.cases_transfer%ROWTYPE;
    moved public.cases_case%ROWTYPE;
BEGIN
    SELECT * INTO offer FROM public.cases_transfer
    WHERE uuid = wanted AND state = 'offered' AND to_organisation_id = ANY (scope.organisations('cases:transfer:decide'))
    FOR UPDATE;
    IF NOT FOUND OR NOT EXISTS (
        SELECT FROM public.access_membership m
        WHERE m.account_id = new_manager AND m.organisation_id = offer.to_organisation_id
          AND m.role_code = 'case_manager' AND m.valid_from <= scope.today()
          AND (m.valid_until IS NULL OR m.valid_until >= scope.today())
          AND (NOT m.needs_second_person OR m.approved_at IS NOT NULL)) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO moved FROM public.cases_case WHERE id = offer.case_id FOR UPDATE;
    UPDATE public.cases_teammember SET until = statement_timestamp()
    WHERE case_id = moved.id AND (until IS NULL OR until > statement_timestamp());
    -- Before the case moves: who left reads the diary that was theirs.
    INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
        kind, parts, may_write, ground, since, until)
    SELECT moved.id, moved.open_to_id, moved.person_id, offer.from_organisation_id, offer.offered_by_id,
        'case_manager', 'grace', ARRAY['case', 'identity', 'notes', 'tasks'], false, 'transfer',
        statement_timestamp(), ((offer.grace_until_on + 1)::timestamp AT TIME ZONE 'Europe/Vilnius')
    WHERE offer.grace_until_on >= scope.today() AND moved.protection <> 'sealed';
    UPDATE public.cases_case
    SET organisation_id = offer.to_organisation_id, municipality_id = offer.to_municipality_id,
        manager_id = new_manager, version = version + 1,
        diary_from = CASE offer.extent WHEN 'summary' THEN statement_timestamp() ELSE diary_from END
    WHERE id = moved.id RETURNING * INTO moved;
    INSERT INTO public.cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code,
        kind, parts, may_write, ground, since)
    VALUES (moved.id, moved.open_to_id, moved.person_id, moved.organisation_id, new_manager, 'case_manager', 'member',
        ARRAY['case', 'identity', 'health', 'education', 'placement', 'plan', 'notes', 'tasks', 'lead']
            || CASE WHEN moved.protection = 'sealed' THEN ARRAY['sealed'] ELSE '{{}}'::text[] END,
        true, '', statement_timestamp());
    -- What was to be done is still to be done, now by whoever answers for the person.
    UPDATE public.cases_task SET assignee_id = new_manager, version = version + 1
    WHERE case_id = moved.id AND state = 'open';
    UPDATE public.cases_transfer SET state = 'accepted', decided_at = statement_timestamp(),
        decided_by_id = scope.account() WHERE id = offer.id;
    RETURN moved.uuid;
END $$;
"""

# Adoption secrecy cuts the way from other files to this one; whoever seals the case cannot see those files.
CUT_TIES = f"""
CREATE FUNCTION scope.cut_ties(wanted bigint) RETURNS void LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    UPDATE public.cases_relationship r SET other_id = NULL, keep_together = false, contact = 'forbidden',
        decision = coalesce(nullif(r.decision, ''), 'Ryšys baigtas'),
        until_on = coalesce(r.until_on, greatest(r.since_on, scope.today())), version = r.version + 1
    FROM public.cases_case c
    WHERE c.id = wanted AND c.protection = 'sealed' AND r.other_id = c.person_id
      AND c.id = ANY (scope.cases_to_write('lead'));
END $$;
"""

RIGHTS = """
GRANT EXECUTE ON FUNCTION scope.cases_begun_anew(), scope.cut_ties(bigint), scope.diaries_begin(),
    scope.cases(text), scope.cases_to_write(text), scope.persons(text),
    scope.persons_to_write(text), scope.next_case_number(), scope.code_is_known(bytea),
    scope.name_and_birth_is_known(bytea), scope.open_case(text, text, text, text),
    scope.accept_transfer(uuid, bigint) TO pertvarka_app;
"""

REVOKE = "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA scope FROM PUBLIC;"

PARTS = (
    TRUE_TO_THE_CASE,
    DIARY_BEGINS,
    ARRAYS,
    MANAGER,
    PERSON_FOLLOWS,
    APPEND_ONLY,
    NUMBERS,
    KNOWN,
    OPEN_CASE,
    ACCEPT_TRANSFER,
    CUT_TIES,
)
FORWARDS = "".join((*PARTS, REVOKE, RIGHTS))
BACKWARDS = """
DROP TRIGGER IF EXISTS manager_on_the_team ON cases_case;
DROP TRIGGER IF EXISTS person_follows_case ON cases_case;
ALTER TABLE cases_teammember DROP CONSTRAINT team_member_of_the_person_of_the_case;
ALTER TABLE cases_case DROP CONSTRAINT case_of_person;
DROP TRIGGER IF EXISTS keep_open_to ON cases_person;
DROP FUNCTION scope.keep_open_to();
DROP TRIGGER IF EXISTS begin_diary ON cases_teammember;
DROP TRIGGER IF EXISTS keep_diary_from ON cases_teammember;
DROP TRIGGER IF EXISTS keep_diary_from ON cases_case;
DROP FUNCTION scope.cut_ties(bigint), scope.accept_transfer(uuid, bigint), scope.open_case(text, text, text, text),
    scope.name_and_birth_is_known(bytea), scope.code_is_known(bytea), scope.next_case_number(),
    scope.put_manager_on_the_team(), scope.person_follows_case(),
    scope.persons_to_write(text), scope.persons(text), scope.cases_to_write(text), scope.cases(text),
    scope.cases_begun_anew(), scope.diaries_begin(), scope.begin_diary(), scope.keep_diary_from();
DROP FUNCTION scope.refuse_change() CASCADE;
DROP SEQUENCE scope.case_number;
"""
