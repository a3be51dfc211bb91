"""Evaluations of events: the form, who was asked, letters on their way, and answers that lead to nobody."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from pertvarka.programme.events.migrations import _evaluation_rules


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0004_attendance_and_trainings"),
        ("instruments", "0001_published_forms"),
        ("organisations", "0002_members_of_the_cluster"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventEvaluation",
            fields=[
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sent_on", models.DateField(blank=True, help_text="empty: the form may still be changed", null=True)),
                ("closes_on", models.DateField(blank=True, help_text="the last day", null=True)),
                ("asked_count", models.PositiveIntegerField(default=0)),
                ("answers_count", models.PositiveIntegerField(default=0)),
                ("told_count", models.PositiveIntegerField(default=0)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.event"
                    ),
                ),
                (
                    "instrument_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="instruments.instrumentversion",
                    ),
                ),
                (
                    "open_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answers_count__lte", models.F("asked_count"))),
                        name="evaluation_once_for_each",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationAsked",
            fields=[
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token_hash", models.BinaryField(unique=True)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered", models.BooleanField(default=False)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="events.eventevaluation"
                    ),
                ),
                (
                    "open_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.registration"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EvaluationLetter",
            fields=[
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("body_sealed", models.BinaryField()),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.eventevaluation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EvaluationAnswer",
            fields=[
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField()),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.eventevaluation"
                    ),
                ),
            ],
        ),
        *_evaluation_rules.OPERATIONS,
    ]
