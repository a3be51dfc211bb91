"""Studies and evaluations: what was asked, of whom, by whom, and what came of it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.research.states import StudyState


class Study(models.Model):
    """A question put to people by a method. Answers stand in its survey waves, conversations in its focus groups."""

    class Kind(models.TextChoices):
        RESEARCH = "research", _("research study")
        EVALUATION = "evaluation", _("evaluation")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.RESEARCH)
    title_lt = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    question_lt = models.TextField(help_text="what the study wants to know")
    question_en = models.TextField(blank=True)
    method_lt = models.TextField()
    method_en = models.TextField(blank=True)
    population_lt = models.CharField(max_length=300, help_text="about whom it speaks")
    population_en = models.CharField(max_length=300, blank=True)
    sample_planned = models.PositiveIntegerField(null=True, blank=True)
    sample_is_lower_bound = models.BooleanField(default=False, help_text="the plan or the source says 'over'")
    contractor = models.CharField(max_length=200, blank=True)
    contract = models.CharField(max_length=60, blank=True, help_text="its number or code")
    report_documents = ArrayField(models.CharField(max_length=80), default=list, blank=True, help_text="library codes")
    data_licence = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, choices=StudyState.choices, default=StudyState.PLANNED)
    published_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    title = Bilingual("title")
    question = Bilingual("question")
    method = Bilingual("method")
    population = Bilingual("population")

    class Meta:
        ordering = ["-published_on", "title_lt"]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """How the audit record names this study."""
        return f"study:{self.uuid}"


class StudyMember(models.Model):
    """Who leads a study: the rows of its surveys are open to these accounts and to whoever oversees all studies."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="members")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["study", "account"], name="study_member_once")]

    def __str__(self) -> str:
        return f"{self.study_id}:{self.account_id}"


class FocusGroup(models.Model):
    """A conversation, told as a summary: how many took part, when, where, what was said; never who."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="focus_groups")
    held_on = models.DateField()
    place_lt = models.CharField(max_length=200)
    place_en = models.CharField(max_length=200, blank=True)
    participants_count = models.PositiveSmallIntegerField()
    summary_lt = models.TextField()
    summary_en = models.TextField(blank=True)

    place = Bilingual("place")
    summary = Bilingual("summary")

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return f"{self.held_on}, {self.place}"
