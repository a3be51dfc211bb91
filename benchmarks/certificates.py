"""Certificates for 1,000 people: made one by one into one archive by the job, with progress. Target: within a minute.

In a home and a cluster of its own, which are gone afterwards.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from pertvarka.programme.events.models import Event

sys.path.insert(0, str(Path(__file__).parent))

import _server
from registration import _settings, make_event

PEOPLE = 1_000
TARGET_SECONDS = 60


def run(console: Console) -> None:
    """Measure and print; the cluster is gone afterwards."""
    with _server.home() as folder, _settings(folder):
        from pertvarka.faces.command_line import preparing  # noqa: PLC0415

        preparing.start_django()
        preparing.migrate()
        from pertvarka.faces.command_line import loading  # noqa: PLC0415

        loading.load_all(demo=False)
        measure(console)


def measure(console: Console, *, people: int = PEOPLE) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.access.models import Account, Membership  # noqa: PLC0415
    from pertvarka.foundation.base.jobs import draining, queries  # noqa: PLC0415
    from pertvarka.foundation.organisations.models import Organisation  # noqa: PLC0415
    from pertvarka.programme.events.actions import certificates  # noqa: PLC0415

    office = Organisation.objects.create(
        code="bench-office", kind=Organisation.Kind.BODY, name_lt="Bandymas", name_en="Trial", is_invented=True
    )
    officer = Account.objects.create(email="bench@example.lt", name="Bandymas")
    with scope.of_command("load"):
        Membership.objects.create(
            account=officer, role_code="ministry", organisation=office, valid_from=timezone.localdate(), purpose="bench"
        )
    event = fill(make_event(office, 1), people)
    with scope.of(officer):
        asked = certificates.ask(event=event, by=officer, is_mailed=False)
    begun = time.perf_counter()
    draining.run_waiting()
    took = time.perf_counter() - begun
    with scope.of(officer):
        file = queries.file_of(asked, by=officer, at=timezone.now())
    size = len(file.content) if file else 0
    table = Table(title=f"certificates for {people:,} people", title_justify="left")
    for heading in ("question", "target", "measured"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    table.add_row(
        "all made, in one file",
        f"≤ {TARGET_SECONDS} s",
        f"{'[red]' if took > TARGET_SECONDS or not size else ''}{took:.1f} s",
    )
    table.add_row("one certificate", "", f"{took / people * 1000:.0f} ms")
    table.add_row("the file", "", f"{size / 1024 / 1024:.1f} MB")
    console.print(table)


def fill(event: "Event", people: int) -> "Event":
    """Everybody registered and at the one half-day; the event held."""
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.base import sealing  # noqa: PLC0415
    from pertvarka.programme.events.models import Attendance, Participant, Registration  # noqa: PLC0415
    from pertvarka.programme.events.models.participant import email_index, place  # noqa: PLC0415
    from pertvarka.programme.events.models.registration import hash_of, token_of  # noqa: PLC0415

    type(event).objects.filter(pk=event.pk).update(state="held", places=None)
    begins = timezone.now() - timedelta(hours=4)
    session = event.sessions.create(title_lt="Rytas", starts_at=begins, ends_at=timezone.now(), academic_hours=4)
    with scope.of_command("load_demonstration"):
        known = []
        for number in range(people):
            uuid, email = uuid4(), f"vardenis{number}@istaiga.example"
            known.append(
                Participant(
                    uuid=uuid,
                    open_to_id=event.organiser_id,
                    name_sealed=sealing.seal(f"Vardenis Pavardenis {number}", place=place("name", uuid)),
                    email_sealed=sealing.seal(email, place=place("email", uuid)),
                    email_index=email_index(email),
                )
            )
        Participant.objects.bulk_create(known)
        listed = []
        for participant in known:
            uuid = uuid4()
            listed.append(
                Registration(
                    uuid=uuid,
                    event=event,
                    participant=participant,
                    open_to_id=event.organiser_id,
                    state="invited",
                    token_hash=hash_of(token_of(uuid)),
                )
            )
        Registration.objects.bulk_create(listed)
        Attendance.objects.bulk_create(
            Attendance(event=event, registration=row, session=session, open_to_id=event.organiser_id) for row in listed
        )
    return event
