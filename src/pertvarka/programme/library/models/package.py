"""Methods of the reform: methodology packages, management models, procedures, version by version."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.library.models.document import Document
from pertvarka.programme.library.states import CommentState, FileRole, PackageKind, VersionState


class MethodologyPackage(models.Model):
    """A method, whatever its version: which services it covers, who wrote it, under which contract."""

    code = models.SlugField(unique=True, max_length=80)
    kind = models.CharField(max_length=24, choices=PackageKind.choices)
    title_lt = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    service_type_codes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    authors = models.CharField(max_length=300, blank=True, help_text="as the sources write them")
    contract = models.CharField(max_length=40, blank=True)
    is_invented = models.BooleanField(default=False)

    title = Bilingual("title")

    class Meta:
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return self.title_lt


class PackageVersion(models.Model):
    """One version; the one in use is what practice follows."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    package = models.ForeignKey(MethodologyPackage, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=VersionState.choices, default=VersionState.COMMISSIONED)
    approved_on = models.DateField(null=True, blank=True)
    in_use_since_on = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=80, blank=True, help_text="CC BY 4.0; empty where the sources say nothing")
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)

    note = Bilingual("note")

    class Meta:
        ordering = ["package", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["package", "number"], name="package_version_once"),
            models.UniqueConstraint(fields=["package"], condition=Q(state="in_use"), name="package_one_in_use"),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} v{self.number}"


class VersionFile(models.Model):
    """A document of the library that is the text, an annex or the easy version of a package version."""

    plane = "inner"

    version = models.ForeignKey(PackageVersion, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=FileRole.choices, default=FileRole.TEXT)
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["version", "role", "order"]
        constraints = [models.UniqueConstraint(fields=["version", "document"], name="version_file_once")]

    def __str__(self) -> str:
        return f"{self.role} of {self.version_id}"


class ConsultationRound(models.Model):
    """Days in which members of the cluster may comment."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(PackageVersion, on_delete=models.CASCADE, related_name="rounds")
    opens_on = models.DateField()
    closes_on = models.DateField()
    question = models.TextField(blank=True)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="round_in_order")]

    def __str__(self) -> str:
        return f"{self.opens_on:%Y-%m-%d} – {self.closes_on:%Y-%m-%d}"


class Comment(models.Model):
    """What somebody would change and where; every comment gets an answer."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(ConsultationRound, on_delete=models.CASCADE, related_name="comments")
    place = models.CharField(max_length=160, blank=True, help_text="chapter, page or quoted words")
    text = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=CommentState.choices, default=CommentState.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state="open") | ~Q(answer=""), name="comment_answered_in_words"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
