"""The fact view of declared figures (foundation.base.facts says what a fact is)."""

from django.db import migrations

DECLARED = """
CREATE VIEW results_declared_fact WITH (security_invoker = true) AS
SELECT 'declared:' || whole.indicator_code || ':' || part.code || '@' || whole.source AS row_reference,
    'declared:' || whole.indicator_code || ':' || part.code AS subject,
    coalesce(part.period_from, whole.period_from) AS starts_on,
    coalesce(part.period_until, whole.period_until) AS ends_on, whole.as_of AS known_on, whole.precision,
    part.title_lt, part.title_en,
    CASE WHEN part.stands_beside THEN 'beside' ELSE 'part' END AS kind,
    'national' AS scope, whole.state, whole.indicator_code AS reported_under,
    -- A later statement of the same part takes the place of this one from its own date on.
    'declared:' || later.reference AS part_of, later.as_of AS whole_known_on,
    ARRAY(SELECT jsonb_array_elements_text(part.regions)::varchar) AS regions,
    NULL::varchar AS municipality, NULL::varchar AS service_type, NULL::varchar AS target_group,
    NULL::varchar AS sex, NULL::integer AS birth_year,
    part.value::numeric AS amount, whole.source, NULL::varchar AS address
FROM results_achievementpart part JOIN results_achievement whole ON whole.id = part.achievement_id
LEFT JOIN LATERAL (
    SELECT other.indicator_code || ':' || other_part.code || '@' || other.source AS reference, other.as_of
    FROM results_achievementpart other_part JOIN results_achievement other ON other.id = other_part.achievement_id
    WHERE other.indicator_code = whole.indicator_code AND other_part.code = part.code AND other.as_of > whole.as_of
    ORDER BY other.as_of LIMIT 1
) later ON true
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0001_declared_achievements")]
    operations = [migrations.RunSQL(DECLARED, "DROP VIEW results_declared_fact")]
