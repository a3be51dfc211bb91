"""How many people live in a municipality: the denominator of every rate."""

from django.db import models

from pertvarka.foundation.territory.models.municipality import Municipality


class Population(models.Model):
    """Residents of one municipality on 1 January of one year, as one source tells it. No row means: not known."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField()
    persons = models.PositiveIntegerField()
    source = models.CharField(max_length=200, help_text="publisher, data set and date of reading")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="one_population_per_year"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.year}"
