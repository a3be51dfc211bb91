"""A municipality (savivaldybė): where people live and who answers for their services."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.territory.models.region import Region


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def in_order(self) -> "MunicipalityQuerySet":
        return self.order_by(LithuanianOrder("name_lt"))


class Municipality(models.Model):
    """One of the sixty municipalities, with its seat and its place in the tile map."""

    class Kind(models.TextChoices):
        CITY = "city"
        DISTRICT = "district"
        MUNICIPALITY = "municipality"

    code = models.CharField(max_length=5, unique=True, help_text="ISO 3166-2, such as LT-54")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="municipalities")
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name_lt = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    genitive_lt = models.CharField(max_length=80)
    locative_lt = models.CharField(max_length=80)
    short_lt = models.CharField(max_length=20, help_text="as it stands on a map tile: Alytaus m.")
    seat = models.CharField(max_length=60, help_text="the municipal centre")
    latitude = models.DecimalField(max_digits=7, decimal_places=4)
    longitude = models.DecimalField(max_digits=7, decimal_places=4)
    tile_row = models.PositiveSmallIntegerField()
    tile_column = models.PositiveSmallIntegerField()

    objects = MunicipalityQuerySet.as_manager()
    name = Bilingual("name")

    class Meta:
        verbose_name_plural = "municipalities"
        constraints = [
            models.UniqueConstraint(fields=["tile_row", "tile_column"], name="one_municipality_per_tile"),
        ]

    def __str__(self) -> str:
        return self.name
