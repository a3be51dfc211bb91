"""The library room as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "pertvarka.programme.library"
    label = "library"
    plane = "open"

    def ready(self) -> None:
        from pertvarka.foundation.access import permissions as declared  # noqa: PLC0415 (models must stand first)
        from pertvarka.programme.library.permissions import Permission  # noqa: PLC0415

        declared.register(Permission)
