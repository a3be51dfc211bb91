"""Releases of numbers counted from cases. What was published stays as it was: rows are added, never changed."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from pertvarka.foundation.base.row_security import APP_ROLE
from pertvarka.foundation.base.trace_rows import never_changed

TABLES = ("results_release", "results_releasedfigure")
FROZEN = ";\n".join(
    [*(never_changed(table) for table in TABLES)]
    + [f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP_ROLE}" for table in TABLES]
)
NOT_FROZEN = ";\n".join(
    [*(f"DROP TRIGGER never_changed ON {table}" for table in TABLES)]
    + [f"GRANT UPDATE, DELETE ON {table} TO {APP_ROLE}" for table in TABLES]
)


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0002_facts"),
        ("base", "0006_revision_without_the_closed_plane"),
        ("assessments", "0002_facts"),
        ("catalogue", "0002_facts"),
        ("delivery", "0002_facts"),
        ("plans", "0002_facts"),
    ]
    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("as_of", models.DateField(help_text="records known by this day are counted")),
                ("released_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("released_by", models.CharField(help_text="reference of the account or the command", max_length=80)),
                (
                    "is_invented",
                    models.BooleanField(default=False, help_text="counted from invented people, for the demonstration"),
                ),
                (
                    "rules_digest",
                    models.CharField(help_text="SHA-256 of the definitions it was counted by", max_length=64),
                ),
            ],
            options={"ordering": ["-number"]},
        ),
        migrations.CreateModel(
            name="ReleasedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator_code", models.CharField(max_length=60)),
                (
                    "division",
                    models.CharField(blank=True, help_text="region, or two crossed: region*sex", max_length=40),
                ),
                ("row_key", models.CharField(blank=True, max_length=60)),
                ("column_key", models.CharField(blank=True, max_length=60)),
                (
                    "value",
                    models.PositiveIntegerField(
                        help_text="empty: hidden, so that nobody is found through it", null=True
                    ),
                ),
                ("counted_on", models.DateField()),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="results.release"
                    ),
                ),
            ],
            options={
                "ordering": ["release", "indicator_code", "division", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "indicator_code", "division", "row_key", "column_key"),
                        name="released_figure_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(value=None) | models.Q(value=0) | models.Q(value__gte=5),
                        name="released_figure_not_small",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FROZEN, NOT_FROZEN),
    ]
