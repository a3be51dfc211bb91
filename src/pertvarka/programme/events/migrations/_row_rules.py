"""Who meets participants, registrations and photos, and how seats are counted where nobody can count them wrongly.

A visitor without an account is let in by what only that visitor has: the e-mail just typed (by its keyed index) or the
secret link (by its hash). Both are told to the database for the length of the transaction, and open those rows alone.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

ME = "(SELECT scope.account())"
KEEP = "events:record:keep"
VIEW = "events:registration:view"
CHANGE = "events:registration:change"
RECEIVES = "(SELECT scope.may('events:registration:receive'))"
MY_EMAIL = f"({RECEIVES} AND email_index = (SELECT scope.asked('email')))"
MY_LINK = f"({RECEIVES} AND token_hash = (SELECT scope.asked('link')))"


def organisations(permission: str, column: str = "open_to_id") -> str:
    return f"{column} = ANY ((SELECT scope.organisations('{permission}'))::bigint[])"


def any_of(*conditions: str) -> str:
    return " OR ".join(conditions)


# The two questions a visitor's scope may ask, and the rows they lead to.
ASKED = RunSQL(
    """
CREATE FUNCTION scope.asked(what text) RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT decode(nullif(current_setting('pertvarka.asked_' || what, true), ''), 'hex')
$$;
CREATE FUNCTION scope.asked_participants() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(found.id), '{}') FROM (
        SELECT p.id FROM public.events_participant p WHERE p.email_index = scope.asked('email')
        UNION
        SELECT r.participant_id FROM public.events_registration r WHERE r.token_hash = scope.asked('link')
    ) found WHERE scope.may('events:registration:receive')
$$;
CREATE FUNCTION scope.own_participations() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM public.events_participant WHERE account_id = scope.account()
$$;
REVOKE ALL ON FUNCTION scope.asked(text), scope.asked_participants(), scope.own_participations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.asked(text), scope.asked_participants(), scope.own_participations() TO pertvarka_app;
""",
    "DROP FUNCTION scope.asked_participants(), scope.own_participations(), scope.asked(text);",
)
# Registrations and photos are open to whoever prepares their event, and a registration's participant to the same.
SAME_ORGANISER = RunSQL(
    """
ALTER TABLE events_event ADD CONSTRAINT events_event_of_organiser UNIQUE (id, organiser_id);
ALTER TABLE events_participant ADD CONSTRAINT events_participant_open_to UNIQUE (id, open_to_id);
ALTER TABLE events_registration ADD CONSTRAINT events_registration_same_reach
    FOREIGN KEY (event_id, open_to_id) REFERENCES events_event (id, organiser_id);
ALTER TABLE events_registration ADD CONSTRAINT events_registration_same_participant
    FOREIGN KEY (participant_id, open_to_id) REFERENCES events_participant (id, open_to_id);
ALTER TABLE events_eventphoto ADD CONSTRAINT events_eventphoto_same_reach
    FOREIGN KEY (event_id, open_to_id) REFERENCES events_event (id, organiser_id);
""",
    """
ALTER TABLE events_eventphoto DROP CONSTRAINT events_eventphoto_same_reach;
ALTER TABLE events_registration DROP CONSTRAINT events_registration_same_participant;
ALTER TABLE events_registration DROP CONSTRAINT events_registration_same_reach;
ALTER TABLE events_participant DROP CONSTRAINT events_participant_open_to;
ALTER TABLE events_event DROP CONSTRAINT events_event_of_organiser;
""",
)
# The event's row is the lock: whoever takes a seat waits for whoever takes one now, and the check refuses one too many.
SEATS = RunSQL(
    """
CREATE FUNCTION scope.count_seats() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    taken integer := 0;
    waiting integer := 0;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.event_id, NEW.participant_id, NEW.uuid) IS DISTINCT FROM
        (OLD.event_id, OLD.participant_id, OLD.uuid) THEN
        RAISE EXCEPTION 'a registration stays with its event and its person' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        taken := (NEW.state IN ('registered', 'confirmed'))::integer;
        waiting := (NEW.state = 'waiting')::integer;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        taken := taken - (OLD.state IN ('registered', 'confirmed'))::integer;
        waiting := waiting - (OLD.state = 'waiting')::integer;
    END IF;
    IF taken <> 0 OR waiting <> 0 THEN
        UPDATE public.events_event SET places_taken = places_taken + taken, waiting_count = waiting_count + waiting
        WHERE id = coalesce(NEW.event_id, OLD.event_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER count_seats AFTER INSERT OR UPDATE OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION scope.count_seats();
CREATE FUNCTION scope.promote_waiting(wanted bigint) RETURNS uuid[] LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held public.events_event%ROWTYPE;
    free integer;
    promoted uuid[];
BEGIN
    IF NOT (scope.may('events:registration:receive') OR scope.may('events:registration:change')) THEN
        RETURN '{}';
    END IF;
    SELECT * INTO held FROM public.events_event WHERE id = wanted FOR UPDATE;
    IF held.id IS NULL OR held.state NOT IN ('planned', 'confirmed') OR held.starts_on < scope.today() THEN
        RETURN '{}';
    END IF;
    free := coalesce(held.places - held.places_taken, held.waiting_count);
    WITH next_ones AS (
        SELECT id FROM public.events_registration WHERE event_id = wanted AND state = 'waiting'
        ORDER BY queued_at, id LIMIT greatest(free, 0)
    ), moved AS (
        UPDATE public.events_registration r SET state = 'registered', queued_at = NULL
        FROM next_ones WHERE r.id = next_ones.id RETURNING r.uuid
    ) SELECT coalesce(array_agg(uuid), '{}') INTO promoted FROM moved;
    RETURN promoted;
END $$;
REVOKE ALL ON FUNCTION scope.count_seats(), scope.promote_waiting(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.promote_waiting(bigint) TO pertvarka_app;
""",
    """
DROP FUNCTION scope.promote_waiting(bigint);
DROP TRIGGER count_seats ON events_registration;
DROP FUNCTION scope.count_seats();
""",
)
EVENT_NUMBERS = RunSQL(
    "CREATE SEQUENCE events_event_number; GRANT USAGE ON SEQUENCE events_event_number TO pertvarka_app;",
    "DROP SEQUENCE events_event_number",
)
# A visitor comes to open events only, while they are still ahead, and as a participant.
OPEN_EVENT = (
    "role = 'participant' AND EXISTS (SELECT FROM events_event e WHERE e.id = event_id AND e.is_open"
    " AND e.state IN ('planned', 'confirmed') AND coalesce(e.registration_closes_on, e.starts_on) >= scope.today())"
)
PARTICIPANT = ProtectTable(
    "events_participant",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations(VIEW),
                organisations(KEEP),
                MY_EMAIL,
                "id = ANY ((SELECT scope.asked_participants())::bigint[])",
                f"account_id = {ME}",
            ),
        ),
        Policy("add", "INSERT", check=any_of(organisations(CHANGE), organisations(KEEP), MY_EMAIL)),
        Policy("change", "UPDATE", using=any_of(organisations(CHANGE), organisations(KEEP))),
    ],
)
REGISTRATION = ProtectTable(
    "events_registration",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations(VIEW),
                organisations(KEEP),
                MY_LINK,
                "participant_id = ANY ((SELECT scope.asked_participants())::bigint[])",
                "participant_id = ANY ((SELECT scope.own_participations())::bigint[])",
            ),
        ),
        Policy(
            "add",
            "INSERT",
            check=any_of(organisations(CHANGE), organisations(KEEP), f"({MY_LINK} AND {OPEN_EVENT})"),
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(
                organisations(CHANGE),
                organisations(KEEP),
                MY_LINK,
                "participant_id = ANY ((SELECT scope.asked_participants())::bigint[])",
            ),
        ),
    ],
)
PHOTO = ProtectTable(
    "events_eventphoto",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations("events:event:report"),
                organisations(KEEP),
                "(published_at IS NOT NULL AND consent = 'given' AND (SELECT scope.may('events:photo:show')))",
            ),
        ),
        Policy(
            "add",
            "INSERT",
            check=any_of(f"({organisations('events:event:report')} AND added_by_id = {ME})", organisations(KEEP)),
        ),
        Policy("change", "UPDATE", using=any_of(organisations("events:event:report"), organisations(KEEP))),
    ],
)
OPERATIONS: list[Operation] = [ASKED, SAME_ORGANISER, SEATS, EVENT_NUMBERS, PARTICIPANT, REGISTRATION, PHOTO]
