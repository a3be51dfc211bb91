"""The cases room as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "pertvarka.people.cases"
    label = "cases"
    plane = "closed"
    verbose_name = "Cases"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.cases.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
