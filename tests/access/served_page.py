"""The server of test_view_record_before_page: the real application behind one worker that dies and comes again.

    python -m tests.access.served_page <database> <port> <page> <session>

Says the process id of each worker that is ready, a line each. The page is asked for once before the first worker, so
that every worker begins with all templates and words read, and dies in the middle of the work rather than before it.
"""

import sys
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication


class Served(BaseApplication):
    """One worker at a time; gunicorn's master starts the next as soon as one is gone."""

    def __init__(self, port: str) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 1,
            "worker_class": "sync",
            "preload_app": True,
            "loglevel": "critical",
            "post_worker_init": _say,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def _say(worker: Any) -> None:
    print(worker.pid, flush=True)  # noqa: T201 (the test reads it)


def _warm(page: str, session: str) -> None:
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    assert client.get(page).status_code == 200
    for connection in connections.all(initialized_only=True):
        connection.close()
        close_pool = getattr(connection, "close_pool", None)
        if close_pool:
            close_pool()


def main(database: str, port: str, page: str, session: str) -> None:
    django.setup()
    connections["default"].settings_dict["NAME"] = database
    _warm(page, session)
    Served(port).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
