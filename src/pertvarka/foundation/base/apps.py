"""The base room as a Django app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "pertvarka.foundation.base"
    label = "base"
