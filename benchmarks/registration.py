"""Registration for the last seat: 200 people at once, a hundred times; how often one too many got in, how long it took.
Then the same for the last place of a quota, at events with seats enough.

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

AT_ONCE, TIMES, QUOTA_TIMES = 200, 100, 20
CONNECTIONS = 10
"""As many as one server process holds (DATABASES, pool); the others wait for one."""
PLACES = 1
"""The last seat."""
ORGANISATION = "Bandymų namai"
"""Where everybody comes from: at events with a quota one person of it is let in."""


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


def measure(console: Console, *, times: int = TIMES, quota_times: int = QUOTA_TIMES, at_once: int = AT_ONCE) -> None:
    """Rush after rush, first for seats and then for quotas; one too many is said in red."""
    from pertvarka.foundation.organisations.models import Organisation  # noqa: PLC0415

    organiser = Organisation.objects.create(
        code="bench-office", kind=Organisation.Kind.BODY, name_lt="Bandymas", name_en="Trial", is_invented=True
    )
    seconds, too_many, failed = [], 0, Counter[str]()
    for number in range(times + quota_times):
        event = make_event(organiser, number, has_quota=number >= times)
        begun = time.perf_counter()
        answers = rush(event, at_once)
        seconds.append(time.perf_counter() - begun)
        event.refresh_from_db()
        too_many += answers["registered"] != PLACES or event.places_taken != PLACES
        failed.update({answer: count for answer, count in answers.items() if answer not in ("registered", "waiting")})
    title = f"{at_once} people for the last seat, {times} times; for the last place of a quota, {quota_times} times"
    table = Table(title=title, title_justify="left")
    for heading in ("question", "target", "measured"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    table.add_row("rushes with one too many, or too few", "0", f"{'[red]' if too_many else ''}{too_many}")
    table.add_row("registrations that failed", "0", f"{'[red]' if failed else ''}{failed.total()} {dict(failed) or ''}")
    table.add_row("one rush, p50", "", f"{statistics.median(seconds):.2f} s")
    table.add_row("one rush, worst", "", f"{max(seconds):.2f} s")
    table.add_row("registrations a second", "", f"{at_once * len(seconds) / sum(seconds):.0f}")
    console.print(table)


def make_event(organiser: "Organisation", number: int, *, has_quota: bool) -> "Event":
    """An open event with one seat, or with seats for all and a quota of one."""
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.programme.events.models import Event, EventQuota  # noqa: PLC0415

    day = timezone.localdate() + timedelta(days=30)
    event = Event.objects.create(
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
        places=None if has_quota else PLACES,
        is_invented=True,
    )
    if has_quota:
        EventQuota.objects.create(event=event, kind="organisation", places=PLACES)
    return event


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
            who = Visitor(
                name=f"Vardenis {number}", email=f"vardenis{number}@istaiga.example", organisation_words=ORGANISATION
            )
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
