"""The open_api face as a Django app."""

from django.apps import AppConfig


class OpenApiConfig(AppConfig):
    name = "pertvarka.faces.open_api"
    label = "open_api"
