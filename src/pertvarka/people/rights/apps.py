"""The rights room as a Django app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "pertvarka.people.rights"
    label = "rights"
    plane = "closed"
    verbose_name = "Rights"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.rights.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
