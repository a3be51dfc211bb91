"""Published results: written once, with small figures already hidden. The public pages read these rows only."""

from django.db import models

from pertvarka.programme.research.models.wave import SurveyWave


class QuestionResult(models.Model):
    """One question of a published wave: what was asked stands in the questionnaire, here is what came of it."""

    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="results")
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=80)
    measure = models.CharField(max_length=10, help_text="one, many, mean or count")
    answers_count = models.PositiveIntegerField(null=True, blank=True, help_text="empty where too few answered")
    figures = models.JSONField(help_text="for each answer its number, share and margin; null where hidden")
    rows_count = models.PositiveIntegerField(
        null=True, blank=True, help_text="of a question asked row by row: the rows, figures count them"
    )
    by_stratum = models.JSONField(
        null=True, blank=True, help_text="figures of each stratum; empty where too small, null where not broken down"
    )

    class Meta:
        ordering = ["wave", "order"]
        constraints = [models.UniqueConstraint(fields=["wave", "question"], name="question_result_once")]

    def __str__(self) -> str:
        return f"{self.wave_id}: {self.question}"


class WaveSummary(models.Model):
    """What a published wave was: its strata with people, answers and weights, and the cost of the weights."""

    wave = models.OneToOneField(SurveyWave, on_delete=models.PROTECT, related_name="summary")
    population = models.PositiveIntegerField()
    strata = models.JSONField(help_text="names, population, answers and weight of each, joined ones together")
    design_effect = models.FloatField()

    def __str__(self) -> str:
        return f"{self.wave_id}"
