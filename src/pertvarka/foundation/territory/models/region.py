"""A region of the reform: a county (apskritis), as the sources use the word."""

from django.db import models
from django.urls import reverse

from pertvarka.foundation.base.bilingual import Bilingual, in_active_language
from pertvarka.foundation.base.sorting import LithuanianOrder


class RegionQuerySet(models.QuerySet["Region"]):
    def in_order(self) -> "RegionQuerySet":
        return self.order_by(LithuanianOrder("name_lt"))


class Region(models.Model):
    """One of the ten counties. Counties have no administration since 2010; the reform plans by them all the same."""

    code = models.CharField(max_length=5, unique=True, help_text="ISO 3166-2, such as LT-UT")
    nuts3 = models.CharField(max_length=5, unique=True)
    slug = models.SlugField(unique=True)
    name_lt = models.CharField(max_length=60, help_text="nominative: Utena")
    name_en = models.CharField(max_length=60)
    genitive_lt = models.CharField(max_length=60, help_text="Utenos")
    locative_lt = models.CharField(max_length=60, help_text="Utenoje")
    region_lt = models.CharField(max_length=80, help_text="Utenos regionas")
    region_genitive_lt = models.CharField(max_length=80, help_text="Utenos regiono")
    region_locative_lt = models.CharField(max_length=80, help_text="Utenos regione")
    county_lt = models.CharField(max_length=80)
    county_en = models.CharField(max_length=80)
    outline = models.JSONField(
        help_text="polygons as lists of rings of [longitude, latitude]; see docs/methods/territory.md"
    )

    objects = RegionQuerySet.as_manager()
    name = Bilingual("name")
    county = Bilingual("county")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public_site:region", kwargs={"slug": self.slug})

    @property
    def phrase(self) -> str:
        """ "Utenos regionas" or "Utena region", for headings."""
        return in_active_language(self.region_lt, f"{self.name_lt} region")
