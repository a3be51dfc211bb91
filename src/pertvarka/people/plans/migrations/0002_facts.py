"""The fact view of individual plans (foundation.base.facts says what a fact is). It shows each asker only their own rows.

References begin with the day, so that of two rows about one person the earlier one counts.
"""

from django.db import migrations

PLAN = """
CREATE VIEW plans_plan_fact WITH (security_invoker = true) AS
SELECT 'plan:' || plan.agreed_on || ':' || plan.uuid AS row_reference, 'person:' || person.uuid AS subject,
    plan.starts_on, plan.ended_on AS ends_on, plan.agreed_on AS known_on, 'day' AS precision,
    'Individualus planas' AS title_lt, 'Individual plan' AS title_en,
    CASE WHEN plan.assessment_id IS NULL THEN 'without_assessment' ELSE 'after_assessment' END AS kind,
    plan.agreement AS scope, plan.state, NULL::varchar AS reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, NULL::varchar AS service_type, belonged."group" AS target_group,
    person.sex, person.birth_year::integer AS birth_year, 1::numeric AS amount,
    NULL::varchar AS source, NULL::varchar AS address
FROM plans_plan plan
JOIN cases_person person ON person.id = plan.person_id
JOIN cases_case file ON file.id = plan.case_id
JOIN territory_municipality municipality ON municipality.id = file.municipality_id
JOIN territory_region region ON region.id = municipality.region_id
LEFT JOIN LATERAL (
    SELECT member."group" FROM cases_targetgroupmembership member
    WHERE member.person_id = person.id AND member.since_on <= plan.agreed_on
      AND (member.until_on IS NULL OR member.until_on >= plan.agreed_on)
    ORDER BY member.since_on DESC, member.until_on NULLS LAST, member."group" LIMIT 1
) belonged ON true
WHERE plan.agreed_on IS NOT NULL AND plan.agreement IN ('agreed', 'partly')
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_individual_plans")]
    operations = [migrations.RunSQL(PLAN, "DROP VIEW plans_plan_fact")]
