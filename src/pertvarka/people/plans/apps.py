"""The plans room as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "pertvarka.people.plans"
    label = "plans"
    plane = "closed"
    verbose_name = "Plans"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.plans.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
