"""A scope lasts as long as the answer it was opened for: nothing of it is left for whoever gets the connection next.

With real threads and the real pool, as the server runs; everything is committed in a database of its own.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.middleware import StreamRefused, scoped
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from tests import closed_plane
from tests.closed_plane import build_account, build_case, build_organisation, build_team_member, give_role

KAUNAS = "LT-16"
THREADS, ROUNDS = 8, 40
LIST_SIZES = (1, 7, 50)


@dataclass(frozen=True)
class Plane:
    unit: Organisation
    jonas: Account
    petras: Account
    both: Account
    """Supervisor in one unit, manager in the other: sees cases by organisation and by team, some by both."""


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here, and these tests commit."""


@pytest.fixture(scope="module")
def plane(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Plane]:
    with django_db_blocker.unblock(), closed_plane.committed():
        unit, other = build_organisation("alytaus-skyrius"), build_organisation("kauno-skyrius", municipality=KAUNAS)
        jonas = build_account("Jonas", "case_manager", unit)
        petras = build_account("Petras", "case_manager", other)
        both = build_account("Birutė", "case_supervisor", unit)
        give_role(both, "case_manager", other)
        chance = Random(20261122)
        for _ in range(40):
            of_unit = chance.random() < 0.5
            case = build_case(
                manager=jonas if of_unit else petras,
                organisation=unit if of_unit else other,
                opened_on=timezone.localdate() - timedelta(days=chance.randrange(12)),
                protection=chance.choice(["ordinary", "ordinary", "restricted"]),
            )
            if chance.random() < 0.4:
                build_team_member(case, other, "case_manager", account=both)
        yield Plane(unit, jonas, petras, both)


def request_of(account: Account) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = account
    return request


def visible_cases(_: HttpRequest) -> HttpResponse:
    return HttpResponse(Case.objects.count())


def left_on_the_connection() -> tuple[str, int]:
    """What whoever comes next finds: the setting, and how many cases it shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('pertvarka.scope', true), '')")
        setting = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM cases_case")
        return setting, cursor.fetchone()[0]


def test_an_answer_is_made_in_the_scope_of_whoever_asked(plane: Plane):
    with scope.of(plane.jonas):
        own = Case.objects.count()

    assert scoped(visible_cases)(request_of(plane.jonas)).content == str(own).encode()
    assert own > 0


@pytest.mark.parametrize("ends", ["well", "in an error", "with a status of failure", "in a refused stream"])
def test_nothing_is_left_on_the_connection_however_the_answer_ends(plane: Plane, ends: str):
    def answer(request: HttpRequest) -> HttpResponseBase:
        visible_cases(request)
        if ends == "in an error":
            raise ZeroDivisionError
        if ends == "in a refused stream":
            return StreamingHttpResponse()
        return HttpResponse(status=500 if ends == "with a status of failure" else 200)

    with suppress(ZeroDivisionError, StreamRefused):
        scoped(answer)(request_of(plane.jonas))

    assert not scope.is_entered()
    with _unwatched():
        assert left_on_the_connection() == ("", 0)


def test_pooled_connections_never_answer_one_with_the_rows_of_another(plane: Plane):
    """Jonas, Petras and visitors take turns on few connections; each sees exactly their own."""
    expected = {}
    for account in (plane.jonas, plane.petras):
        with scope.of(account):
            expected[account.pk] = frozenset(Case.objects.values_list("pk", flat=True))
    wrong: list[object] = []
    backends: set[int] = set()

    def work(seed: int) -> None:
        chance = Random(seed)
        try:
            for _ in range(ROUNDS):
                account = chance.choice((plane.jonas, plane.petras, None))
                if account is None:
                    with _unwatched():
                        found: object = left_on_the_connection()
                    right: object = ("", 0)
                else:
                    seen: list[frozenset[int]] = []
                    scoped(_keeping(seen))(request_of(account))
                    found, right = seen[0], expected[account.pk]
                if found != right:
                    wrong.append((account, found))
                backends.add(connection.connection.info.backend_pid)
                connections.close_all()  # as Django does after every request: back to the pool
        except Exception as problem:  # noqa: BLE001 (a thread would swallow it)
            wrong.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert expected[plane.jonas.pk].isdisjoint(expected[plane.petras.pk])
    assert len(backends) < THREADS * ROUNDS / 4, "the connections were shared"


def _keeping(seen: list[frozenset[int]]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(_: HttpRequest) -> HttpResponse:
        seen.append(frozenset(Case.objects.values_list("pk", flat=True)))
        return HttpResponse()

    return answer


def test_a_streamed_answer_is_refused(plane: Plane):
    with pytest.raises(StreamRefused):
        scoped(lambda _: StreamingHttpResponse(iter([b"x"])))(request_of(plane.jonas))


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (404, 1), (500, 0), (503, 0)])
def test_what_a_failed_page_wrote_is_not_kept(plane: Plane, status: int, kept: int):
    def answer(_: HttpRequest) -> HttpResponse:
        _record_look(plane.jonas, page=f"status {status}")
        return HttpResponse(status=status)

    scoped(answer)(request_of(plane.jonas))

    with scope.of(plane.jonas):
        assert ViewRecord.objects.filter(page=f"status {status}").count() == kept


def test_what_a_page_wrote_before_it_broke_is_not_kept(plane: Plane):
    def answer(_: HttpRequest) -> HttpResponse:
        _record_look(plane.jonas, page="broken")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        scoped(answer)(request_of(plane.jonas))

    with scope.of(plane.jonas):
        assert not ViewRecord.objects.filter(page="broken").exists()


def test_a_visitor_gets_no_scope(plane: Plane):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with pytest.raises(scope.NoScope):
        scoped(visible_cases)(request)


def test_an_account_of_the_demonstration_gets_no_scope_outside_it(plane: Plane, settings: Settings):
    settings.DEMO_MODE = False
    ghost = build_account("Ghost", "case_supervisor", plane.unit, is_demo=True)

    with pytest.raises(scope.NoScope):
        scoped(visible_cases)(request_of(ghost))


def test_a_closed_account_gets_no_scope(plane: Plane):
    gone = build_account("Gone", "case_supervisor", plane.unit)
    gone.is_active = False

    with pytest.raises(scope.NoScope):
        scoped(visible_cases)(request_of(gone))


@pytest.mark.parametrize("limit", LIST_SIZES)
@pytest.mark.parametrize("offset", [0, 3, 20])
@pytest.mark.parametrize("who", ["jonas", "petras", "both"])
def test_the_newest_are_those_of_the_plain_ordering(plane: Plane, who: str, limit: int, offset: int):
    with scope.of(getattr(plane, who)):
        plain = list(Case.objects.order_by("-opened_on", "-id")[offset : offset + limit])

        assert Case.objects.all().newest(limit, offset=offset) == plain


def test_the_newest_of_a_narrower_question_are_those_of_its_plain_ordering(plane: Plane):
    with scope.of(plane.both):
        asked = Case.objects.filter(protection="ordinary", organisation=plane.unit)

        assert asked.newest(5) == list(asked.order_by("-opened_on", "-id")[:5])
        assert asked.newest(5) != []


def test_whoever_sees_by_organisation_and_by_team_sees_no_case_twice(plane: Plane):
    with scope.of(plane.both):
        listed = Case.objects.all().newest(500)

        assert len({case.pk for case in listed}) == len(listed) == Case.objects.count()


def _record_look(account: Account, *, page: str) -> None:
    ViewRecord.objects.create(by=account.reference, kind=ViewRecord.Kind.PAGE, page=page)


@contextmanager
def _unwatched() -> Iterator[None]:
    """Ask past the wrapper that raises NoScope, as an injected statement would."""
    connection.ensure_connection()
    wrappers = connection.execute_wrappers[:]
    connection.execute_wrappers.clear()
    try:
        yield
    finally:
        connection.execute_wrappers[:] = wrappers
