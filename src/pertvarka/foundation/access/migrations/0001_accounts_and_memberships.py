"""Accounts people sign in with, and the memberships that give them roles from one day to another."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_bodies_of_the_reform"),
        ("territory", "0001_regions_and_municipalities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "email",
                    models.EmailField(
                        help_text="work e-mail; the person signs in with it", max_length=254, unique=True
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="as colleagues call the person; shown beside what they did", max_length=120
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("lt", "lietuvių"), ("en", "English")], default="lt", max_length=2),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True, help_text="a closed account stays, so that the audit record has a name"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False, help_text="invented; works in demo mode only")),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["name", "email"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="account_email_in_lower_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_demo", False), ("password__startswith", "!"), _connector="OR"),
                        name="account_demo_has_no_password",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role_code", models.CharField(help_text="stable code of a file in definitions/roles/", max_length=40)),
                (
                    "purpose",
                    models.TextField(help_text="why this person needs this role: the order, contract or appointment"),
                ),
                ("valid_from", models.DateField()),
                (
                    "valid_until",
                    models.DateField(blank=True, help_text="the last day on which it gives anything", null=True),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
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
                "ordering": ["valid_from", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="membership_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("region", None), ("municipality", None), _connector="OR"),
                        name="membership_one_territory",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role_code__regex", "^[a-z_]+$")), name="membership_role_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose", ""), _negated=True), name="membership_has_purpose"
                    ),
                    models.UniqueConstraint(
                        fields=("account", "role_code", "organisation", "region", "municipality", "valid_from"),
                        name="membership_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
    ]
