"""The fact view of survey waves (foundation.base.facts says what a fact is)."""

from django.db import migrations

RESPONDENT = """
CREATE VIEW research_respondent_fact WITH (security_invoker = true) AS
SELECT 'survey_wave:' || wave.uuid AS row_reference, 'survey_wave:' || wave.uuid AS subject,
    wave.opens_on AS starts_on, wave.closed_on AS ends_on, wave.published_on AS known_on, 'day' AS precision,
    study.title_lt, study.title_en, 'survey_wave' AS kind, 'national' AS scope, wave.state,
    'survey-respondents' AS reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, ARRAY[]::varchar[] AS regions,
    NULL::varchar AS municipality, NULL::varchar AS service_type, NULL::varchar AS target_group,
    NULL::varchar AS sex, NULL::integer AS birth_year,
    wave.answers_count::numeric AS amount, NULL::varchar AS source, study.slug AS address
FROM research_surveywave wave JOIN research_study study ON study.id = wave.study_id
WHERE wave.state = 'published' AND wave.answers_count IS NOT NULL AND NOT study.is_invented
"""


class Migration(migrations.Migration):
    dependencies = [("research", "0001_studies_and_waves")]
    operations = [migrations.RunSQL(RESPONDENT, "DROP VIEW research_respondent_fact")]
