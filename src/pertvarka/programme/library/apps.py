"""The library room as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "pertvarka.programme.library"
    label = "library"
    plane = "open"
