"""Registration for the last seat: 200 people at once, a hundred times; how often one too many got in, how long it took.

Each of the 200 is a thread with a transaction of its own over the connections one server process holds, as requests
are. In a home and a cluster of its own, which are gone afterwards.
"""

import os
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _server

if TYPE_CHECKING:
    from pertvarka.foundation.organisations.models import Organisation
    from pertvarka.programme.events.models import Event

AT_ONCE, TIMES = 200, 100
CONNECTIONS = 10
"""As many as one server process holds (DATABASES, pool); the others wait for one."""
PLACES = 1
"""The last seat."""


def run(console: Console) -> None:
    """Measure and print; the cluster is gone afterwards."""
    with _server.home() as folder, _settings(folder):
        from pertvarka.faces.command_line import preparing  # noqa: PLC0415

        preparing.start_django()
        preparing.migrate()
        from pertvarka.faces.command_line import loading  # noqa: PLC0415

        loading.load_all(demo=False)
        measure(console)


@contextmanager
def _settings(folder: Path) -> Iterator[None]:
    """Django in this process, on the cluster of this home."""
    before = dict(os.environ)
    for name in ("DATABASE_URL", "PERTVARKA_OWNER_DATABASE_URL", "PERTVARKA_DEMO"):
        os.environ.pop(name, None)
    os.environ["PERTVARKA_HOME"] = str(folder)
    try:
        yield
    finally:
        from django.db import connections  # noqa: PLC0415 (settings are read first)

        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]
        os.environ.clear()
        os.environ.update(before)


def measure(console: Console, *, times: int = TIMES, at_once: int = AT_ONCE) -> None:
    """Rush after rush; one too many is said in red."""
    from pertvarka.foundation.organisations.models import Organisation  # noqa: PLC0415

    organiser = Organisation.objects.create(
        code="bench-office", kind=Organisation.Kind.BODY, name_lt="Bandymas", name_en="Trial", is_invented=True
    )
    seconds, too_many, failed = [], 0, Counter[str]()
    for number in range(times):
        event = make_event(organiser, number)
        begun = time.perf_counter()
        answers = rush(event, at_once)
        seconds.append(time.perf_counter() - begun)
        event.refresh_from_db()
        too_many += answers["registered"] != PLACES or event.places_taken != PLACES
        failed.update({answer: count for answer, count in answers.items() if answer not in ("registered", "waiting")})
    table = Table(title=f"{at_once} people for the last seat, {times} times", title_justify="left")
    for heading in ("question", "target", "measured"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    table.add_row("rushes with one too many, or too few", "0", f"{'[red]' if too_many else ''}{too_many}")
    table.add_row("registrations that failed", "0", f"{'[red]' if failed else ''}{failed.total()} {dict(failed) or ''}")
    table.add_row("one rush, p50", "", f"{statistics.median(seconds):.2f} s")
    table.add_row("one rush, worst", "", f"{max(seconds):.2f} s")
    table.add_row("registrations a second", "", f"{at_once * times / sum(seconds):.0f}")
    console.print(table)


def make_event(organiser: "Organisation", number: int) -> "Event":
    """An open event with one seat."""
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.programme.events.models import Event  # noqa: PLC0415

    day = timezone.localdate() + timedelta(days=30)
    return Event.objects.create(
        code=f"B{number:04d}",
        slug=f"{day}-bench-{number:04d}",
        kind="seminar",
        scope="national",
        state="confirmed",
        starts_on=day,
        ends_on=day,
        title_lt="Bandymas",
        title_en="Trial",
        reported_under="4.1.1",
        organiser=organiser,
        is_open=True,
        places=PLACES,
        is_invented=True,
    )


def rush(event: "Event", at_once: int) -> Counter[str]:
    """So many people register at the same moment; how each ended."""
    from django.db import connections  # noqa: PLC0415

    from pertvarka.programme.events.actions import visits  # noqa: PLC0415
    from pertvarka.programme.events.actions.visits import Visitor  # noqa: PLC0415

    start, answers, lock = threading.Barrier(at_once), Counter[str](), threading.Lock()

    turn = threading.BoundedSemaphore(CONNECTIONS)

    def come(number: int) -> None:
        try:
            start.wait(60)
            who = Visitor(name=f"Vardenis {number}", email=f"vardenis{number}@istaiga.example")
            with turn:
                try:
                    answer = str(visits.register(event=event, who=who)[0].state)
                finally:
                    connections.close_all()
        except Exception as problem:  # noqa: BLE001 - told in the figures
            answer = type(problem).__name__
        with lock:
            answers[answer] += 1

    threads = [threading.Thread(target=come, args=(number,)) for number in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers
