"""The institutions room as a Django app."""

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "pertvarka.services.institutions"
    label = "institutions"
    plane = "open"
    verbose_name = "Institutions"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.services.institutions.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
