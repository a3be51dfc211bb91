"""The framework room as a Django app."""

from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "pertvarka.programme.framework"
    label = "framework"
    plane = "open"
