"""The cluster room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClusterConfig(AppConfig):
    name = "pertvarka.programme.cluster"
    label = "cluster"
    plane = "open"
    verbose_name = "Cluster"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.cluster.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
        self._tie()

    @staticmethod
    def _tie() -> None:
        from pertvarka.programme.cluster import tie_sources  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.cluster.queries import cooperation  # noqa: PLC0415

        for code, label, read in (
            ("agreements", _("Agreements"), cooperation.in_agreements),
            ("activities", _("Joint plans"), cooperation.in_activities),
        ):
            tie_sources.register(tie_sources.TieSource(code, label, read))
