"""The access room as a Django app: its permissions and its listeners stand before the first request."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "pertvarka.foundation.access"
    label = "access"
    verbose_name = "Access"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions, sign_in_record  # noqa: PLC0415 (models must stand first)

        permissions.register(permissions.Permission)
        sign_in_record.listen()
