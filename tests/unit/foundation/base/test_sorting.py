"""Lithuanian order: the same in Python and in the database, whatever collation the server has."""

import pytest
from django.db import connection

from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.foundation.territory.models import Municipality, Region

WORDS = ["Zarasai", "Ąžuolas", "Šiauliai", "Skuodas", "Tauragė", "Čekiškė", "Cirkliškis", "Žagarė", "Ukmergė", "Ūla", "Yla",
         "Jonava", "Įsrutis", "Dubysa", "ėglis", "Ežerėlis", "sala", "Šala"]  # fmt: skip
IN_ORDER = ["Ąžuolas", "Cirkliškis", "Čekiškė", "Dubysa", "ėglis", "Ežerėlis", "Yla", "Įsrutis", "Jonava", "sala",
            "Skuodas", "Šala", "Šiauliai", "Tauragė", "Ukmergė", "Ūla", "Zarasai", "Žagarė"]  # fmt: skip


def test_python_sorts_as_a_lithuanian_dictionary() -> None:
    assert sorted(WORDS, key=lithuanian_sort_key) == IN_ORDER


@pytest.mark.usefixtures("db")
def test_the_database_sorts_the_same_under_any_collation() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM unnest(%s::text[]) AS word ORDER BY lt_sort(word)", [WORDS])
        assert [word for (word,) in cursor.fetchall()] == IN_ORDER


@pytest.mark.usefixtures("db")
def test_the_key_is_bytes_that_no_collation_reorders() -> None:
    """As text it was sorted by the collation of the database: a Lithuanian ICU one put Čekiškė before Cirkliškis."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_typeof(lt_sort('Šiauliai'))::text")
        assert cursor.fetchone() == ("bytea",)


@pytest.mark.usefixtures("reform")
def test_regions_stand_in_lithuanian_order() -> None:
    names = [region.name_lt for region in Region.objects.in_order()]

    assert names == ["Alytus", "Kaunas", "Klaipėda", "Marijampolė", "Panevėžys", "Šiauliai", "Tauragė", "Telšiai", "Utena",
                     "Vilnius"]  # fmt: skip


@pytest.mark.usefixtures("reform")
def test_municipalities_sort_the_same_in_both() -> None:
    names = [municipality.name_lt for municipality in Municipality.objects.in_order()]

    assert names == sorted(names, key=lithuanian_sort_key)
    assert len(names) == 60
