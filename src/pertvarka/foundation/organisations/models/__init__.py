"""Aggregates of organisations, alphabetically."""

from pertvarka.foundation.organisations.models.organisation import Organisation, OrganisationName

__all__ = ["Organisation", "OrganisationName"]
