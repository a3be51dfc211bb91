"""The database shows what the rules say, and nothing else, whoever asks and however the question is put.

Hypothesis thinks of small worlds and of questions to them; the same questions are answered from plain Python rows by
rules written down a second time (oracle_rules). 200 worlds with 10 questions each make 2,000 comparisons; beside them
every account of every world asks for every table whole.
"""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import RoleGrant
from pertvarka.foundation.territory.models import Municipality
from tests import closed_plane
from tests.access import oracle_database
from tests.access.oracle_interviews import FORGER, KEEPER, NOBODY, WHOLE_TABLES, interviews
from tests.access.oracle_queries import (
    Query,
    ordered,
)
from tests.access.oracle_rules import (
    BASE,
    EVERYTHING,
    REACHES,
    Graph,
    seen_by,
    visible,
)
from tests.access.oracle_worlds import graphs

WORLDS, QUESTIONS = 200, 10


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here."""


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Municipality]]:
    """Two municipalities in each of two regions, in a database where roles of every reach are described."""
    with django_db_blocker.unblock(), closed_plane.committed():
        RoleGrant.objects.using("owner").bulk_create(
            RoleGrant(role_code=role, permission="cases:case:view", reach=reach)
            for role, reach in REACHES.items()
            if reach
        )
        first, second = (
            list(Municipality.objects.filter(region__code=region).order_by("code")[:2]) for region in ("LT-AL", "LT-KU")
        )
        yield [*first, *second]


# The threads of the connection pool roll dice too, and hypothesis takes theirs for ours.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
@given(graph=graphs(), interview=interviews(QUESTIONS))
@settings(
    max_examples=WORLDS,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_question_is_answered_with_the_rows_of_the_asker(
    places: list[Municipality], graph: Graph, interview: list[tuple[int | str, Query]]
):
    with transaction.atomic():
        oracle_database.build(graph, places)
        for account in range(len(graph.open_accounts)):
            _enter(f"account:{BASE + account}")
            expected = visible(graph, seen_by(graph, account))
            for question in WHOLE_TABLES:
                assert _asked(question) == question.answer(expected), (account, question.sql())
        for asker, question in interview:
            account = asker % len(graph.open_accounts) if isinstance(asker, int) else None
            rules = EVERYTHING if asker == KEEPER else seen_by(graph, account)
            _enter(asker if account is None else f"account:{BASE + account}")

            assert _asked(question) == question.answer(visible(graph, rules)), (asker, question.sql())
        transaction.set_rollback(True)


def _enter(subject: object) -> None:
    tickets = {
        NOBODY: "",
        KEEPER: scope.ticket("command:load_demonstration", seconds=60),
        FORGER: scope.ticket(f"account:{BASE}", seconds=60)[:-1] + "x",
    }
    given_ticket = tickets.get(str(subject)) if str(subject) in tickets else scope.ticket(str(subject), seconds=60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pertvarka.scope', %s, true)", [given_ticket])


def _asked(question: Query) -> list[tuple[str, ...]]:
    """Past Django: an injected statement does not ask for a scope first."""
    raw = connection.connection
    assert raw is not None
    with raw.cursor() as cursor:
        if question.wrapper == "copy":
            with cursor.copy(question.sql()) as out:
                text = b"".join(out).decode()
            return sorted(tuple(line.split("\t")) for line in text.splitlines())
        return ordered(cursor.execute(question.sql()).fetchall())
