"""Jobs, the files they make, and letters: each row for whoever asked and for the worker."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from pertvarka.foundation.base.row_security import Policy, ProtectTable

MINE = "requested_by = (SELECT scope.reference())"
RUN = "(SELECT scope.may('base:job:run'))"
SEND = "(SELECT scope.may('base:mail:send'))"


def of_requester(table: str, *, grants: str, worker: str, policies: list[Policy]) -> ProtectTable:
    """Whoever asked sees it, and so does the worker, who also takes it away."""
    return ProtectTable(
        table,
        grants=grants,
        policies=[
            Policy("see", "SELECT", using=f"{MINE} OR {worker}"),
            *policies,
            Policy("forget", "DELETE", using=worker),
        ],
    )


PROTECTED = [
    of_requester(
        "base_job",
        grants="SELECT, INSERT, UPDATE, DELETE",
        worker=RUN,
        policies=[
            Policy("ask", "INSERT", check=f"{MINE} OR {RUN}"),
            Policy("change", "UPDATE", using=f"{MINE} OR {RUN}", check=f"{MINE} OR {RUN}"),
        ],
    ),
    of_requester(
        "base_jobresult",
        grants="SELECT, INSERT, DELETE",
        worker=RUN,
        policies=[Policy("make", "INSERT", check=RUN)],
    ),
    of_requester(
        "base_mail",
        grants="SELECT, INSERT, UPDATE, DELETE",
        worker=SEND,
        policies=[
            Policy("write", "INSERT", check=f"{MINE} OR {SEND}"),
            Policy("send", "UPDATE", using=SEND, check=SEND),
        ],
    ),
    of_requester(
        "base_mailattachment",
        grants="SELECT, INSERT, DELETE",
        worker=SEND,
        policies=[Policy("write", "INSERT", check=f"{MINE} OR {SEND}")],
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0006_revision_without_the_closed_plane"),
        ("access", "0002_row_scope_and_traces"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "name",
                    models.CharField(
                        help_text="under which the work is registered: events.certificates", max_length=80
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("requested_by", models.CharField(help_text="account:<uuid> or command:<name>", max_length=80)),
                (
                    "arguments",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text="ids and days, no content",
                    ),
                ),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("total_count", models.PositiveIntegerField(default=0, help_text="0 while nobody knows")),
                (
                    "message",
                    models.CharField(blank=True, help_text="code of a sentence the work registered", max_length=40),
                ),
                ("error_class", models.CharField(blank=True, max_length=80)),
                ("cancel_asked", models.BooleanField(default=False)),
                ("attempts", models.PositiveSmallIntegerField(default=0, help_text="how often it was begun")),
                ("queue_id", models.BigIntegerField(help_text="its row in the queue", null=True)),
                ("night", models.DateField(help_text="of work done every night: which night", null=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "indexes": [
                    models.Index(fields=["requested_by", "-asked_at"], name="job_of_requester"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=["asked_at"],
                        name="job_not_ended",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("name", "night"), name="job_once_a_night"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state__in", ["waiting", "running"])),
                            models.Q(("ended_at__isnull", False), ("state__in", ["done", "failed", "cancelled"])),
                            _connector="OR",
                        ),
                        name="job_ends_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requested_by", models.CharField(help_text="as of the job", max_length=80)),
                ("file_name", models.CharField(help_text="no personal data", max_length=120)),
                ("media_type", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                (
                    "is_personal",
                    models.BooleanField(default=True, help_text="whether each download is recorded in the view log"),
                ),
                ("content_sealed", models.BinaryField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="result", to="base.job"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("requested_by", models.CharField(help_text="account:<uuid> or command:<name>", max_length=80)),
                ("template", models.CharField(help_text="without _subject.txt and _body.txt", max_length=120)),
                ("language", models.CharField(max_length=5)),
                ("subject", models.CharField(help_text="no personal data: mail servers keep it", max_length=200)),
                ("address_sealed", models.BinaryField()),
                ("body_sealed", models.BinaryField(help_text="empty once forgotten")),
                (
                    "error_class",
                    models.CharField(blank=True, help_text="of the last try that did not succeed", max_length=80),
                ),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-queued_at", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "sent"), _negated=True), fields=["queued_at"], name="mail_not_sent"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(("sent_at__isnull", True), ("state__in", ["waiting", "failed"])),
                            _connector="OR",
                        ),
                        name="mail_sent_has_moment",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requested_by", models.CharField(help_text="as of the letter", max_length=80)),
                ("name", models.CharField(help_text="no personal data", max_length=120)),
                ("media_type", models.CharField(max_length=120)),
                ("content_sealed", models.BinaryField()),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="base.mail"
                    ),
                ),
            ],
        ),
        *PROTECTED,
    ]
