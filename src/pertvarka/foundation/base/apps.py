"""The base room as a Django app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "pertvarka.foundation.base"
    label = "base"

    def ready(self) -> None:
        from pertvarka.foundation.base import catalogues  # noqa: PLC0415 (settings must stand first)

        catalogues.compile_stale()
