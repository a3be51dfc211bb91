"""Requests of persons, legal holds, deletion lists, breaches, and the rules of their rows."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.people.rights.migrations import _row_rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0002_row_scope_and_traces"),
        ("cases", "0001_persons_cases_and_teams"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(help_text="AP-2026-003", max_length=20, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confidentiality", "somebody saw what they should not"),
                            ("integrity", "data were changed wrongly"),
                            ("availability", "data were lost or could not be reached"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        choices=[
                            ("unlikely", "risk unlikely: recorded, not notified"),
                            ("risk", "risk: the authority is notified"),
                            ("high", "high risk: the authority and the persons are notified"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField(blank=True, null=True)),
                ("discovered_at", models.DateTimeField()),
                ("description", models.TextField(help_text="what happened; no names")),
                (
                    "persons_count",
                    models.PositiveIntegerField(blank=True, help_text="about how many persons it concerns", null=True),
                ),
                ("consequences", models.TextField(blank=True)),
                ("measures", models.TextField(blank=True)),
                ("authority_told_at", models.DateTimeField(blank=True, null=True)),
                ("late_reason", models.TextField(blank=True, help_text="why later than 72 hours")),
                ("persons_told_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-discovered_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DeletionList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("rule", models.CharField(help_text="code of a rule in definitions/retention.yaml", max_length=60)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("carried_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approval",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.approval",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reason", models.TextField()),
                ("placed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("lifting_reason", models.TextField(blank=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-placed_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DeletionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(help_text="noun:<uuid> of the record", max_length=80)),
                ("label", models.CharField(help_text="case number", max_length=40)),
                ("due_on", models.DateField()),
                (
                    "held",
                    models.BooleanField(
                        default=False, help_text="a legal hold stood when the list was carried out: kept"
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "deletion_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="rights.deletionlist"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [models.UniqueConstraint(fields=("deletion_list", "about"), name="deletion_item_once")],
            },
        ),
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(help_text="of the person's case", max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "a copy of everything (Art. 15)"),
                            ("rectification", "correction (Art. 16)"),
                            ("erasure", "erasure (Art. 17)"),
                            ("restriction", "restriction of processing (Art. 18)"),
                            ("objection", "objection (Art. 21)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("in_hand", "In hand"),
                            ("answered", "Answered"),
                            ("refused", "Refused, with reason"),
                        ],
                        default="received",
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(help_text="what the person asks, in their own words")),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "extended_on",
                    models.DateField(
                        blank=True, help_text="when the person was told it takes longer (Art. 12(3))", null=True
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("received_on"))),
                        name="rights_request_due_after_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state__in", ["received", "in_hand"])),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("state__in", ["answered", "refused"]),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rights_request_answered_in_words",
                    ),
                ],
            },
        ),
        *_row_rules.OPERATIONS,
    ]
