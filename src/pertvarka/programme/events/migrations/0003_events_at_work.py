"""Events from plan to report: the plan of the year, sessions, registrations with seats that are never oversold, photos."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.programme.events.migrations._row_rules import OPERATIONS


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_row_scope_and_traces"),
        ("events", "0002_facts"),
        ("organisations", "0001_bodies_of_the_reform"),
        ("territory", "0001_regions_and_municipalities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EventSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title_lt", models.CharField(max_length=160)),
                ("title_en", models.CharField(blank=True, max_length=160)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("academic_hours", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
            ],
            options={
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name_sealed", models.BinaryField()),
                ("email_sealed", models.BinaryField()),
                ("email_index", models.BinaryField(help_text="keyed index of the e-mail: equality without reading")),
                ("language", models.CharField(default="lt", help_text="of the mails to this person", max_length=2)),
                (
                    "organisation_words",
                    models.CharField(blank=True, help_text="where it is not in the register", max_length=200),
                ),
                ("known_since", models.DateTimeField(default=django.utils.timezone.now)),
                ("is_invented", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-known_since", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("title_lt", models.CharField(max_length=240)),
                ("title_en", models.CharField(blank=True, max_length=240)),
                ("speaker", models.CharField(blank=True, max_length=200)),
                (
                    "document",
                    models.CharField(blank=True, help_text="code of a document of the library", max_length=20),
                ),
            ],
            options={
                "ordering": ["session", "order"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("registered", "Registered"),
                            ("waiting", "On the waiting list"),
                            ("confirmed", "Confirmed coming"),
                            ("declined", "Not coming"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("participant", "Participant"), ("speaker", "Speaker"), ("organiser", "Organiser")],
                        default="participant",
                        max_length=12,
                    ),
                ),
                (
                    "organisation_words",
                    models.CharField(blank=True, help_text="where it is not in the register", max_length=200),
                ),
                ("token_hash", models.BinaryField(unique=True)),
                ("registered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "queued_at",
                    models.DateTimeField(blank=True, help_text="since when this person waits for a seat", null=True),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("photo_consent", models.BooleanField(blank=True, null=True)),
                (
                    "told",
                    models.CharField(blank=True, help_text="what the last mail to this person said", max_length=20),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["registered_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="accessibility_en",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="event",
            name="accessibility_lt",
            field=models.TextField(blank=True, help_text="of this event: sign language, a quiet room"),
        ),
        migrations.AddField(
            model_name="event",
            name="budget_line",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="event",
            name="cancelled_reason_en",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="event",
            name="cancelled_reason_lt",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="event",
            name="is_invented",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="event",
            name="is_open",
            field=models.BooleanField(default=False, help_text="anyone may register on the public page"),
        ),
        migrations.AddField(
            model_name="event",
            name="minutes_en",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="event",
            name="minutes_lt",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="event",
            name="organiser",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="places",
            field=models.PositiveIntegerField(blank=True, help_text="empty: no limit", null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="places_taken",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="event",
            name="registration_closes_on",
            field=models.DateField(blank=True, help_text="the last day to register", null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="event",
            name="waiting_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="venue",
            name="accessibility_en",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="venue",
            name="accessibility_lt",
            field=models.TextField(blank=True, help_text="how one gets in and about, in plain words"),
        ),
        migrations.AddField(
            model_name="venue",
            name="address",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="venue",
            name="places",
            field=models.PositiveIntegerField(blank=True, help_text="how many people it seats, where known", null=True),
        ),
        migrations.AlterField(
            model_name="event",
            name="code",
            field=models.CharField(help_text="our number of the event: E01, R2026-014", max_length=10, unique=True),
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.CharField(max_length=500)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="events.event"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["done_on", "due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="EventPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "caption_lt",
                    models.CharField(help_text="what is seen, for those who do not see it; no names", max_length=240),
                ),
                ("caption_en", models.CharField(blank=True, max_length=240)),
                ("media_type", models.CharField(max_length=40)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField(help_text="bytes, as given out")),
                ("content_sealed", models.BinaryField()),
                (
                    "consent",
                    models.CharField(
                        choices=[("none", "Not asked yet"), ("given", "Given"), ("refused", "Refused")],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("consent_note", models.CharField(blank=True, help_text="who asked, how; no names", max_length=300)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="events.event"
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
                "ordering": ["added_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="EventPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(help_text="conference, seminar or round_table", max_length=20)),
                ("planned_count", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["year", "kind"],
                "constraints": [models.UniqueConstraint(fields=("year", "kind"), name="event_plan_once_a_year")],
            },
        ),
        migrations.CreateModel(
            name="EventSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title_lt", models.CharField(max_length=200)),
                ("title_en", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["title_lt"],
                "constraints": [models.UniqueConstraint(fields=("title_lt",), name="event_series_once")],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.eventseries",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("places", None), ("places_taken__lte", models.F("places")), _connector="OR"),
                name="event_not_above_its_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    ("organiser", None),
                    models.Q(("cancelled_reason_lt", ""), _negated=True),
                    _connector="OR",
                ),
                name="event_cancelled_with_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="eventsession",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="open_to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="programmeitem",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="events.eventsession"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="registrations", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="open_to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                help_text="represented here",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="registrations", to="events.participant"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventphoto",
            constraint=models.CheckConstraint(
                condition=models.Q(("published_at", None), ("consent", "given"), _connector="OR"),
                name="photo_published_with_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at__lt", models.F("ends_at"))), name="event_session_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventsession",
            constraint=models.UniqueConstraint(fields=("event", "starts_at"), name="event_session_once"),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(
                fields=("open_to", "email_index"), name="participant_once_for_an_organiser"
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeitem",
            constraint=models.UniqueConstraint(fields=("session", "order"), name="programme_item_once"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["event", "state", "queued_at"], name="registration_queue"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("event", "participant"), name="registration_once_for_an_event"),
        ),
        *OPERATIONS,
    ]
