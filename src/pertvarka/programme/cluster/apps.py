"""The cluster room as a Django app."""

from django.apps import AppConfig


class ClusterConfig(AppConfig):
    name = "pertvarka.programme.cluster"
    label = "cluster"
    plane = "open"
    verbose_name = "Cluster"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.cluster.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
