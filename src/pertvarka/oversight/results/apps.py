"""The results room as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "pertvarka.oversight.results"
    label = "results"
    plane = "open"
