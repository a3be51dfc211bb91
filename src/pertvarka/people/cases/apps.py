"""The cases room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "pertvarka.people.cases"
    label = "cases"
    plane = "closed"
    verbose_name = "Cases"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.people.cases.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
        self._tie()

    @staticmethod
    def _tie() -> None:
        from pertvarka.people.cases.queries import together  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.cluster import tie_sources  # noqa: PLC0415

        tie_sources.register(
            tie_sources.TieSource(
                "cases", _("Shared cases"), together.in_cases, least=together.LEAST, happens_outside=True
            )
        )
