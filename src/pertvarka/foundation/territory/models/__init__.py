"""Aggregates of territory, alphabetically."""

from pertvarka.foundation.territory.models.municipality import Municipality
from pertvarka.foundation.territory.models.population import Population
from pertvarka.foundation.territory.models.region import Region

__all__ = ["Municipality", "Population", "Region"]
