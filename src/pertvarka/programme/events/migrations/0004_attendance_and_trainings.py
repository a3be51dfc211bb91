"""Attendance by half-day and tables of it, certificates with their open proofs, training programmes and groups."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.programme.events.migrations import _counted_facts, _counting_attendance
from pertvarka.programme.events.states import EventKind


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_events_at_work"),
        ("organisations", "0002_members_of_the_cluster"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="completed_counted",
            field=models.PositiveIntegerField(
                blank=True, help_text="who completed the training and had completed no earlier group of it", null=True
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="participants_counted",
            field=models.PositiveIntegerField(
                blank=True, help_text="who attended anything; empty until somebody is ticked", null=True
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="trainer",
            field=models.ForeignKey(
                blank=True,
                help_text="who meets the names of this training group and ticks who came",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in EventKind], max_length=40),
        ),
        migrations.CreateModel(
            name="AttendanceImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Being corrected"), ("done", "Brought in"), ("undone", "Undone")],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "table_sealed",
                    models.BinaryField(help_text="headings, what each is, and the rows with their corrections"),
                ),
                ("made_count", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.event"),
                ),
                (
                    "open_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CertificateProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="random; stands in the address and the QR code", max_length=16, unique=True
                    ),
                ),
                ("number", models.CharField(help_text="PZ-2026-00001", max_length=20, unique=True)),
                ("title_lt", models.CharField(max_length=240)),
                ("title_en", models.CharField(max_length=240)),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("issued_on", models.DateField()),
                ("revoked_on", models.DateField(blank=True, null=True)),
                ("name_check", models.BinaryField()),
                ("is_invented", models.BooleanField(default=False)),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="TrainingProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title_lt", models.CharField(max_length=240)),
                ("title_en", models.CharField(max_length=240)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("child-and-family-staff", "child-and-family-staff"),
                            ("disability-staff", "disability-staff"),
                            ("child-rights-units", "child-rights-units"),
                            ("institution-staff", "institution-staff"),
                            ("municipal-units", "municipal-units"),
                            ("central-government-managers", "central-government-managers"),
                            ("regional-and-local-leaders", "regional-and-local-leaders"),
                            ("cluster-members", "cluster-members"),
                            ("family-conference-coordinators", "family-conference-coordinators"),
                            ("family-conference-supervisors", "family-conference-supervisors"),
                        ],
                        max_length=60,
                    ),
                ),
                ("academic_hours", models.DecimalField(decimal_places=1, max_digits=5)),
                (
                    "completed_percent",
                    models.PositiveSmallIntegerField(
                        default=80, help_text="the share of the hours one has to attend to have completed it"
                    ),
                ),
                (
                    "contract",
                    models.CharField(blank=True, help_text="code of the contract it is given under", max_length=40),
                ),
                (
                    "planned_groups",
                    models.PositiveIntegerField(blank=True, help_text="groups the contract asks for", null=True),
                ),
                (
                    "planned_persons",
                    models.PositiveIntegerField(blank=True, help_text="persons the contract asks for", null=True),
                ),
                ("reported_under", models.CharField(max_length=20)),
                ("is_invented", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["title_lt"],
                "constraints": [
                    models.UniqueConstraint(fields=("title_lt",), name="training_programme_once"),
                    models.CheckConstraint(
                        condition=models.Q(("completed_percent__gte", 1), ("completed_percent__lte", 100)),
                        name="training_programme_share",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="training_programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="groups",
                to="events.trainingprogramme",
            ),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("sheet", "Ticked on the sheet"),
                            ("qr", "Checked in by the QR code"),
                            ("self", "Checked in from their own account"),
                            ("import", "Brought in with a table"),
                        ],
                        default="sheet",
                        max_length=8,
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.event"),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="events.registration",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="events.eventsession",
                    ),
                ),
                (
                    "came_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="events.attendanceimport",
                    ),
                ),
            ],
            options={
                "ordering": ["session", "noted_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "session"), name="attendance_once_a_session")
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("is_revoked", models.BooleanField(default=False)),
                ("revoked_reason", models.CharField(blank=True, max_length=300)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.event"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="events.registration",
                    ),
                ),
                (
                    "proof",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.certificateproof"
                    ),
                ),
            ],
            options={
                "ordering": ["issued_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_revoked", False)),
                        fields=("registration",),
                        name="certificate_once_for_a_person",
                    )
                ],
            },
        ),
        *_counting_attendance.OPERATIONS,
        *_counted_facts.OPERATIONS,
    ]
