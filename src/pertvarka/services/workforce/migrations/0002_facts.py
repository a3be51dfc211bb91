"""The fact view of staff assessments (foundation.base.facts says what a fact is); it stands under the row rules."""

import django.contrib.postgres.fields
from django.db import migrations, models

ASSESSED = """
CREATE VIEW workforce_assessed_fact WITH (security_invoker = true) AS
SELECT 'staff_assessment:' || a.uuid AS row_reference, 'staff:' || s.uuid AS subject,
    a.submitted_on AS starts_on, a.submitted_on AS ends_on, a.submitted_on AS known_on, 'day'::varchar AS precision,
    'Darbuotojo vertinimas'::text AS title_lt, 'Staff assessment'::text AS title_en,
    s.profession AS kind, a.result_class::varchar AS scope, a.state::varchar AS state,
    '2.4'::varchar AS reported_under, NULL::varchar AS part_of, NULL::date AS whole_known_on,
    ARRAY(SELECT r.code::varchar FROM territory_municipality m JOIN territory_region r ON r.id = m.region_id
          WHERE m.id = o.municipality_id) AS regions,
    (SELECT m.code FROM territory_municipality m WHERE m.id = o.municipality_id) AS municipality,
    NULL::varchar AS service_type, NULL::varchar AS target_group, NULL::varchar AS sex, NULL::integer AS birth_year,
    1::numeric AS amount, NULL::varchar AS source, NULL::varchar AS address
FROM workforce_staffassessment a
JOIN workforce_staffmember s ON s.id = a.staff_member_id
JOIN organisations_organisation o ON o.id = s.open_to_id
WHERE a.state IN ('submitted', 'discussed')
"""


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_staff_assessed_and_going_on")]

    operations = [
        migrations.RunSQL(ASSESSED, "DROP VIEW workforce_assessed_fact"),
        migrations.CreateModel(
            name="StaffAssessedFact",
            fields=[
                ("row_reference", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("subject", models.CharField(help_text="the key that makes two rows the same thing", max_length=120)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("known_on", models.DateField(null=True)),
                ("precision", models.CharField(help_text="day, month, year or unknown", max_length=10)),
                ("title_lt", models.TextField()),
                ("title_en", models.TextField()),
                ("kind", models.CharField(max_length=60)),
                ("scope", models.CharField(max_length=20, null=True)),
                ("state", models.CharField(max_length=20)),
                (
                    "reported_under",
                    models.CharField(help_text="framework code the source lists it under", max_length=20, null=True),
                ),
                ("part_of", models.CharField(max_length=120, null=True)),
                ("whole_known_on", models.DateField(help_text="known_on of the row this one is a part of", null=True)),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), size=None),
                ),
                ("municipality", models.CharField(max_length=5, null=True)),
                ("service_type", models.CharField(max_length=20, null=True)),
                ("target_group", models.CharField(max_length=60, null=True)),
                ("sex", models.CharField(max_length=10, null=True)),
                ("birth_year", models.IntegerField(null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("source", models.CharField(help_text="key of the document that tells it", max_length=20, null=True)),
                (
                    "address",
                    models.CharField(help_text="slug of its page, where it has one", max_length=200, null=True),
                ),
            ],
            options={
                "db_table": "workforce_assessed_fact",
                "abstract": False,
                "managed": False,
            },
        ),
    ]
