"""Two hundred people register for the last seat at once: one gets it, the others wait, nobody is one too many."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.db import connections

from pertvarka.foundation.access import scope
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.actions import dividing, visits
from pertvarka.programme.events.models import Event, Registration
from tests import closed_plane
from tests.unit.programme.events.at_work import build_event, build_office, build_officer, three_regions, visitor

AT_ONCE = 200
CONNECTIONS = 10  # as many as one server process holds; the others wait for one, as requests do


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), closed_plane.committed():
        yield


@pytest.mark.parametrize("places", [1, 7])
def test_never_one_too_many(ground: None, places: int):
    office = build_office(f"biuras-{places}")
    egle = build_officer(f"Eglė{places}", office)
    event = build_event(egle, office, places=places)
    answers = rush(event)
    assert answers == {"registered": places, "waiting": AT_ONCE - places}
    event.refresh_from_db()
    assert (event.places_taken, event.waiting_count) == (places, AT_ONCE - places)
    with scope.of(egle):
        queue = list(Registration.objects.filter(event=event, state="waiting").order_by("queued_at", "id"))
        first = Registration.objects.filter(event=event, state="registered")[0]
    visits.answer(token=first.token, wish="declined")
    with scope.of(egle):
        assert Registration.objects.get(pk=queue[0].pk).state == "registered"


def test_no_region_takes_one_too_many(ground: None):
    """Four places for two regions, three at most for one of them: the rush is the same, and the fourth seat too."""
    office = build_office("biuras-kvotu")
    egle = build_officer("Rūta", office)
    event = build_event(egle, office, places=4)
    first, second, _third = three_regions()
    with scope.of(egle):
        dividing.divide(
            event=event, each_region=3, regions={second: 1}, each_organisation=None, expected_version=1, by=egle
        )
    answers = rush(event, regions=(first, second), at_once=AT_ONCE // 4)
    assert answers == {"registered": 4, "waiting": AT_ONCE // 4 - 4}
    with scope.of(egle):
        taken = Counter(
            Registration.objects.filter(event=event, state="registered").values_list("region_id", flat=True)
        )
    assert taken == {first.pk: 3, second.pk: 1}


def rush(event: Event, *, regions: Sequence[Region | None] = (None,), at_once: int = AT_ONCE) -> Counter[str]:
    start, answers, lock = threading.Barrier(at_once), Counter[str](), threading.Lock()

    turn = threading.BoundedSemaphore(CONNECTIONS)

    def come(number: int) -> None:
        try:
            start.wait(60)
            with turn:
                try:
                    answer = str(
                        visits.register(event=event, who=visitor(number, region=regions[number % len(regions)]))[
                            0
                        ].state
                    )
                finally:
                    connections.close_all()
        except Exception as problem:  # noqa: BLE001 - told by the test
            answer = f"{type(problem).__name__}: {problem}"
        with lock:
            answers[answer] += 1

    threads = [threading.Thread(target=come, args=(number,)) for number in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers
