"""Documents of the reform and where the sources list them."""

import uuid

from django.db import models
from django.urls import reverse

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.events.models import Event


class Document(models.Model):
    """One distinct document: a presentation, a study, a model, a procedure, a press article, a source page.

    Author and size stand as the source writes them; sizes are rounded there ("1 Mb"). The files themselves are not in
    our hands: what we keep is that they exist and where they are listed.
    """

    class Kind(models.TextChoices):
        SOURCE = "source"
        PRESENTATION = "presentation"
        STUDY_REPORT = "study_report"
        EVALUATION_REPORT = "evaluation_report"
        MANAGEMENT_MODEL = "management_model"
        METHODOLOGY_PACKAGE = "methodology_package"
        METHODOLOGY_DOCUMENT = "methodology_document"
        SYSTEM_MEASURE = "system_measure"
        TRANSFORMATION_PLAN = "transformation_plan"
        REGIONAL_SERVICES_PLAN = "regional_services_plan"
        PROCEDURE = "procedure"
        PRESS = "press"
        WEB_PAGE = "web_page"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    title_lt = models.TextField(help_text="as the source writes it")
    title_en = models.TextField()
    author = models.CharField(max_length=160, blank=True, help_text="as the source writes it")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    language = models.CharField(max_length=2, default="lt")
    media_type = models.CharField(max_length=20, blank=True, help_text="pdf")
    size = models.CharField(max_length=20, blank=True, help_text="as the source writes it: 694 Kb")
    address = models.URLField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(help_text="the newest date inside the source that lists it")
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    title = Bilingual("title")
    note = Bilingual("note")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public_site:document", kwargs={"code": self.code})


class Listing(models.Model):
    """One place where a source lists a document. A document listed twice is still one document."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="listings")
    source = models.CharField(max_length=20)
    reported_under = models.CharField(max_length=20, help_text="framework code it stands under")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="listings")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["source", "reported_under", "order"], name="listing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}/{self.reported_under}/{self.order}"


class DocumentGroup(models.Model):
    """Documents the source only counts: 26 transformation plans, 10 of them by the end of 2017."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=40)
    title_lt = models.TextField()
    title_en = models.TextField()
    documents_count = models.PositiveIntegerField()
    known_on = models.DateField()
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    reported_under = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    title = Bilingual("title")
    note = Bilingual("note")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title
