"""Who meets attendance and certificates, what a trainer meets, and how attendance is counted where nobody miscounts it.

What is counted stands on the event, in the open: `participants_counted` are people who attended anything,
`completed_counted` are people who completed the training there and had not completed an earlier group of the same
programme, so that nobody is trained twice. People are the same when their e-mails have the same keyed index.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable
from pertvarka.programme.events.migrations._row_rules import CHANGE, KEEP, ME, RECEIVES, VIEW, any_of, organisations

NOTE = "events:attendance:note"
ISSUE = "events:certificate:issue"
TAUGHT = "event_id = ANY ((SELECT scope.taught_events())::bigint[])"
OWN = "registration_id = ANY ((SELECT scope.own_registrations())::bigint[])"
# A subquery meets only what the visitor may see: the registrations of the e-mail typed or of the link.
ASKED = f"({RECEIVES} AND EXISTS (SELECT FROM events_registration r WHERE r.id = registration_id))"
ON_ITS_DAY = (
    "EXISTS (SELECT FROM events_eventsession s WHERE s.id = session_id"
    " AND (s.starts_at AT TIME ZONE 'Europe/Vilnius')::date <= scope.today()"
    " AND (s.ends_at AT TIME ZONE 'Europe/Vilnius')::date >= scope.today())"
)

FUNCTIONS = RunSQL(
    """
CREATE FUNCTION scope.taught_events() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM public.events_event
    WHERE trainer_id = scope.account() AND scope.may('events:training:teach')
$$;
CREATE FUNCTION scope.taught_participants() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT participant_id), '{}') FROM public.events_registration
    WHERE event_id = ANY (scope.taught_events())
$$;
CREATE FUNCTION scope.own_registrations() RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(id), '{}') FROM public.events_registration
    WHERE participant_id = ANY (scope.own_participations())
$$;
REVOKE ALL ON FUNCTION scope.taught_events(), scope.taught_participants(), scope.own_registrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.taught_events(), scope.taught_participants(), scope.own_registrations()
    TO pertvarka_app;
""",
    "DROP FUNCTION scope.own_registrations(), scope.taught_participants(), scope.taught_events();",
)
# A trainer meets the list of the groups they teach, and nobody else's.
OF_TRAINER = (
    Policy("trainer sees own groups", "SELECT", using=TAUGHT).sql("events_registration"),
    Policy(
        "trainer sees people of own groups",
        "SELECT",
        using="id = ANY ((SELECT scope.taught_participants())::bigint[])",
    ).sql("events_participant"),
)
TRAINER = RunSQL(
    ";\n".join(OF_TRAINER),
    'DROP POLICY "trainer sees own groups" ON events_registration;'
    'DROP POLICY "trainer sees people of own groups" ON events_participant;',
)
SAME_REACH = RunSQL(
    """
ALTER TABLE events_registration ADD CONSTRAINT events_registration_of_event UNIQUE (id, event_id, open_to_id);
ALTER TABLE events_eventsession ADD CONSTRAINT events_eventsession_of_event UNIQUE (id, event_id);
ALTER TABLE events_attendance ADD CONSTRAINT events_attendance_same_registration
    FOREIGN KEY (registration_id, event_id, open_to_id) REFERENCES events_registration (id, event_id, open_to_id);
ALTER TABLE events_attendance ADD CONSTRAINT events_attendance_same_event
    FOREIGN KEY (session_id, event_id) REFERENCES events_eventsession (id, event_id);
ALTER TABLE events_certificate ADD CONSTRAINT events_certificate_same_registration
    FOREIGN KEY (registration_id, event_id, open_to_id) REFERENCES events_registration (id, event_id, open_to_id);
ALTER TABLE events_attendanceimport ADD CONSTRAINT events_attendanceimport_same_reach
    FOREIGN KEY (event_id, open_to_id) REFERENCES events_event (id, organiser_id);
CREATE SEQUENCE events_certificate_number;
GRANT USAGE ON SEQUENCE events_certificate_number TO pertvarka_app;
""",
    """
DROP SEQUENCE events_certificate_number;
ALTER TABLE events_attendanceimport DROP CONSTRAINT events_attendanceimport_same_reach;
ALTER TABLE events_certificate DROP CONSTRAINT events_certificate_same_registration;
ALTER TABLE events_attendance DROP CONSTRAINT events_attendance_same_event;
ALTER TABLE events_attendance DROP CONSTRAINT events_attendance_same_registration;
ALTER TABLE events_eventsession DROP CONSTRAINT events_eventsession_of_event;
ALTER TABLE events_registration DROP CONSTRAINT events_registration_of_event;
""",
)
COUNTING = RunSQL(
    """
CREATE FUNCTION scope.recount_events(changed bigint[]) RETURNS void LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- First the locks: what is counted after them sees what others have just counted.
    PERFORM 1 FROM public.events_event e WHERE e.id = ANY (changed) OR e.training_programme_id IN (
        SELECT c.training_programme_id FROM public.events_event c WHERE c.id = ANY (changed))
    ORDER BY e.id FOR UPDATE;
    UPDATE public.events_event e SET participants_counted = found.people
    FROM (SELECT c.id, (SELECT nullif(count(DISTINCT a.registration_id), 0)::integer FROM public.events_attendance a
            WHERE a.event_id = c.id) AS people FROM unnest(changed) AS c(id)) found
    WHERE e.id = found.id AND e.participants_counted IS DISTINCT FROM found.people;
    -- All groups of a programme at once: who completed the earlier one does not count in the later.
    WITH programmes AS (
        SELECT DISTINCT e.training_programme_id AS id FROM public.events_event e
        WHERE e.id = ANY (changed) AND e.training_programme_id IS NOT NULL
    ), given AS (
        SELECT e.id, e.starts_on, p.id AS programme, p.completed_percent,
            (SELECT sum(s.academic_hours) FROM public.events_eventsession s WHERE s.event_id = e.id) AS hours
        FROM public.events_event e JOIN public.events_trainingprogramme p ON p.id = e.training_programme_id
        WHERE p.id IN (SELECT id FROM programmes) AND e.state <> 'cancelled'
    ), attended AS (
        SELECT a.event_id, who.email_index, sum(s.academic_hours) AS hours
        FROM public.events_attendance a
        JOIN public.events_registration r ON r.id = a.registration_id AND r.role = 'participant'
        JOIN public.events_participant who ON who.id = r.participant_id
        JOIN public.events_eventsession s ON s.id = a.session_id
        WHERE a.event_id IN (SELECT id FROM given) GROUP BY a.event_id, who.email_index
    ), completed AS (
        SELECT attended.event_id, row_number() OVER (
            PARTITION BY given.programme, attended.email_index ORDER BY given.starts_on, given.id) AS nth
        FROM attended JOIN given ON given.id = attended.event_id
        WHERE given.hours > 0 AND attended.hours * 100 >= given.hours * given.completed_percent
    ), counts AS (
        SELECT e.id, CASE WHEN e.participants_counted IS NULL THEN NULL ELSE
            (SELECT count(*)::integer FROM completed WHERE completed.event_id = e.id AND completed.nth = 1) END AS people
        FROM public.events_event e WHERE e.training_programme_id IN (SELECT id FROM programmes)
    )
    UPDATE public.events_event e SET completed_counted = counts.people FROM counts
    WHERE e.id = counts.id AND e.completed_counted IS DISTINCT FROM counts.people;
END $$;
CREATE FUNCTION scope.count_attendance() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM scope.recount_events(ARRAY(SELECT DISTINCT event_id FROM touched ORDER BY event_id));
    RETURN NULL;
END $$;
CREATE FUNCTION scope.count_changed_hours() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM scope.recount_events(ARRAY[coalesce(NEW.event_id, OLD.event_id)]);
    RETURN NULL;
END $$;
CREATE FUNCTION scope.count_changed_event() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.participants_counted IS NOT NULL THEN
        PERFORM scope.recount_events(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION scope.count_changed_programme() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM scope.recount_events(ARRAY(SELECT id FROM public.events_event WHERE training_programme_id = NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER count_noted AFTER INSERT ON events_attendance REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION scope.count_attendance();
CREATE TRIGGER count_taken_back AFTER DELETE ON events_attendance REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION scope.count_attendance();
CREATE TRIGGER count_changed_hours AFTER INSERT OR UPDATE OF academic_hours OR DELETE ON events_eventsession
    FOR EACH ROW EXECUTE FUNCTION scope.count_changed_hours();
CREATE TRIGGER count_changed_role AFTER UPDATE OF role ON events_registration
    FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role) EXECUTE FUNCTION scope.count_changed_hours();
CREATE TRIGGER count_changed_event AFTER UPDATE OF state, starts_on, training_programme_id ON events_event
    FOR EACH ROW EXECUTE FUNCTION scope.count_changed_event();
CREATE TRIGGER count_changed_programme AFTER UPDATE OF completed_percent ON events_trainingprogramme
    FOR EACH ROW EXECUTE FUNCTION scope.count_changed_programme();
REVOKE ALL ON FUNCTION scope.recount_events(bigint[]), scope.count_attendance(), scope.count_changed_hours(),
    scope.count_changed_event(), scope.count_changed_programme() FROM PUBLIC;
""",
    """
DROP TRIGGER count_changed_programme ON events_trainingprogramme;
DROP TRIGGER count_changed_event ON events_event;
DROP TRIGGER count_changed_role ON events_registration;
DROP TRIGGER count_changed_hours ON events_eventsession;
DROP TRIGGER count_taken_back ON events_attendance;
DROP TRIGGER count_noted ON events_attendance;
DROP FUNCTION scope.count_changed_programme(), scope.count_changed_event(), scope.count_changed_hours(),
    scope.count_attendance(), scope.recount_events(bigint[]);
""",
)
BY_HAND = any_of(
    f"({organisations(NOTE)} AND noted_by_id = {ME})", f"({TAUGHT} AND noted_by_id = {ME})", organisations(KEEP)
)
ATTENDANCE = ProtectTable(
    "events_attendance",
    grants="SELECT, INSERT, DELETE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), organisations(KEEP), TAUGHT, OWN, ASKED)),
        Policy(
            "add",
            "INSERT",
            check=any_of(
                BY_HAND,
                f"({ASKED} AND how IN ('qr', 'self') AND noted_by_id IS NULL AND came_by_id IS NULL AND {ON_ITS_DAY})",
            ),
        ),
        Policy("take back", "DELETE", using=any_of(organisations(NOTE), organisations(KEEP), TAUGHT)),
    ],
)
# Names of people who were on no list stand in a table on its way in: only those who keep the list meet it.
IMPORT = ProtectTable(
    "events_attendanceimport",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(CHANGE), organisations(KEEP))),
        Policy("add", "INSERT", check=any_of(f"({organisations(CHANGE)} AND begun_by_id = {ME})", organisations(KEEP))),
        Policy("change", "UPDATE", using=any_of(organisations(CHANGE), organisations(KEEP))),
    ],
)
CERTIFICATE = ProtectTable(
    "events_certificate",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(ISSUE), organisations(KEEP), OWN, ASKED)),
        Policy("add", "INSERT", check=any_of(f"({organisations(ISSUE)} AND issued_by_id = {ME})", organisations(KEEP))),
        Policy("change", "UPDATE", using=any_of(organisations(ISSUE), organisations(KEEP))),
    ],
)
OPERATIONS: list[Operation] = [FUNCTIONS, TRAINER, SAME_REACH, ATTENDANCE, IMPORT, CERTIFICATE, COUNTING]
