"""Reading the territory."""

from django.db.models import Prefetch

from pertvarka.foundation.territory.models import Municipality, Population, Region


def regions() -> list[Region]:
    """The ten regions in Lithuanian order."""
    return list(Region.objects.in_order())


def region_count() -> int:
    return Region.objects.count()


def region_names() -> dict[str, Region]:
    """Regions by code, without their outlines, which are heavy and only the map needs."""
    return {region.code: region for region in Region.objects.in_order().defer("outline")}


def regions_with_municipalities() -> list[Region]:
    """The ten regions with their municipalities and all known populations, newest first; three queries."""
    populations = Prefetch("populations", Population.objects.order_by("-year", "id"))
    municipalities = Municipality.objects.in_order().prefetch_related(populations)
    return list(
        Region.objects.in_order().defer("outline").prefetch_related(Prefetch("municipalities", municipalities)),
    )


def region_by_slug(slug: str) -> Region | None:
    return Region.objects.filter(slug=slug).first()


def municipalities() -> list[Municipality]:
    """The sixty municipalities in Lithuanian order."""
    return list(Municipality.objects.in_order())


def municipalities_of(region: Region) -> list[Municipality]:
    """Municipalities of a region in Lithuanian order, each with its newest population first, if any is known."""
    newest = Population.objects.order_by("-year")
    return list(
        Municipality.objects.filter(region=region).in_order().prefetch_related(Prefetch("populations", newest)),
    )
