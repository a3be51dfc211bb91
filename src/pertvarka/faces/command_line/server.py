"""The production server: gunicorn with threads, each worker with its own pool of connections."""

import gc
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

THREADS = 4


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn without a command line of its own."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 (in the master, before the workers fork)

        application = get_wsgi_application()
        # Addresses and definitions are read once, before the fork, and shared by all workers.
        from django.urls import get_resolver  # noqa: PLC0415

        from pertvarka.foundation.base import addresses  # noqa: PLC0415
        from pertvarka.oversight.results.definitions import all_definitions  # noqa: PLC0415

        addresses.find_once(get_resolver())
        get_resolver().url_patterns  # noqa: B018 (reading it imports every address)
        all_definitions()
        # What was read so far stays: no sweep looks at it again, and the workers share its memory.
        gc.freeze()
        gc.enable()
        return application


def serve(*, port: int, workers: int, when_it_listens: Callable[[], None]) -> None:
    """Serve on loopback until stopped. Connections opened while preparing are closed before the workers fork."""
    from django.db import connections  # noqa: PLC0415

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        close_pool = getattr(connection, "close_pool", None)
        if close_pool:
            close_pool()
    Server(
        {
            "bind": f"127.0.0.1:{port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "when_ready": lambda _arbiter: when_it_listens(),
            "graceful_timeout": 5,
            "loglevel": "warning",
            "proc_name": "pertvarka",
        },
    ).run()
