"""Contracts of trainings with what each is to deliver; the programme names the contract it is given under."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from pertvarka.programme.events.states import DeliverableKind


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_organisations_at_events"),
        ("organisations", "0001_bodies_of_the_reform"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingContract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(max_length=60, unique=True)),
                ("title_lt", models.CharField(max_length=240)),
                ("title_en", models.CharField(blank=True, max_length=240)),
                (
                    "supplier",
                    models.ForeignKey(
                        blank=True,
                        help_text="where it stands in the register; else supplier_words",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("supplier_words", models.CharField(blank=True, max_length=200)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "amount",
                    models.DecimalField(blank=True, decimal_places=2, help_text="EUR", max_digits=12, null=True),
                ),
                ("is_invented", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": [models.OrderBy(models.F("signed_on"), descending=True, nulls_last=True), "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="training_contract_period",
                    ),
                ],
            },
        ),
        migrations.RenameField("trainingprogramme", "contract", "contract_words"),
        migrations.AddField(
            "trainingprogramme",
            "contract",
            models.ForeignKey(
                blank=True,
                help_text="the contract it is given under; empty where the office teaches itself",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programmes",
                to="events.trainingcontract",
            ),
        ),
        migrations.CreateModel(
            name="TrainingDeliverable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(choices=DeliverableKind.choices, max_length=20)),
                ("what_lt", models.CharField(blank=True, max_length=300)),
                ("what_en", models.CharField(blank=True, max_length=300)),
                ("asked_count", models.DecimalField(decimal_places=1, max_digits=8)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("delivered_count", models.DecimalField(blank=True, decimal_places=1, max_digits=8, null=True)),
                ("delivered_on", models.DateField(blank=True, null=True)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliverables",
                        to="events.trainingcontract",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose groups are counted; empty: those of every programme of the contract",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.trainingprogramme",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked_count__gt", 0)), name="training_deliverable_asks_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_by", None), ("accepted_on", None)),
                            models.Q(
                                ("accepted_by__isnull", False),
                                ("accepted_on__isnull", False),
                                ("delivered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="training_deliverable_accepted_by_somebody",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            "trainingprogramme", "planned_groups", models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.AlterField(
            "trainingprogramme", "planned_persons", models.PositiveIntegerField(blank=True, null=True)
        ),
    ]
