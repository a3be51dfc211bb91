"""The delivery room as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "pertvarka.people.delivery"
    label = "delivery"
    plane = "closed"
    verbose_name = "Delivery"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.delivery.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
