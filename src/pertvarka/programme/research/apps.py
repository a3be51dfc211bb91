"""The research room as a Django app."""

from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "pertvarka.programme.research"
    label = "research"
    plane = "open"
    verbose_name = "Research"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.research.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
