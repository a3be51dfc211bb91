"""A survey wave: one published questionnaire asked of people for some days, by strata of the population."""

import uuid

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.programme.research.models.study import Study
from pertvarka.programme.research.states import Mode, WaveState


class SurveyWave(models.Model):
    """`answers_count` is counted once, at closing; nobody answers after that."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="waves")
    number = models.PositiveSmallIntegerField()
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=Mode.choices, default=Mode.INVITATION)
    opens_on = models.DateField()
    closes_on = models.DateField(help_text="the last day")
    state = models.CharField(max_length=20, choices=WaveState.choices, default=WaveState.DRAFT)
    stratum_question = models.CharField(
        max_length=80, blank=True, help_text="by an open link, the question whose answer tells the stratum"
    )
    open_code = models.CharField(max_length=40, unique=True, null=True, blank=True, help_text="of the open link")
    answers_count = models.PositiveIntegerField(null=True, blank=True)
    invited_count = models.PositiveIntegerField(null=True, blank=True, help_text="at closing")
    remarks_lt = models.TextField(blank=True, help_text="what a reader of the results should bear in mind")
    remarks_en = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    remarks = Bilingual("remarks")

    class Meta:
        ordering = ["study", "number"]
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="survey_wave_number"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_wave_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.study}, {self.number}"

    @property
    def is_by_invitation(self) -> bool:
        return self.mode == Mode.INVITATION


class Stratum(models.Model):
    """A part of the population: how many people it has, how many answers are wanted, invited, given.

    `joined_to` is set at closing where too few answered: from then on the other stratum speaks for both.
    """

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(SurveyWave, on_delete=models.CASCADE, related_name="strata")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    name_lt = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    population = models.PositiveIntegerField()
    quota = models.PositiveIntegerField(null=True, blank=True)
    invited_count = models.PositiveIntegerField(default=0)
    sent_count = models.PositiveIntegerField(default=0)
    answered_count = models.PositiveIntegerField(default=0)
    joined_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    name = Bilingual("name")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "code"], name="stratum_code_of_wave"),
            models.CheckConstraint(condition=Q(population__gte=1), name="stratum_has_people"),
            models.CheckConstraint(
                condition=Q(quota=None) | Q(answered_count__lte=F("quota")), name="stratum_never_over_quota"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DayCount(models.Model):
    """How many answers of a stratum came on a day. The answers themselves carry no day."""

    plane = "closed"

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="days")
    stratum = models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    answers_count = models.PositiveIntegerField()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["stratum", "day"], name="day_count_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.answers_count}"
