"""Who was the manager of a worker, and whose account stood there, from when to when; kept by the database itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from pertvarka.services.workforce.migrations._account_periods import OPERATIONS


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_members_of_the_cluster"),
        ("workforce", "0002_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="staffmember",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="AccountPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("worker", "the worker's own account"), ("manager", "direct manager")], max_length=10
                    ),
                ),
                ("since_at", models.DateTimeField(help_text="when the register began to say so")),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "open_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "staff_member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_periods",
                        to="workforce.staffmember",
                    ),
                ),
            ],
            options={"ordering": ["-since_at", "-id"]},
        ),
        migrations.AddConstraint(
            model_name="accountperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_at", None)), fields=("staff_member", "kind"), name="staff_account_one_now"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_at", None), ("until_at__gte", models.F("since_at")), _connector="OR"),
                name="staff_account_period",
            ),
        ),
        *OPERATIONS,
    ]
