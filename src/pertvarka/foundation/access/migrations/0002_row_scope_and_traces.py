"""Row scope: what roles grant, the scope schema, the view log, notices, approvals; rows of memberships protected."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.foundation.access.migrations import _row_rules


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0004_serving_roles"),
        ("access", "0001_accounts_and_memberships"),
        ("organisations", "0001_bodies_of_the_reform"),
        ("territory", "0001_regions_and_municipalities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(help_text="what is asked for: person.export, records.delete …", max_length=60),
                ),
                ("about", models.CharField(help_text="noun:<uuid> of the thing", max_length=80)),
                (
                    "label",
                    models.CharField(blank=True, help_text="case number or the like; never a name", max_length=60),
                ),
                (
                    "decider_permission",
                    models.CharField(help_text="what the second person must hold to decide", max_length=100),
                ),
                ("reason", models.TextField(help_text="why it is needed, in the asker's words")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "decision",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("approved", "Approved"), ("refused", "Refused")],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.TextField(blank=True)),
                (
                    "used_at",
                    models.DateTimeField(blank=True, help_text="when the approved act was carried out", null=True),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(help_text="noun.verbed, as in the audit record", max_length=60)),
                ("about", models.CharField(help_text="noun:<uuid> of the thing the notice leads to", max_length=80)),
                (
                    "label",
                    models.CharField(blank=True, help_text="case number or the like; never a name", max_length=40),
                ),
                ("noticed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-noticed_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role_code", models.CharField(max_length=60)),
                ("permission", models.CharField(max_length=100)),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("team", "Team"),
                            ("organisation", "Organisation"),
                            ("municipality", "Municipality"),
                            ("region", "Region"),
                            ("country", "Country"),
                            ("", "None"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "ordering": ["role_code", "permission"],
            },
        ),
        migrations.CreateModel(
            name="ViewRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("viewed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "Page"),
                            ("name", "Name"),
                            ("code_search", "Code Search"),
                            ("name_search", "Name Search"),
                            ("export", "Export"),
                            ("attachment", "Attachment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by", models.CharField(help_text="account:<uuid>", max_length=80)),
                (
                    "role_code",
                    models.CharField(blank=True, help_text="the role through which the record was seen", max_length=40),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="person:<uuid>; empty when a search found nobody", max_length=80
                    ),
                ),
                ("case_id", models.BigIntegerField(help_text="key of the case the page stood on", null=True)),
                ("page", models.CharField(help_text="name of the address", max_length=80)),
                ("ground", models.CharField(blank=True, help_text="why, where the page asks for it", max_length=200)),
            ],
            options={
                "ordering": ["-viewed_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="needs_second_person",
            field=models.BooleanField(
                default=False, help_text="the role sees people's files, so another administrator has to approve it"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("needs_second_person", False),
                    models.Q(("asked_by", models.F("account")), _negated=True),
                    _connector="OR",
                ),
                name="membership_not_for_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(
                        models.Q(("approved_by", models.F("asked_by")), _negated=True),
                        models.Q(("approved_by", models.F("account")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="membership_approved_by_a_second_person",
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="rolegrant",
            index=models.Index(fields=["permission", "role_code"], name="role_grant_by_permission"),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(fields=("role_code", "permission", "reach"), name="role_grant_once"),
        ),
        migrations.AddIndex(
            model_name="viewrecord",
            index=models.Index(fields=["about", "-viewed_at"], name="view_record_about"),
        ),
        migrations.AddIndex(
            model_name="viewrecord",
            index=models.Index(fields=["by", "-viewed_at"], name="view_record_by"),
        ),
        migrations.AddIndex(
            model_name="viewrecord",
            index=models.Index(fields=["-viewed_at"], name="view_record_newest"),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("asked_by")), _negated=True), _connector="OR"
                ),
                name="approval_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("decision", "waiting")),
                    models.Q(
                        models.Q(("decision", "waiting"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="approval_decided_by_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["account", "read_at"], name="notice_unread"),
        ),
        *_row_rules.OPERATIONS,
    ]
