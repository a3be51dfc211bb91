"""A question composed once asks the same as its query set, with the values of each asking."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Membership
from pertvarka.foundation.base.composed import Composed, Counts
from pertvarka.foundation.territory.models import Municipality

pytestmark = pytest.mark.django_db

of_region = Composed(lambda region: Municipality.objects.filter(region_id=region).order_by("code"), {"region": -1})
not_of = Composed(lambda region: Municipality.objects.exclude(region_id=region).values("pk"), {"region": -1})


def regions() -> list[int]:
    return list(Municipality.objects.order_by("region_id").values_list("region_id", flat=True).distinct())


def test_the_rows_are_those_of_the_query_set(reform):
    for region in regions():
        assert of_region.rows(region=region) == list(Municipality.objects.filter(region_id=region).order_by("code"))


def test_a_row_is_an_object_like_any_other(reform):
    found = of_region.rows(region=regions()[0])[0]

    assert found.region.pk == regions()[0]
    assert not found._state.adding


def test_counts_come_in_one_statement(reform):
    region = regions()[0]
    mine = Composed(lambda region: Municipality.objects.filter(region_id=region).values("pk"), {"region": -1})
    counts = Counts({"mine": mine, "others": not_of})
    with CaptureQueriesContext(connection) as asked:
        found = counts.of(region=region)

    assert len(asked) == 1
    assert found["mine"] == Municipality.objects.filter(region_id=region).count()
    assert found["mine"] + found["others"] == Municipality.objects.count()


def test_nothing_to_count_asks_nothing():
    with CaptureQueriesContext(connection) as asked:
        assert Counts({}).of(region=1) == {}

    assert len(asked) == 0


def test_a_value_that_is_not_given_is_a_mistake(reform):
    with pytest.raises(KeyError):
        of_region.rows(land=1)


def test_what_is_asked_again_is_planned_once(reform):
    for _ in range(3):
        for region in regions()[:2]:
            of_region.rows(region=region)

    assert prepared(like="%territory_municipality%region_id%") == 1


def test_a_closed_table_is_still_asked_inside_a_scope_only(reform):
    closed = Composed(lambda key: Membership.objects.filter(pk=key), {"key": -1})

    with pytest.raises(scope.NoScope):
        closed.rows(key=1)


def prepared(*, like: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", [like])
        return cursor.fetchone()[0]
