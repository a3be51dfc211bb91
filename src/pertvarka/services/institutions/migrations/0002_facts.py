"""The fact views of plans and of hours of consultancy (foundation.base.facts says what a fact is)."""

from django.db import migrations

NO_PERSON = """
    NULL::varchar AS service_type, NULL::varchar AS target_group, NULL::varchar AS sex, NULL::integer AS birth_year"""
PLACE = """
JOIN organisations_organisation organisation ON organisation.id = institution.organisation_id
LEFT JOIN territory_municipality municipality ON municipality.id = organisation.municipality_id
LEFT JOIN territory_region region ON region.id = coalesce(municipality.region_id, organisation.region_id)"""
REGIONS = "array_remove(ARRAY[region.code]::varchar[], NULL)"

# Two versions of an institution's plan are one subject, so the institution counts once, from its first endorsement on.
PLAN = f"""
CREATE VIEW institutions_plan_fact WITH (security_invoker = true) AS
SELECT 'transformation_plan:' || plan.uuid AS row_reference, 'institution:' || institution.uuid AS subject,
    plan.endorsed_on AS starts_on, NULL::date AS ends_on, plan.endorsed_on AS known_on, 'day' AS precision,
    organisation.name_lt AS title_lt, organisation.name_en AS title_en, 'transformation_plan' AS kind,
    'local' AS scope, plan.state, '4.2.5'::varchar AS reported_under, NULL::varchar AS part_of,
    NULL::date AS whole_known_on, {REGIONS} AS regions, municipality.code AS municipality, {NO_PERSON},
    1::numeric AS amount, NULL::varchar AS source, organisation.code::varchar AS address
FROM institutions_transformationplan plan
JOIN institutions_transforminginstitution institution ON institution.id = plan.institution_id {PLACE}
WHERE plan.endorsed_on IS NOT NULL
"""

CONSULTATION = f"""
CREATE VIEW institutions_consultation_fact WITH (security_invoker = true) AS
SELECT 'consultation_visit:' || visit.uuid AS row_reference, 'consultation_visit:' || visit.uuid AS subject,
    visit.held_on AS starts_on, visit.held_on AS ends_on, visit.held_on AS known_on, 'day' AS precision,
    organisation.name_lt AS title_lt, organisation.name_en AS title_en, 'consultation' AS kind,
    'local' AS scope, 'held' AS state, '4.2.5'::varchar AS reported_under, NULL::varchar AS part_of,
    NULL::date AS whole_known_on, {REGIONS} AS regions, municipality.code AS municipality, {NO_PERSON},
    visit.hours AS amount, NULL::varchar AS source, organisation.code::varchar AS address
FROM institutions_consultationvisit visit
JOIN institutions_transforminginstitution institution ON institution.id = visit.institution_id {PLACE}
WHERE visit.hours > 0
    AND NOT EXISTS (SELECT FROM institutions_consultationvisit newer WHERE newer.corrects_id = visit.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0001_plans_consultations_and_census"),
        ("organisations", "0001_bodies_of_the_reform"),
        ("territory", "0001_regions_and_municipalities"),
    ]
    operations = [
        migrations.RunSQL(PLAN, "DROP VIEW institutions_plan_fact"),
        migrations.RunSQL(CONSULTATION, "DROP VIEW institutions_consultation_fact"),
    ]
