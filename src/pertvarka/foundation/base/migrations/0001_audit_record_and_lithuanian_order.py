"""The audit record, the record of definition loads, and the Lithuanian alphabetical order."""

import uuid

import django.core.serializers.json
from django.db import migrations, models

# Immutable, so that it can stand in an index. It gives bytes: text would be compared by the collation of the database,
# because a COLLATE inside a function does not reach the caller, and a Lithuanian ICU database sorted it wrongly.
LT_SORT = """
CREATE FUNCTION lt_sort(value text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT convert_to(replace(replace(replace(
        translate(lower_value, 'ąęėįyųū', 'aeeiiuu'), 'č', 'c~'), 'š', 's~'), 'ž', 'z~')
        || chr(1) || lower_value, 'UTF8')
    FROM (SELECT lower(translate(value, 'ĄĘĖĮŲŪČŠŽ', 'ąęėįųūčšž')) AS lower_value) AS lowered
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(LT_SORT, "DROP FUNCTION lt_sort(text)"),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("happened_at", models.DateTimeField(auto_now_add=True)),
                ("kind", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=200)),
                (
                    "by",
                    models.CharField(
                        help_text="account:<uuid>, or command:<name> for the system's own work", max_length=80
                    ),
                ),
                (
                    "details",
                    models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
            ],
            options={
                "ordering": ["-happened_at", "-id"],
                "indexes": [models.Index(fields=["about", "-happened_at"], name="audit_event_about")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__regex", "^[a-z_]+\\.[a-z_]+$")), name="audit_event_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DefinitionLoad",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 over all definition files and the product version", max_length=64
                    ),
                ),
                (
                    "counts",
                    models.JSONField(default=dict, help_text="rows made or changed by this load, per aggregate"),
                ),
            ],
            options={"ordering": ["-loaded_at", "-id"]},
        ),
    ]
