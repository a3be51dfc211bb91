"""Distances by road come in files from a day on, so that what counted before stays and a file can be taken back."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def put_into_files(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was imported together, by one person from one source, becomes one file from that day on."""
    owner = schema_editor.connection.alias
    # As they stood then: of the model of today the type checker knows no source and no day.
    distances: Any = apps.get_model("regional_plans", "RoadDistance").objects.using(owner)
    files = apps.get_model("regional_plans", "RoadFile").objects.using(owner)
    made: dict[Any, Any] = {}
    for row in distances.order_by("imported_at", "pk"):
        day = timezone.localdate(row.imported_at)
        key = (row.source, row.imported_by_id, day)
        if key not in made:
            made[key] = files.create(
                source=row.source, imported_by_id=row.imported_by_id, imported_at=row.imported_at, valid_from=day
            )
        distances.filter(pk=row.pk).update(file=made[key])


class Migration(migrations.Migration):
    dependencies = [
        ("regional_plans", "0001_inputs_scenarios_and_plans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoadFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-valid_from", "-imported_at", "-id"]},
        ),
        migrations.AddField(
            model_name="roaddistance",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="distances",
                to="regional_plans.roadfile",
            ),
        ),
        migrations.RunPython(put_into_files, migrations.RunPython.noop),
        # Postgres changes no column of a table whose rows still have checks to come at the end of the transaction.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="roaddistance",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="distances", to="regional_plans.roadfile"
            ),
        ),
        migrations.RemoveConstraint(model_name="roaddistance", name="road_distance_once"),
        migrations.AddConstraint(
            model_name="roaddistance",
            constraint=models.UniqueConstraint(
                fields=("file", "from_municipality", "to_municipality"), name="road_distance_once"
            ),
        ),
        migrations.RemoveField(model_name="roaddistance", name="source"),
        migrations.RemoveField(model_name="roaddistance", name="imported_by"),
        migrations.RemoveField(model_name="roaddistance", name="imported_at"),
    ]
