"""Links between registrations of one person, and as whom each linked person is counted."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.people.cases.migrations._person_links import OPERATIONS


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_the_view_log_is_sealed"),
        ("cases", "0004_load_of_coordinators"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reason", models.TextField(help_text="how it is known that they are one person")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "linked_at",
                    models.DateTimeField(
                        blank=True, help_text="empty: waits for a second person, or refused", null=True
                    ),
                ),
                ("undo_reason", models.TextField(blank=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approval",
                    models.ForeignKey(
                        blank=True,
                        help_text="of the linking",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.approval",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.person"),
                ),
                (
                    "undo_approval",
                    models.ForeignKey(
                        blank=True,
                        help_text="of taking it apart",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.approval",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [
                    models.Index(fields=["person"], name="person_link_of_person"),
                    models.Index(fields=["other"], name="person_link_of_other"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other", None),
                            models.Q(("other", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="person_link_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="person_link_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("linked_at", None), ("other__isnull", False), _connector="OR"),
                        name="person_link_stands_between_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None), models.Q(("undo_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="person_link_undone_for_a_reason",
                    ),
                ],
            },
        ),
        *OPERATIONS,
    ]
