"""The fact view of assessments (foundation.base.facts says what a fact is). It shows each asker only their own rows.

References begin with the day, so that of two rows about one person the earlier one counts.
"""

from django.db import migrations

ASSESSMENT = """
CREATE VIEW assessments_assessment_fact WITH (security_invoker = true) AS
SELECT 'assessment:' || day.known_on || ':' || assessment.uuid AS row_reference, 'person:' || person.uuid AS subject,
    assessment.started_on AS starts_on, day.known_on AS ends_on, day.known_on, 'day' AS precision,
    instrument.title_lt, instrument.title_en,
    instrument.audience AS kind, instrument.purpose AS scope, assessment.state, NULL::varchar AS reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, NULL::varchar AS service_type, belonged."group" AS target_group,
    person.sex, person.birth_year::integer AS birth_year, 1::numeric AS amount,
    NULL::varchar AS source, NULL::varchar AS address
FROM assessments_assessment assessment
JOIN cases_person person ON person.id = assessment.person_id
JOIN cases_case file ON file.id = assessment.case_id
JOIN territory_municipality municipality ON municipality.id = file.municipality_id
JOIN territory_region region ON region.id = municipality.region_id
JOIN instruments_instrumentversion version ON version.id = assessment.instrument_version_id
JOIN instruments_instrument instrument ON instrument.id = version.instrument_id
CROSS JOIN LATERAL (
    SELECT coalesce(assessment.agreed_on, (assessment.submitted_at AT TIME ZONE 'Europe/Vilnius')::date) AS known_on
) day
LEFT JOIN LATERAL (
    SELECT member."group" FROM cases_targetgroupmembership member
    WHERE member.person_id = person.id AND member.since_on <= day.known_on
      AND (member.until_on IS NULL OR member.until_on >= day.known_on)
    ORDER BY member.since_on DESC, member.until_on NULLS LAST, member."group" LIMIT 1
) belonged ON true
WHERE assessment.submitted_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_needs_assessed"), ("cases", "0002_family_conferences")]
    operations = [migrations.RunSQL(ASSESSMENT, "DROP VIEW assessments_assessment_fact")]
