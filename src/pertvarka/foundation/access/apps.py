"""The access room as a Django app: its permissions and its listeners stand before the first request."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class AccessConfig(AppConfig):
    name = "pertvarka.foundation.access"
    label = "access"
    verbose_name = "Access"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions, scope, sign_in_record  # noqa: PLC0415 (models must stand first)

        permissions.register(permissions.Permission)
        connection_created.connect(scope.watch, dispatch_uid="access.scope")
        sign_in_record.listen()
