"""The events room as a Django app. Its history is open; who takes part is closed, table by table."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "pertvarka.programme.events"
    label = "events"
    plane = "open"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.events.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
