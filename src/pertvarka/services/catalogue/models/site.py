"""Where services are given. A site says its municipality; its address is apart, because some must not be known."""

import uuid

from django.db import models

from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality


class Site(models.Model):
    """A place of an organisation. `latitude` and `longitude` (WGS 84 degrees) stay empty where the address is secret;
    distances are then measured to the centre of the municipality, and say so.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sites")
    name_lt = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    is_institution = models.BooleanField(default=False, help_text="a large residential institution")
    is_address_secret = models.BooleanField(default=False)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    accessibility_lt = models.CharField(max_length=300, blank=True)
    accessibility_en = models.CharField(max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)

    name = Bilingual("name")
    accessibility = Bilingual("accessibility")

    class Meta:
        ordering = ["name_lt", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_address_secret=False) | models.Q(latitude=None, longitude=None),
                name="site_secret_place_without_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SiteAddress(models.Model):
    """The street address of a site, sealed; seen by the organisation itself and by teams whose person goes there."""

    plane = "closed"

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="address")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_secret = models.BooleanField(default=False)
    address_sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"address of site {self.site_id}"

    @property
    def address(self) -> str:
        return sealing.open_sealed(self.address_sealed, place=address_place(self.site.uuid))


def address_place(site: uuid.UUID) -> str:
    """Where the sealed address of a site opens."""
    return f"catalogue_siteaddress.address:{site}"
