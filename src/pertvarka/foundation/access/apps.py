"""The access room as a Django app: its permissions and its listeners stand before the first request."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class AccessConfig(AppConfig):
    name = "pertvarka.foundation.access"
    label = "access"
    verbose_name = "Access"

    def ready(self) -> None:
        from pertvarka.foundation.access import (  # noqa: PLC0415 (models must stand first)
            job_scopes,
            permissions,
            scope,
            sign_in_record,
        )
        from pertvarka.foundation.base import permissions as of_base  # noqa: PLC0415
        from pertvarka.foundation.base.jobs import scopes  # noqa: PLC0415

        permissions.register(permissions.Permission)
        permissions.register(of_base.Permission)
        scopes.use(job_scopes)
        connection_created.connect(scope.watch, dispatch_uid="access.scope")
        sign_in_record.listen()
