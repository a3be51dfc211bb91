"""The results room as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "pertvarka.oversight.results"
    label = "results"
    plane = "open"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.oversight.results.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
