"""Open pages are kept until an action changes the data, and only for visitors without a session."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pertvarka.foundation.base import audit, open_pages
from pertvarka.programme.events.models import Event

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture(autouse=True)
def kept_pages(settings, no_kept_pages):
    settings.OPEN_PAGES_KEPT = 10
    open_pages.shelf = open_pages.Shelf()


def queries_of(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers=headers).status_code in {200, 304}
    return len(queries)


def test_the_second_visitor_costs_one_query(client: Client) -> None:
    assert queries_of(client, "/lt/klasteris/") > 1

    assert queries_of(client, "/lt/klasteris/") == 1


def test_an_action_makes_the_next_page_new(client: Client) -> None:
    client.get("/lt/renginiai/2016-04-28-steigiamoji-konferencija/")

    with transaction.atomic():
        Event.objects.filter(code="E01").update(participants_declared=213)
        audit.record("event.corrected", about="event:E01", by="command:test")

    assert "213" in client.get("/lt/renginiai/2016-04-28-steigiamoji-konferencija/").content.decode()


def test_a_sign_in_of_somebody_leaves_pages_kept(client: Client) -> None:
    client.get("/lt/klasteris/")

    with transaction.atomic():
        audit.record("account.signed_in", about="account:1", by="account:1")

    assert queries_of(client, "/lt/klasteris/") == 1


def test_a_visitor_who_has_the_page_gets_304(client: Client) -> None:
    etag = client.get("/lt/klasteris/").headers["ETag"]

    again = client.get("/lt/klasteris/", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_languages_and_partial_requests_are_kept_apart(client: Client) -> None:
    lithuanian, english = client.get("/lt/klasteris/"), client.get("/en/cluster/")

    assert 'lang="lt"' in lithuanian.content.decode()
    assert 'lang="en"' in english.content.decode()


def test_a_visitor_with_a_session_gets_a_page_of_their_own(client: Client, settings) -> None:
    client.get("/lt/klasteris/")
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"

    answer = client.get("/lt/klasteris/")

    assert "ETag" not in answer.headers


def test_a_page_that_is_not_there_is_not_kept(client: Client) -> None:
    assert client.get("/lt/rezultatai/rodiklis/9.9.9/").status_code == 404
    assert not open_pages.shelf._pages


def test_the_shelf_does_not_grow_without_end(client: Client) -> None:
    for number in range(15):
        client.get(f"/lt/klasteris/?x={number}")

    assert len(open_pages.shelf._pages) == 10
