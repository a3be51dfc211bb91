"""What the row policies cost at a million cases: lists, counts, one case and its notes, the scope of a request.

In a home and a cluster of its own, asked as the app role with real tickets. Every question is asked through Django
(that time is in the table), and its statements once more under EXPLAIN for the time spent in the database.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _million
import _requests
import _server

from pertvarka.foundation.database import postmaster, premises

CASES = int(os.environ.get("PERTVARKA_BENCH_CASES", "1000000"))
ROUNDS = 15
REQUESTS = 3000
# For the worker; what the others wait is told beside it.
TARGETS = {"list: first page": 10.0, "count": 60.0, "one case": 1.0}
OVERHEAD_MS, ROLES_APART = 0.5, 2.0


@dataclass(frozen=True)
class Measured:
    """Milliseconds through Django (p50 and best), and in the database alone (the best of each statement, summed)."""

    wall: float
    best: float
    database: float
    plans: list[str]


def run(console: Console) -> None:
    """Load, measure, print; the cluster is gone afterwards."""
    with _server.home() as folder, _settings(folder):
        _load(folder, console)
        _measure_questions(console)
        _measure_overhead(console)
        _measure_requests(folder, console)


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


def _load(folder: Path, console: Console) -> None:
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415

    preparing.start_django()
    preparing.migrate()
    from pertvarka.faces.command_line import loading  # noqa: PLC0415

    loading.load_all(demo=False)
    superuser = postmaster.connect_to(premises.of(folder), role=postmaster.SUPERUSER, database=postmaster.DATABASE)
    if superuser is None:
        raise RuntimeError(folder)
    with superuser:
        begun = time.perf_counter()
        for part in _million.load(superuser, cases=CASES):
            console.print(f"{time.perf_counter() - begun:6.0f} s  {part}")
        size = superuser.execute("SELECT pg_size_pretty(pg_database_size(current_database()))").fetchone()
        console.print(f"{time.perf_counter() - begun:6.0f} s  loaded {CASES:,} cases, {size and size[0]}")


def _measure_questions(console: Console) -> None:
    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.access.models import Account  # noqa: PLC0415
    from pertvarka.people.cases.models import Case  # noqa: PLC0415

    table = Table(title=f"milliseconds at {CASES:,} cases, {ROUNDS} rounds", title_justify="left")
    for heading in ("who sees how many", "question", "target", "in the database", "Django p50", "Django best", ""):
        table.add_column(heading, justify="left" if heading in {"who sees how many", "question", ""} else "right")
    lists: dict[str, float] = {}
    over: list[tuple[str, list[str]]] = []
    people = {"worker": _million.WORKER, "supervisor": _million.SUPERVISOR, "region officer": _million.OFFICER}
    for who, key in people.items():
        account = Account.objects.get(pk=key)
        with scope.of(account):
            seen = Case.objects.count()
            one = Case.objects.all().newest(10)[-1]
        for question, ask in _questions(one.uuid, one.pk).items():
            with scope.of(account):
                found = _timed(ask)
            limit = TARGETS.get(question) if who == "worker" else None
            # One case is promised in the database; a page is promised as it is asked for.
            value = found.database if question == "one case" else found.wall
            met = "" if limit is None else "met" if value <= limit else "OVER"
            if met == "OVER":
                over.append((f"{who}, {question}", found.plans))
            if question == "list: first page":
                lists[who] = found.wall
            table.add_row(
                f"{who}: {seen:,}",
                question,
                "" if limit is None else f"{limit:g}",
                f"{found.database:.2f}",
                f"{found.wall:.2f}",
                f"{found.best:.2f}",
                met,
            )
    console.print(table)
    apart = lists["worker"] / lists["region officer"]
    console.print(f"first page, worker : region officer = {apart:.2f} : 1 (target ≤ {ROLES_APART:g})")
    for what, plans in over:
        console.print(f"\nEXPLAIN of {what}", style="bold")
        for plan in plans:
            console.print(plan, markup=False, soft_wrap=True)


def _questions(uuid: object, key: int) -> dict[str, Callable[[], Any]]:
    from pertvarka.people.cases.models import Case, Note, Person  # noqa: PLC0415
    from pertvarka.people.cases.queries import work  # noqa: PLC0415

    return {
        "list: first page": lambda: Case.objects.all().newest(50),
        "list: tenth page": lambda: Case.objects.all().newest(50, offset=450),
        "list of the workbench": lambda: work.newest_cases(limit=50),
        "count": Case.objects.count,
        "one case": lambda: Case.objects.get(uuid=uuid),
        "its person": lambda: Person.objects.get(cases__uuid=uuid),
        "its notes": lambda: list(Note.objects.filter(case_id=key)[:50]),
    }


def _timed(ask: Callable[[], Any]) -> Measured:
    from django.db import connection  # noqa: PLC0415

    asked: list[tuple[str, Any]] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 (Django's)
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        ask()
    walls = [_milliseconds(ask) for _ in range(ROUNDS)]
    database, plans = 0.0, []
    with connection.cursor() as cursor:
        for sql, params in asked:
            spent = []
            for _ in range(ROUNDS):
                cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
                told = cursor.fetchone()[0]
                plan = (json.loads(told) if isinstance(told, str) else told)[0]
                spent.append(plan["Planning Time"] + plan["Execution Time"])
            database += min(spent)
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
            plans.append("\n".join(line for (line,) in cursor.fetchall()))
    return Measured(statistics.median(walls), min(walls), database, plans)


def _milliseconds(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _measure_overhead(console: Console) -> None:
    """A page with one small statement, with and without the middleware around it; turn by turn, so noise is shared."""
    from django.db import connection  # noqa: PLC0415
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415

    from pertvarka.foundation.access.middleware import scoped  # noqa: PLC0415
    from pertvarka.foundation.access.models import Account  # noqa: PLC0415

    def page(_: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse()

    request = RequestFactory().get("/")
    request.user = Account.objects.get(pk=_million.WORKER)
    bare, inside = [], []
    for _ in range(REQUESTS):
        bare.append(_milliseconds(lambda: page(request)))
        inside.append(_milliseconds(lambda: scoped(page)(request)))
    overhead = statistics.median(inside) - statistics.median(bare)
    console.print(
        f"\nscope of a request: {overhead:.2f} ms (target ≤ {OVERHEAD_MS} ms; "
        f"page with one statement {statistics.median(bare):.2f} → {statistics.median(inside):.2f} ms)"
    )


def _measure_requests(folder: Path, console: Console) -> None:
    """Signed-in pages, from the cheapest to the page of a case, each client with a session of its own."""
    from django.db import connections  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.access.models import Account  # noqa: PLC0415
    from pertvarka.people.cases.models import Case  # noqa: PLC0415

    cookies = [_cookie(_million.WORKER) for _ in range(_requests.CLIENTS)]
    with scope.of(Account.objects.get(pk=_million.WORKER)):
        one = Case.objects.all().newest(1)[0]
    with translation.override("lt"):
        pages = {
            # Session, account, scope, memberships, gate, no page: words in the address of the search lead back to it.
            "signed in, nothing drawn": f"{reverse('cases:search')}?q",
            "search box": reverse("cases:search"),
            "notices": reverse("workbench:notices"),
            "tasks": reverse("cases:tasks"),
            "my day": reverse("workbench:home"),
            "list of cases": reverse("cases:list"),
            "a case": reverse("cases:case", args=[one.uuid]),
            _requests.OPEN_PAGE: reverse("public_site:events"),
        }
    connections.close_all()
    connections["default"].close_pool()  # type: ignore[attr-defined]
    running = postmaster.read(premises.of(folder))
    if running is None:
        raise RuntimeError(folder)
    _requests.measure(pages, cookies, cluster=running.process_id, console=console)


def _cookie(key: int) -> str:
    """A session of that account, as signing in makes it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415

    from pertvarka.foundation.access.models import Account  # noqa: PLC0415
    from pertvarka.foundation.access.sessions import SessionStore  # noqa: PLC0415

    account = Account.objects.get(pk=key)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "pertvarka.foundation.access.backend.AccountBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"
