"""Papers of events as files, with who may see each."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0008_contracts_told_in_words")]

    operations = [
        migrations.CreateModel(
            name="EventMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("slides", "Slides"), ("handout", "Hand-out"), ("other", "Other paper")], max_length=10
                    ),
                ),
                ("title_lt", models.CharField(max_length=240)),
                ("title_en", models.CharField(blank=True, max_length=240)),
                ("author", models.CharField(blank=True, max_length=200)),
                ("licence", models.CharField(blank=True, max_length=80)),
                ("language", models.CharField(default="lt", help_text="of the file", max_length=2)),
                (
                    "seen_by",
                    models.CharField(
                        choices=[
                            ("public", "Everybody, once the event is held"),
                            ("participants", "Participants, by their own link"),
                            ("staff", "Only those who prepare the event"),
                        ],
                        default="staff",
                        max_length=12,
                    ),
                ),
                ("file_name", models.CharField(max_length=160)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(help_text="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="materials", to="events.event"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        help_text="the half-day it belongs to; empty: to the whole event",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="materials",
                        to="events.eventsession",
                    ),
                ),
            ],
            options={
                "ordering": ["session__starts_at", "added_at", "id"],
                "constraints": [models.UniqueConstraint(fields=("event", "sha256"), name="event_material_once")],
            },
        ),
    ]
