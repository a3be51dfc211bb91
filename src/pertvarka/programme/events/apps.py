"""The events room as a Django app. Its history is open; who takes part is closed, table by table."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "pertvarka.programme.events"
    label = "events"
    plane = "open"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.events.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
        self._tie()

    @staticmethod
    def _tie() -> None:
        from pertvarka.programme.cluster import tie_sources  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.events.queries import together  # noqa: PLC0415

        label = _("Joint events")
        tie_sources.register(tie_sources.TieSource("events", label, together.at_events, happens_outside=True))
