"""Nothing in the database joins an invitation to an answer: no column, no key, no order of rows, no transaction number.

Everything is committed here, one transaction a request as on the real server, because that is what an attacker with
the whole database would look at.
"""

import random
import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments import rules as letter_rules
from pertvarka.foundation.instruments import typed
from pertvarka.programme.research import rules
from pertvarka.programme.research.actions import answering, waves
from pertvarka.programme.research.actions.waves import NewStratum
from pertvarka.programme.research.errors import StratumFull
from pertvarka.programme.research.models import Invitation, Letter, Stratum, SurveyAnswer
from tests import closed_plane
from tests.unit.programme.research.building import answers, build_open_wave, researcher, tokens

ANSWERING = 45


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), closed_plane.committed():
        yield


def rows(command: str, sql: str) -> list[tuple]:
    with scope.of_command(command), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_no_column_order_or_transaction_joins_who_and_what(ground: None):
    by = researcher()
    wave = build_open_wave(by, invited={"city": ANSWERING + 5})
    links = tokens(wave, by)["city"]
    random.Random(7).shuffle(links)
    events = AuditEvent.objects.count()
    for number, token in enumerate(links[:ANSWERING]):
        answering.give(answering.follow(token), answers(own_words=f"{number} " + "žodis " * number))

    # No column but these, and none that leads to an invitation or a letter.
    columns = {field.column for field in SurveyAnswer._meta.get_fields()}
    assert columns == {"uuid", "wave_id", "stratum_id", "answers"}
    catalogue = (
        "SELECT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid IN "
        "(SELECT oid FROM pg_class WHERE relname = ANY(ARRAY['research_surveyanswer', 'research_letter']))"
    )
    assert {row[0] for row in rows("tabulate_survey", catalogue)} == {"research_surveywave", "research_stratum"}
    triggers = (
        "SELECT 1 FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relname = 'research_surveyanswer' AND NOT tgisinternal"
    )
    assert not rows("tabulate_survey", triggers)
    moved = rows(
        "tabulate_survey", "SELECT xmin::text, uuid, answers->>'own_words' FROM research_surveyanswer ORDER BY ctid"
    )
    letters = rows("empty_letterbox", "SELECT xmin::text, uuid, length(body_sealed) FROM research_letter ORDER BY ctid")
    ticked = rows("take_answer", "SELECT xmin::text, uuid FROM research_invitation WHERE answered ORDER BY ctid")
    assert (len(moved), len(letters), len(ticked)) == (30, 15, ANSWERING)
    # Transactions: many answers share one, no invitation has it, and fewer never leave together.
    by_transaction: dict[str, list[int]] = {}
    for xmin, _key, words in moved:
        by_transaction.setdefault(xmin, []).append(int(words.split()[0]))
    assert not by_transaction.keys() & {row[0] for row in ticked}
    assert all(len(batch) >= rules.LEAVING for batch in by_transaction.values())
    # Order: rows of a batch do not stand as the answers came, and a batch is not simply the first ones.
    assert all(batch != sorted(batch) and batch != sorted(batch, reverse=True) for batch in by_transaction.values())
    first = next(iter(by_transaction.values()))
    assert max(first) > rules.LEAVING, "drawn by lot from all that waited"
    # Keys are random and used once; what waits is sealed and of one length, however long the answer.
    assert len({row[1] for row in (*moved, *letters, *ticked)}) == len(moved) + len(letters) + len(ticked)
    assert {row[2] for row in letters} == {letter_rules.BLOCK + 30}
    assert AuditEvent.objects.count() == events

    with scope.of(by):
        closed = waves.close_wave(wave=wave, by=by)
    assert closed.answers_count == ANSWERING
    assert not rows("take_answer", "SELECT 1 FROM research_invitation"), "who was invited is gone with the wave"
    assert not rows("empty_letterbox", "SELECT 1 FROM research_letter")
    after = rows("tabulate_survey", "SELECT xmin::text, answers->>'own_words' FROM research_surveyanswer ORDER BY ctid")
    last = [int(words.split()[0]) for xmin, words in after if xmin not in by_transaction]
    assert len(after) == ANSWERING
    assert len(last) >= rules.STAYING
    assert last != sorted(last)


def test_an_answer_holds_no_moment():
    """What a form works out by itself (when it was begun, scores) stays out of the letter."""
    survey = [
        {"type": "start", "name": "begun"},
        {"type": "text", "name": "words", "label": "Žodžiai"},
        {"type": "calculate", "name": "moment", "calculation": "now()"},
    ]
    form = check(workbook_of({"survey": survey, "choices": [], "settings": [{"form_id": "moments"}]}))
    state = evaluate(form, {"words": "Taip"}, today=datetime(2026, 11, 22, 10, 30, tzinfo=UTC))

    assert state.counted["moment"], "the form knows the moment"
    assert typed.told(form, state) == {"words": "Taip"}


def test_the_last_place_of_a_quota_is_taken_once(ground: None):
    by = researcher("Ona")
    strata = (NewStratum("city", "Miestas", "City", 1000, 3),)
    wave = build_open_wave(by, invited={"city": 9}, strata=strata)
    outcomes: list[str] = []
    start = threading.Barrier(8)

    def answer(token: str) -> None:
        try:
            link = answering.follow(token)
            start.wait(20)
            answering.give(link, answers())
            outcomes.append("taken")
        except StratumFull:
            outcomes.append("full")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=answer, args=(token,)) for token in tokens(wave, by)["city"][:8]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sorted(outcomes) == ["full"] * 5 + ["taken"] * 3
    with scope.of(by):
        assert Stratum.objects.get(wave=wave).answered_count == 3
        assert Invitation.objects.filter(wave=wave, answered=True).count() == 3
    with scope.of_command("empty_letterbox"):
        assert Letter.objects.filter(wave=wave).count() == 3
