"""The fact view of carers' households (foundation.base.facts says what a fact is), without who they are or where."""

from django.db import migrations

HOUSEHOLD = """
CREATE VIEW catalogue_household_fact WITH (security_invoker = true) AS
SELECT 'household:' || household.uuid AS row_reference, 'household:' || household.uuid AS subject,
    household.active_from AS starts_on, household.ended_on AS ends_on, household.active_from AS known_on,
    'day' AS precision, 'Globotojų namai' AS title_lt, 'Carers'' household' AS title_en,
    household.kind, NULL::varchar AS scope, household.state, NULL::varchar AS reported_under,
    NULL::varchar AS part_of, NULL::date AS whole_known_on, ARRAY[region.code]::varchar[] AS regions,
    municipality.code AS municipality, NULL::varchar AS service_type, NULL::varchar AS target_group,
    NULL::varchar AS sex, NULL::integer AS birth_year, 1::numeric AS amount,
    NULL::varchar AS source, NULL::varchar AS address
FROM catalogue_carerhousehold household
JOIN territory_municipality municipality ON municipality.id = household.municipality_id
JOIN territory_region region ON region.id = municipality.region_id
WHERE household.active_from IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_types_sites_offers_and_households"),
        ("territory", "0001_regions_and_municipalities"),
    ]
    operations = [migrations.RunSQL(HOUSEHOLD, "DROP VIEW catalogue_household_fact")]
