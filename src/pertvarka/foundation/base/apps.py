"""The base room as a Django app; its own jobs are registered before the first request."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "pertvarka.foundation.base"
    label = "base"

    def ready(self) -> None:
        from pertvarka.foundation.base import mail  # noqa: F401, PLC0415 (registers its job; models must stand first)
