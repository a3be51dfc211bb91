"""The fact views of participations and trainings, with what attendance has counted beside the declared history.

An event counts its participants by attendance where there is any, else as declared: never both. A training group is an
event, so it stands in the view of trainings under its programme's audience with the people who completed it.
"""

from importlib import import_module

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

DECLARED = import_module("pertvarka.programme.events.migrations.0002_facts")
NO_PERSON, REGIONS_OF_EVENT = DECLARED.NO_PERSON, DECLARED.REGIONS_OF_EVENT
COUNTED_ELSE_DECLARED = "coalesce(event.participants_counted, event.participants_declared)"

PARTICIPATION = f"""
CREATE OR REPLACE VIEW events_participation_fact WITH (security_invoker = true) AS
SELECT 'participation:' || event.code AS row_reference, 'event:' || event.code AS subject,
    event.starts_on, event.ends_on, event.ends_on AS known_on, 'day' AS precision,
    event.title_lt, event.title_en, event.kind, event.scope, event.state, event.reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, {REGIONS_OF_EVENT} AS regions, {NO_PERSON},
    {COUNTED_ELSE_DECLARED}::numeric AS amount, event.sources ->> 0 AS source, event.slug AS address
FROM events_event event WHERE {COUNTED_ELSE_DECLARED} IS NOT NULL
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
CREATE OR REPLACE VIEW events_training_fact WITH (security_invoker = true) AS
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
UNION ALL
SELECT 'training_group:' || event.code, 'training_group:' || event.code,
    event.starts_on, event.ends_on, event.ends_on, 'day'::varchar(10), event.title_lt, event.title_en,
    programme.audience, event.scope, event.state, programme.reported_under,
    NULL, NULL, {REGIONS_OF_EVENT}, {NO_PERSON},
    event.completed_counted::numeric, NULL, event.slug
FROM events_event event JOIN events_trainingprogramme programme ON programme.id = event.training_programme_id
WHERE event.completed_counted IS NOT NULL AND event.state IN ('held', 'reported')
"""

OPERATIONS: list[Operation] = [
    RunSQL(PARTICIPATION, ["DROP VIEW events_participation_fact", DECLARED.PARTICIPATION]),
    RunSQL(TRAINING, ["DROP VIEW events_training_fact", DECLARED.TRAINING]),
]
