"""The workforce room as a Django app."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "pertvarka.services.workforce"
    label = "workforce"
    plane = "closed"
    verbose_name = "Workforce"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.services.workforce.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
