"""The assessments room as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "pertvarka.people.assessments"
    label = "assessments"
    plane = "closed"
    verbose_name = "Assessments"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.assessments.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
