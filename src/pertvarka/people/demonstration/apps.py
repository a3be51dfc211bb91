"""The demonstration room as a Django app; it has no tables of its own."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "pertvarka.people.demonstration"
    label = "demonstration"
