"""The instruments room as a Django app."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "pertvarka.foundation.instruments"
    label = "instruments"
    plane = "open"
    verbose_name = "Instruments"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.foundation.instruments.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
