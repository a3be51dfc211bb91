"""Respondents of surveys: the parts the sources state, and the published surveys held here, in one fact view."""

import django.contrib.postgres.fields
from django.db import migrations, models

COLUMNS = """row_reference, subject, starts_on, ends_on, known_on, precision, title_lt, title_en, kind, scope, state,
    reported_under, part_of, whole_known_on, regions, municipality, service_type, target_group, sex, birth_year, amount,
    source, address"""
SURVEYED = f"""
CREATE VIEW results_surveyed_fact WITH (security_invoker = true) AS
SELECT {COLUMNS} FROM results_declared_fact WHERE reported_under = 'survey-respondents'
UNION ALL
SELECT {COLUMNS} FROM research_respondent_fact
"""


class Migration(migrations.Migration):
    dependencies = [
        ("research", "0002_facts"),
        ("results", "0004_linked_persons_count_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyedFact",
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
                "db_table": "results_surveyed_fact",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.RunSQL(SURVEYED, "DROP VIEW results_surveyed_fact"),
    ]
