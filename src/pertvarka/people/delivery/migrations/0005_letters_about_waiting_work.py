"""Whom a letter told how much waits, and on which day: one a day at most."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from pertvarka.foundation.base.row_security import Policy, ProtectTable

KEEPS = "(SELECT scope.may('delivery:reminder:keep'))"
REMINDER = ProtectTable(
    "delivery_reminder",
    grants="SELECT, INSERT, DELETE",
    policies=[
        Policy("see", "SELECT", using=f"account_id = (SELECT scope.account()) OR {KEEPS}"),
        Policy("write", "INSERT", check=KEEPS),
        Policy("forget", "DELETE", using=KEEPS),
    ],
)


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0004_no_promise_to_a_closed_case"),
        ("access", "0002_row_scope_and_traces"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reminded_on", models.DateField()),
                (
                    "reviews",
                    models.PositiveIntegerField(
                        help_text="reviews of plans and cases that come within a week or are late"
                    ),
                ),
                (
                    "referrals",
                    models.PositiveIntegerField(help_text="sent ten days ago or earlier, not answered"),
                ),
                ("to_renew", models.PositiveIntegerField(help_text="assessments to be planned anew")),
                ("to_assess", models.PositiveIntegerField(help_text="assessments the account was appointed to")),
                (
                    "offers",
                    models.PositiveIntegerField(help_text="services nobody looked over for more than six months"),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-reminded_on", "-id"],
                "constraints": [models.UniqueConstraint(fields=("account", "reminded_on"), name="reminder_once_a_day")],
            },
        ),
        REMINDER,
    ]
