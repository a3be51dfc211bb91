"""The events room as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "pertvarka.programme.events"
    label = "events"
    plane = "open"
