"""The fact views of events, participations, trainings and consultations (foundation.base.facts says what a fact is)."""

from django.db import migrations

# Columns no programme row has: it tells of no municipality, service or person.
NO_PERSON = """
    NULL::varchar AS municipality, NULL::varchar AS service_type, NULL::varchar AS target_group,
    NULL::varchar AS sex, NULL::integer AS birth_year"""

REGIONS_OF_EVENT = """
    ARRAY(SELECT region.code::varchar FROM events_event_regions link JOIN territory_region region
          ON region.id = link.region_id WHERE link.event_id = event.id ORDER BY region.code)"""

EVENT = f"""
CREATE VIEW events_event_fact WITH (security_invoker = true) AS
SELECT 'event:' || event.code AS row_reference, 'event:' || event.code AS subject,
    event.starts_on, event.ends_on, event.ends_on AS known_on, 'day' AS precision,
    event.title_lt, event.title_en, event.kind, event.scope, event.state, event.reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, {REGIONS_OF_EVENT} AS regions, {NO_PERSON},
    1::numeric AS amount, event.sources ->> 0 AS source, event.slug AS address
FROM events_event event
UNION ALL
SELECT 'event_group:' || grp.code, 'event_group:' || grp.code,
    grp.starts_on, grp.ends_on, grp.ends_on, grp.precision,
    grp.title_lt, grp.title_en, grp.kind, 'mixed', grp.state, grp.reported_under,
    coalesce('event_group:' || whole.code, 'event:' || (grp.same_events ->> 0)),
    coalesce(whole.ends_on, (SELECT max(same.ends_on) FROM events_event same
        WHERE grp.same_events ? same.code)), ARRAY[]::varchar[], {NO_PERSON},
    grp.events_count::numeric, grp.source, grp.slug
FROM events_eventgroup grp LEFT JOIN events_eventgroup whole ON whole.id = grp.part_of_id
"""

PARTICIPATION = f"""
CREATE VIEW events_participation_fact WITH (security_invoker = true) AS
SELECT 'participation:' || event.code AS row_reference, 'event:' || event.code AS subject,
    event.starts_on, event.ends_on, event.ends_on AS known_on, 'day' AS precision,
    event.title_lt, event.title_en, event.kind, event.scope, event.state, event.reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, {REGIONS_OF_EVENT} AS regions, {NO_PERSON},
    event.participants_declared::numeric AS amount, event.sources ->> 0 AS source, event.slug AS address
FROM events_event event WHERE event.participants_declared IS NOT NULL
UNION ALL
SELECT 'participation:' || grp.code, 'event_group:' || grp.code,
    grp.starts_on, grp.ends_on, grp.ends_on, grp.precision,
    grp.title_lt, grp.title_en, grp.kind, 'mixed', grp.state, grp.reported_under,
    'participation:' || whole.code, whole.ends_on, ARRAY[]::varchar[], {NO_PERSON},
    grp.participants_declared::numeric, grp.source, grp.slug
FROM events_eventgroup grp LEFT JOIN events_eventgroup whole ON whole.id = grp.part_of_id
WHERE grp.participants_declared IS NOT NULL
"""

TRAINING = f"""
CREATE VIEW events_training_fact WITH (security_invoker = true) AS
SELECT 'training:' || training.code AS row_reference, 'training:' || training.code AS subject,
    training.starts_on, training.ends_on, coalesce(training.ends_on, training.known_on) AS known_on,
    training.precision, coalesce(nullif(training.title_lt, ''), training.audience_lt) AS title_lt,
    coalesce(nullif(training.title_en, ''), training.audience_en) AS title_en,
    training.audience AS kind, 'national' AS scope, 'held' AS state, training.reported_under,
    'participation:' || same.code AS part_of, same.ends_on AS whole_known_on, ARRAY[]::varchar[] AS regions, {NO_PERSON},
    training.persons_count::numeric AS amount, training.sources ->> 0 AS source, NULL::varchar AS address
FROM events_training training LEFT JOIN events_eventgroup same ON same.id = training.same_as_id
UNION ALL
SELECT 'training_part:' || part.code, 'training:' || training.code,
    part.starts_on, part.ends_on, part.ends_on, part.precision,
    coalesce(nullif(training.title_lt, ''), training.audience_lt),
    coalesce(nullif(training.title_en, ''), training.audience_en),
    training.audience, 'national', 'held', training.reported_under,
    'training:' || training.code, coalesce(training.ends_on, training.known_on), ARRAY[]::varchar[], {NO_PERSON},
    part.persons_count::numeric, part.source, NULL
FROM events_trainingpart part JOIN events_training training ON training.id = part.training_id
"""

CONSULTATION = f"""
CREATE VIEW events_consultation_fact WITH (security_invoker = true) AS
SELECT 'consultation:' || consultation.code AS row_reference, 'consultation:' || consultation.code AS subject,
    consultation.starts_on, NULL::date AS ends_on, consultation.known_on, 'unknown' AS precision,
    consultation.title_lt, consultation.title_en, 'consultation' AS kind, 'national' AS scope, 'held' AS state,
    consultation.reported_under, NULL::varchar AS part_of, NULL::date AS whole_known_on,
    ARRAY[]::varchar[] AS regions, {NO_PERSON},
    consultation.hours::numeric AS amount, consultation.sources ->> 0 AS source, NULL::varchar AS address
FROM events_consultation consultation WHERE consultation.hours IS NOT NULL
"""

NAMES = ("event", "participation", "training", "consultation")


class Migration(migrations.Migration):
    dependencies = [("events", "0001_what_happened"), ("territory", "0001_regions_and_municipalities")]
    operations = [
        migrations.RunSQL(sql, f"DROP VIEW events_{name}_fact")
        for sql, name in zip((EVENT, PARTICIPATION, TRAINING, CONSULTATION), NAMES, strict=True)
    ]
