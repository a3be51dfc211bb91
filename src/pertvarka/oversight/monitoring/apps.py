"""The monitoring room as a Django app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "pertvarka.oversight.monitoring"
    label = "monitoring"
    plane = "open"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.oversight.monitoring.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
