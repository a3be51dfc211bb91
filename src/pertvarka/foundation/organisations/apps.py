"""The organisations room as a Django app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "pertvarka.foundation.organisations"
    label = "organisations"
    plane = "open"
