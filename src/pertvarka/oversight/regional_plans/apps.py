"""The room of regional plans as a Django app."""

from django.apps import AppConfig


class RegionalPlansConfig(AppConfig):
    name = "pertvarka.oversight.regional_plans"
    label = "regional_plans"
    plane = "open"
    verbose_name = "Regional plans"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.oversight.regional_plans.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
