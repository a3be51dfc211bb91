"""A questionnaire of 120 questions on one page: drawn, and changed by one answer, through all that a request passes.

In a home of its own, in this process, signed in as the assessor of an invented person. Every round answers a question
that opens and closes another, and works out a score of forty.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _server

QUESTIONS, ROUNDS = 120, 30
PAGE_MS, ANSWER_MS = 100.0, 50.0


def run(console: Console) -> None:
    """Make the form and the assessment, measure, print."""
    with _server.home() as folder, _settings(folder):
        client, page, answer = _prepare()
        drawn = _timed(lambda _: client.get(page))
        values = ("yes", "no")
        changed = _timed(
            lambda turn: client.post(
                answer,
                {"path": "open_1", "v:open_1": values[turn % 2], "s:open_1": values[(turn + 1) % 2] if turn else ""},
            )
        )
    table = Table(title=f"{QUESTIONS} questions on a page, {ROUNDS} rounds", title_justify="left")
    for heading in ("what", "p50 ms", "p95 ms", "processor ms", "asked for"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, (p50, p95, worked), target in (("page", drawn, PAGE_MS), ("answer", changed, ANSWER_MS)):
        table.add_row(what, f"{p50:.1f}", f"{p95:.1f}", f"{worked:.1f}", f"≤ {target:.0f}")
    console.print(table)


@contextmanager
def _settings(folder: Path) -> Iterator[None]:
    """Django in this process, on the cluster of this home. Invented people need no second factor."""
    before = dict(os.environ)
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("PERTVARKA_OWNER_DATABASE_URL", None)
    os.environ |= {"PERTVARKA_HOME": str(folder), "PERTVARKA_DEMO": "1"}
    try:
        yield
    finally:
        from django.db import connections  # noqa: PLC0415 (settings are read first)

        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]
        os.environ.clear()
        os.environ.update(before)


def _timed(ask: Callable[[int], Any]) -> tuple[float, float, float]:
    """p50 and p95 in milliseconds, and the processor time of Python behind the former, after two rounds to warm up."""
    times, worked = [], []
    for turn in range(ROUNDS + 2):
        begun, busy = time.perf_counter(), time.process_time()
        answer = ask(turn)
        times.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if answer.status_code != 200:  # noqa: PLR2004 (what a page answers)
            message = f"answered {answer.status_code}"
            raise RuntimeError(message)
    ordered = sorted(times[2:])
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)], statistics.median(worked[2:])


def _prepare() -> tuple[Any, str, str]:
    """A signed-in assessor, the page of the long form, and where its answers go."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415

    preparing.start_django()
    preparing.migrate()
    preparing.load()
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    translation.activate("lt")
    with _scope():
        place, lead = _member("assessor"), _member("case_manager")
        assessment = _assessment(place, lead)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(place.account)
    page = reverse("workbench:assessment_domain", args=[assessment.uuid, "home"])
    return client, page, reverse("workbench:assessment_answer", args=[assessment.uuid])


def _scope() -> Any:
    from pertvarka.foundation.access import scope  # noqa: PLC0415

    return scope.of_command("load_demonstration")


def _member(role: str) -> Any:
    """An invented account with the role in an invented unit."""
    from pertvarka.foundation.access.models import Account, Membership  # noqa: PLC0415
    from pertvarka.foundation.organisations.models import Organisation  # noqa: PLC0415
    from pertvarka.foundation.territory.models import Municipality  # noqa: PLC0415

    unit = Organisation.objects.create(
        code=f"unit-{role}",
        name_lt=role,
        name_en=role,
        is_invented=True,
        kind=Organisation.Kind.MUNICIPAL_ADMINISTRATION,
        municipality=Municipality.objects.order_by("code")[0],
    )
    account = Account(email=f"{role}@savivaldybe.example", name=role, is_demo=True)
    account.set_unusable_password()
    account.save()
    return Membership.objects.create(
        account=account, role_code=role, organisation=unit, purpose="Matavimas", valid_from=date(2020, 1, 1)
    )


def _assessment(place: Any, lead: Any) -> Any:
    """An invented person's assessment, begun with the long form."""
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor  # noqa: PLC0415
    from pertvarka.people.cases.models import Case, Person  # noqa: PLC0415

    today, unit, version = timezone.localdate(), lead.organisation, _version()
    person = Person.objects.create(
        open_to_id=unit.pk, sex="female", birth_year=1970, legal_status="full_capacity", is_invented=True
    )
    case = Case.objects.create(
        number="PV-0000-00120",
        person=person,
        kind="disability_coordination",
        municipality=unit.municipality,
        organisation=unit,
        manager=lead.account,
        opened_on=today,
        opening_reason="Matavimas",
    )
    belongs = {"case": case, "open_to_id": case.open_to_id}
    assessment = Assessment.objects.create(
        **belongs,
        person=person,
        number=case.number,
        instrument_version=version,
        state="in_progress",
        due_on=today + timedelta(days=30),
        planned_by=lead.account,
    )
    Assessor.objects.create(
        **belongs,
        assessment=assessment,
        account=place.account,
        organisation=place.organisation,
        since=timezone.now() - timedelta(days=1),
    )
    AssessmentResponse.objects.create(
        **belongs, assessment=assessment, instrument_version=version, started_by=place.account
    )
    return assessment


def _version() -> Any:
    """Forty triples: yes or no, why where it is yes, a level; and their score."""
    from pertvarka.engines.xlsform.check import check  # noqa: PLC0415
    from pertvarka.engines.xlsform.writing import workbook_of  # noqa: PLC0415
    from pertvarka.foundation.instruments.actions.publishing import make_version  # noqa: PLC0415
    from pertvarka.foundation.instruments.models import Instrument  # noqa: PLC0415

    def said(text: str) -> dict[str, str]:
        return {"label::Lietuvių (lt)": text, "label::English (en)": text}

    survey: list[dict[str, str]] = [{"type": "begin group", "name": "home", **said("Namai")}]
    for number in range(1, QUESTIONS // 3 + 1):
        survey += [
            {"type": "select_one yes_no", "name": f"open_{number}", **said(f"Ar {number}?")},
            {
                "type": "text",
                "name": f"why_{number}",
                "relevant": f"${{open_{number}}} = 'yes'",
                "required": "yes",
                **said(f"Kodėl {number}?"),
            },
            {"type": "select_one level", "name": f"level_{number}", **said(f"Kiek {number}?")},
        ]
    added = " + ".join(f"if(${{open_{number}}} = 'yes', 1, 0)" for number in range(1, QUESTIONS // 3 + 1))
    survey += [
        {"type": "calculate", "name": "score_home", "calculation": added},
        {"type": "note", "name": "told", **said("Iš viso ${score_home}")},
        {"type": "end group"},
    ]
    choices = [{"list_name": "yes_no", "name": name, **said(name)} for name in ("yes", "no")]
    choices += [{"list_name": "level", "name": str(level), **said(f"{level} lygis")} for level in range(5)]
    settings = [{"form_id": "ilga", "form_title": "Ilga forma", "default_language": "Lietuvių (lt)"}]
    workbook = workbook_of({"survey": survey, "choices": choices, "settings": settings})
    instrument = Instrument.objects.create(code="ilga", title_lt="Ilga forma", title_en="Long form", purpose="survey")
    return make_version(
        instrument=instrument,
        form=check(workbook),
        workbook=workbook,
        file_name="ilga.xlsx",
        assessors_needed=1,
        reassess_after_months=12,
    )
