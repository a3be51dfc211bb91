"""An honest undated group: so many events in a period, because the source gives no days."""

import uuid

from django.db import models
from django.urls import reverse

from pertvarka.foundation.base.bilingual import Bilingual


class EventGroup(models.Model):
    """A bundle the source only counts: 24 seminars, 4 national and 20 regional, 460 participants.

    `part_of` marks a closer look at another group or at events that are kept one by one (`same_events`); such a group
    explains figures and is never counted beside its whole.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=10, unique=True, help_text="our number of the group: G01")
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12)
    starts_on = models.DateField()
    ends_on = models.DateField()
    precision = models.CharField(max_length=10)
    events_count = models.PositiveIntegerField()
    national_count = models.PositiveIntegerField(null=True, blank=True)
    regional_count = models.PositiveIntegerField(null=True, blank=True)
    participants_declared = models.PositiveIntegerField(null=True, blank=True)
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240)
    themes_lt = models.TextField(blank=True, help_text="one theme a line")
    themes_en = models.TextField(blank=True)
    agenda_lt = models.TextField(blank=True, help_text="one item a line")
    agenda_en = models.TextField(blank=True)
    wording_lt = models.TextField(blank=True)
    note_lt = models.TextField(blank=True, help_text="how we know it is a part, and what is derived")
    note_en = models.TextField(blank=True)
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    same_events = models.JSONField(default=list, help_text="codes of single events that are the same ones")
    reported_under = models.CharField(max_length=20)
    source = models.CharField(max_length=20)

    title = Bilingual("title")
    themes = Bilingual("themes")
    agenda = Bilingual("agenda")
    note = Bilingual("note")

    class Meta:
        ordering = ["starts_on", "code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts_on__lte=models.F("ends_on")), name="event_group_period"),
            models.CheckConstraint(
                condition=models.Q(national_count__isnull=True)
                | models.Q(events_count=models.F("national_count") + models.F("regional_count")),
                name="event_group_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public_site:event", kwargs={"slug": self.slug})

    @property
    def theme_list(self) -> list[str]:
        return [line for line in self.themes.splitlines() if line]
