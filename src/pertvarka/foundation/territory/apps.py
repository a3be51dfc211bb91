"""The territory room as a Django app."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "pertvarka.foundation.territory"
    label = "territory"
    plane = "open"
