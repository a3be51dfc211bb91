"""Whoever received a page about a person is in the view log, even if the server died at that very moment.

A real worker process answers over a real socket and is killed, without any chance to tidy up, at random moments of its
work. PERTVARKA_KILLS says how many times: 24 in the suite, 500 for whoever wants to be surer.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Case
from tests import closed_plane

KILLS = int(os.environ.get("PERTVARKA_KILLS", "24"))
MEASURED = 3
"""Answers left alone at first, to learn how long one takes."""
PATIENCE_SECONDS = 30
ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """The one worker that serves now, the session of who asks, and a case for every page asked for."""

    process: "subprocess.Popen[str]"
    port: int
    session: str
    cases: list[Case]
    worker: int = 0

    def wait_for_worker(self) -> None:
        """The master says the number of the next worker as soon as it is ready."""
        assert self.process.stdout is not None
        self.worker = int(self.process.stdout.readline())

    def ask(self, case: Case) -> bytes:
        """All that arrives; less than a page when the worker dies, perhaps nothing."""
        head = f"GET {address(case)} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        cookie = f"Cookie: {settings.SESSION_COOKIE_NAME}={self.session}\r\n\r\n"
        arrived = b""
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", self.port), PATIENCE_SECONDS) as asking:
            asking.sendall((head + cookie).encode())
            while piece := asking.recv(65_536):
                arrived += piece
        return arrived


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here, and these tests commit."""


@pytest.fixture(scope="module")
def server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Server]:
    with django_db_blocker.unblock(), closed_plane.committed() as database:
        unit = closed_plane.build_organisation("alytaus-skyrius")
        jonas = closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)
        person = closed_plane.build_person(unit)
        first, *cases = (
            closed_plane.build_case(manager=jonas, organisation=unit, person=person)
            for _ in range(1 + MEASURED + KILLS)
        )
        client = Client()
        client.force_login(jonas)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.access.served_page", database, str(port), address(first), session],
            cwd=ROOT,
            env={**os.environ, "PERTVARKA_DEMO": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Server(process, port, session, cases)
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE_SECONDS)


def address(case: Case) -> str:
    return reverse("cases:case", args=[case.uuid])


def is_recorded(case: Case) -> bool:
    """Committed now; each case is asked for once, so no late commit of an earlier worker stands in for it."""
    with scope.of_command("seal"):
        return ViewRecord.objects.filter(page="cases:case", case_id=case.pk).exists()


def is_whole(arrived: bytes) -> bool:
    head, _blank, body = arrived.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.splitlines() if line.lower().startswith(b"content-length:")]
    return head.startswith(b"HTTP/1.1 200") and bool(lengths) and len(body) == int(lengths[0])


def test_no_page_arrives_whose_look_is_not_recorded(server: Server, django_db_blocker: DjangoDbBlocker):
    chance = Random(20261122)
    with django_db_blocker.unblock():
        server.wait_for_worker()
        seconds = 0.0
        for case in server.cases[:MEASURED]:
            begun = time.perf_counter()
            assert is_whole(server.ask(case))
            seconds += (time.perf_counter() - begun) / MEASURED
            assert is_recorded(case)
            os.kill(server.worker, signal.SIGKILL)  # each answer the first of its worker, as all that follow
            server.wait_for_worker()

        whole = cut = 0
        for case in server.cases[MEASURED:]:
            killer = threading.Timer(chance.uniform(0, 1.6 * seconds), os.kill, (server.worker, signal.SIGKILL))
            killer.start()
            arrived = server.ask(case)
            # Not one byte of an answer leaves before its record; a whole page is the case that matters most.
            assert not arrived or is_recorded(case), f"{len(arrived)} bytes arrived, and nobody recorded the look"
            killer.join()
            server.wait_for_worker()
            whole, cut = whole + is_whole(arrived), cut + (not is_whole(arrived))

    # Otherwise every kill came too early or too late, and nothing was tried.
    assert whole >= KILLS // 20, f"{whole} pages of {KILLS} arrived"
    assert cut >= KILLS // 20, f"{cut} pages of {KILLS} were cut off"
