"""Quotas of events by region and by organisation, and from where each registration comes."""

import django.db.models.deletion
from django.db import migrations, models

from pertvarka.programme.events.migrations import _quota_rules


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_materials"),
        ("organisations", "0002_members_of_the_cluster"),
        ("territory", "0001_regions_and_municipalities"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="organisation_key",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="how quotas tell organisations apart; by the database",
                max_length=220,
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="region",
            field=models.ForeignKey(
                blank=True,
                help_text="from where one comes: as said, else where the organisation is (written by the database)",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="territory.region",
            ),
        ),
        migrations.CreateModel(
            name="EventQuota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("region", "By region"), ("organisation", "By organisation")], max_length=12
                    ),
                ),
                ("places", models.PositiveIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotas", to="events.event"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.region",
                    ),
                ),
            ],
            options={
                "ordering": ["event", "-kind", models.OrderBy(models.F("region__code"), nulls_first=True)],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "kind", "region"), name="event_quota_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "region"), ("region", None), _connector="OR"),
                        name="event_quota_region_of_regions",
                    ),
                ],
            },
        ),
        *_quota_rules.OPERATIONS,
    ]
