"""The catalogue room as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "pertvarka.services.catalogue"
    label = "catalogue"
    plane = "open"
    verbose_name = "Catalogue"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.services.catalogue.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
