"""An event of the cluster: a conference, a round table or a seminar with a day."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.states import EventKind, EventScope, EventState


class Venue(models.Model):
    """Where an event took place, as far as the sources say."""

    code = models.SlugField(unique=True)
    name_lt = models.CharField(max_length=160, blank=True, help_text="the house; empty where only the town is known")
    name_en = models.CharField(max_length=160, blank=True)
    town = models.CharField(max_length=80, blank=True, help_text="in the nominative")
    address = models.CharField(max_length=200, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True, help_text="how many people it seats, where known")
    accessibility_lt = models.TextField(blank=True, help_text="how one gets in and about, in plain words")
    accessibility_en = models.TextField(blank=True)

    name = Bilingual("name")
    accessibility = Bilingual("accessibility")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.town) if part)


class NobodyPrepares(ValueError):
    """If you are seeing this, a list or a photo was to be made for an event of the history, which has no organiser."""


class EventSeries(models.Model):
    """Events that belong together: the same seminar given in ten regions."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_lt = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    title = Bilingual("title")

    class Meta:
        ordering = ["title_lt"]
        constraints = [models.UniqueConstraint(fields=["title_lt"], name="event_series_once")]

    def __str__(self) -> str:
        return self.title


class Event(models.Model):
    """One event held (or planned) on a day. A joint event has several regions and counts once in the country.

    Events of the history have no organiser; those that are prepared here do. `places_taken` and `waiting_count` are
    kept by the database from the registrations (migration 0003), `participants_counted` and `completed_counted` from
    the attendance (migration 0004); none is ever written by hand.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=10, unique=True, help_text="our number of the event: E01, R2026-014")
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=40, choices=[(kind, kind) for kind in EventKind])
    scope = models.CharField(max_length=12, choices=[(scope, scope) for scope in EventScope])
    state = models.CharField(max_length=12, choices=[(state, state) for state in EventState])
    starts_on = models.DateField()
    ends_on = models.DateField()
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240)
    theme_lt = models.TextField(blank=True)
    theme_en = models.TextField(blank=True)
    agenda_lt = models.TextField(blank=True, help_text="one item a line")
    agenda_en = models.TextField(blank=True)
    notes_lt = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    wording_lt = models.TextField(blank=True, help_text="the source's own words about it")
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT)
    regions = models.ManyToManyField(Region, blank=True, related_name="events")
    participants_declared = models.PositiveIntegerField(null=True, blank=True)
    reported_under = models.CharField(max_length=20)
    sources = models.JSONField(default=list)
    series = models.ForeignKey(EventSeries, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    organiser = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=False, help_text="anyone may register on the public page")
    registration_closes_on = models.DateField(null=True, blank=True, help_text="the last day to register")
    places = models.PositiveIntegerField(null=True, blank=True, help_text="empty: no limit")
    places_taken = models.PositiveIntegerField(default=0)
    waiting_count = models.PositiveIntegerField(default=0)
    budget_line = models.CharField(max_length=120, blank=True)
    accessibility_lt = models.TextField(blank=True, help_text="of this event: sign language, a quiet room")
    accessibility_en = models.TextField(blank=True)
    cancelled_reason_lt = models.TextField(blank=True)
    cancelled_reason_en = models.TextField(blank=True)
    minutes_lt = models.TextField(blank=True)
    minutes_en = models.TextField(blank=True)
    training_programme = models.ForeignKey(
        "events.TrainingProgramme", null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who meets the names of this training group and ticks who came",
    )
    participants_counted = models.PositiveIntegerField(
        null=True, blank=True, help_text="who attended anything; empty until somebody is ticked"
    )
    completed_counted = models.PositiveIntegerField(
        null=True, blank=True, help_text="who completed the training and had completed no earlier group of it"
    )
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    title = Bilingual("title")
    theme = Bilingual("theme")
    agenda = Bilingual("agenda")
    notes = Bilingual("notes")
    accessibility = Bilingual("accessibility")
    cancelled_reason = Bilingual("cancelled_reason")
    minutes = Bilingual("minutes")

    class Meta:
        ordering = ["starts_on", "code"]
        indexes = [models.Index(fields=["-starts_on"], name="event_newest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts_on__lte=models.F("ends_on")), name="event_period"),
            models.CheckConstraint(
                condition=models.Q(places=None) | models.Q(places_taken__lte=models.F("places")),
                name="event_not_above_its_places",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | models.Q(organiser=None) | ~models.Q(cancelled_reason_lt=""),
                name="event_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("public_site:event", kwargs={"slug": self.slug})

    @property
    def reference(self) -> str:
        """How the audit record names this event."""
        return f"event:{self.code}"

    @property
    def organiser_key(self) -> int:
        """To whom the list and the photos of this event are open.

        Raises:
            NobodyPrepares: it is an event of the history.
        """
        if self.organiser_id is None:
            raise NobodyPrepares(self.code)
        return self.organiser_id

    @property
    def places_left(self) -> int | None:
        return None if self.places is None else self.places - self.places_taken

    @property
    def participants(self) -> int | None:
        """How many came: counted by attendance where there is any, else as declared."""
        return self.participants_declared if self.participants_counted is None else self.participants_counted

    @property
    def agenda_items(self) -> list[str]:
        return [line for line in self.agenda.splitlines() if line]
