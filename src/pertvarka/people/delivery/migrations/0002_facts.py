"""The fact views of services and homes (foundation.base.facts says what a fact is). Each asker sees only their own rows.

References begin with the day, so that of two rows about one person the earlier one counts.
"""

from django.db import migrations

NO_WHOLE = "NULL::varchar AS part_of, NULL::date AS whole_known_on"
NO_ADDRESS = "NULL::varchar AS source, NULL::varchar AS address"


def _of(row: str) -> str:
    """The person, the case and where the case is led."""
    return f"""
JOIN cases_person person ON person.id = {row}.person_id
JOIN cases_case file ON file.id = {row}.case_id
JOIN territory_municipality municipality ON municipality.id = file.municipality_id
JOIN territory_region region ON region.id = municipality.region_id"""


def _group(day: str) -> str:
    """The newest group the person belonged to that day."""
    return f"""
LEFT JOIN LATERAL (
    SELECT member."group" FROM cases_targetgroupmembership member
    WHERE member.person_id = person.id AND member.since_on <= {day}
      AND (member.until_on IS NULL OR member.until_on >= {day})
    ORDER BY member.since_on DESC, member.until_on NULLS LAST, member."group" LIMIT 1
) belonged ON true"""


SERVED = f"""
CREATE VIEW delivery_served_fact WITH (security_invoker = true) AS
SELECT 'episode:' || episode.starts_on || ':' || episode.uuid AS row_reference, 'person:' || person.uuid AS subject,
    episode.starts_on, episode.ends_on, episode.starts_on AS known_on, 'day' AS precision,
    type.name_lt AS title_lt, type.name_en AS title_en,
    'episode' AS kind, NULL::varchar AS scope, episode.state,
    nullif(episode.counted_under, '') AS reported_under, {NO_WHOLE}, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, type.code AS service_type, belonged."group" AS target_group,
    person.sex, person.birth_year::integer AS birth_year, 1::numeric AS amount, {NO_ADDRESS}
FROM delivery_serviceepisode episode
JOIN catalogue_servicetype type ON type.id = episode.service_type_id {_of("episode")} {_group("episode.starts_on")}
"""

BENEFICIARY = f"""
CREATE VIEW delivery_beneficiary_fact WITH (security_invoker = true) AS
SELECT 'beneficiary:' || episode.starts_on || ':' || beside.id AS row_reference,
    coalesce('person:' || known.uuid, 'beneficiary:' || beside.id) AS subject,
    episode.starts_on, episode.ends_on, episode.starts_on AS known_on, 'day' AS precision,
    type.name_lt AS title_lt, type.name_en AS title_en,
    beside.role AS kind, NULL::varchar AS scope, episode.state,
    nullif(episode.counted_under, '') AS reported_under, {NO_WHOLE}, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, type.code AS service_type, NULL::varchar AS target_group,
    beside.sex, beside.birth_year::integer AS birth_year, 1::numeric AS amount, {NO_ADDRESS}
FROM delivery_beneficiary beside
JOIN delivery_serviceepisode episode ON episode.id = beside.episode_id
JOIN catalogue_servicetype type ON type.id = episode.service_type_id
LEFT JOIN cases_person known ON known.id = beside.person_id {_of("episode")}
"""

# The day of a move belongs to the new home, so the next home begins on the day the former one ends.
PLACEMENT = f"""
CREATE VIEW delivery_placement_fact WITH (security_invoker = true) AS
SELECT what.kind || ':' || what.starts_on || ':' || placement.uuid AS row_reference, 'person:' || person.uuid AS subject,
    what.starts_on, what.ends_on, what.starts_on AS known_on, 'day' AS precision,
    what.title_lt, what.title_en, what.kind, placement.start_kind AS scope, what.state,
    NULL::varchar AS reported_under, {NO_WHOLE}, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, NULL::varchar AS service_type, belonged."group" AS target_group,
    person.sex, person.birth_year::integer AS birth_year, 1::numeric AS amount, {NO_ADDRESS}
FROM delivery_placement placement
LEFT JOIN delivery_placement following
    ON following.person_id = placement.person_id AND following.starts_on = placement.ends_on
CROSS JOIN LATERAL (
    SELECT 'admission' AS kind, placement.starts_on, placement.starts_on AS ends_on, placement.kind AS state,
        'Apgyvendinimas globos įstaigoje' AS title_lt, 'Admission to an institution' AS title_en
    WHERE placement.is_institutional AND placement.start_kind = 'admission'
    UNION ALL
    SELECT 'departure', placement.ends_on, placement.ends_on, coalesce(following.kind, 'other'),
        'Išvykimas iš globos įstaigos', 'Departure from an institution'
    WHERE placement.is_institutional AND placement.ends_on IS NOT NULL AND NOT coalesce(following.is_institutional, false)
    UNION ALL
    SELECT 'return', placement.starts_on, placement.starts_on, placement.return_cause,
        'Grįžimas į globos įstaigą', 'Return to an institution'
    WHERE placement.start_kind = 'return'
    UNION ALL
    SELECT 'with_carer', placement.starts_on, placement.ends_on, placement.kind,
        'Gyvena globėjų šeimoje', 'Lives with carers'
    WHERE placement.kind IN ('on_duty_carer', 'guardian_kin', 'guardian', 'family_home')
) what {_of("placement")} {_group("what.starts_on")}
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_referrals_homes_and_moves")]
    operations = [
        migrations.RunSQL(SERVED, "DROP VIEW delivery_served_fact"),
        migrations.RunSQL(BENEFICIARY, "DROP VIEW delivery_beneficiary_fact"),
        migrations.RunSQL(PLACEMENT, "DROP VIEW delivery_placement_fact"),
    ]
