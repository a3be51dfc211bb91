"""The pages of the regions."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("reform")

EVENTS = {
    "alytus": 4,
    "klaipeda": 4,
    "kaunas": 4,
    "marijampole": 4,
    "panevezys": 3,
    "siauliai": 4,
    "taurage": 7,
    "telsiai": 4,
    "utena": 3,
    "vilnius": 3,
}


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("address", ["/lt/regionai/", "/en/regions/vilnius/"])
def test_a_page_takes_at_most_ten_queries(client, django_assert_max_num_queries, settings, address):
    settings.OPEN_PAGES_KEPT = 0

    with django_assert_max_num_queries(10):
        assert client.get(address).status_code == 200


def test_ten_regions_add_to_40_and_count_30(client):
    html = page(client, "/lt/regionai/")

    table = html[html.index('aria-labelledby="table"') :]
    assert table[: table.index("</tbody>")].count("<tr>") == 11
    assert "Regionų suma – 40, o diskusijų – 30" in html


@pytest.mark.parametrize(("slug", "count"), EVENTS.items())
def test_a_region_shows_its_events(client, slug, count):
    html = page(client, f"/lt/regionai/{slug}/")

    listed = html[html.index('id="events"') : html.index('id="sixty"')]
    assert listed.count('<a class="strong"') == count


def test_a_region_is_named_in_the_right_case_with_codes_credits_and_feed(client):
    html = page(client, "/lt/regionai/taurage/")

    assert "Tauragės regionas</h1>" in html
    assert "LT-TA" in html
    assert "LT027" in html
    assert "GeoNames" in html
    assert "CC BY 4.0" in html
    assert "Natural Earth" in html
    assert "/lt/renginiai/kalendorius.ics?region=LT-TA" in html


def test_unknown_residents_are_a_dash_with_its_reason(client):
    html = page(client, "/lt/regionai/taurage/")

    assert re.search(r'data-fact="population" data-basis="missing" title="Gyventojų lentelė dar neįkelta">–', html)
    assert "Trijų regionų renginys šalyje skaičiuojamas vieną kartą" in html


def test_the_region_is_lit_among_sixty_tiles(client):
    html = page(client, "/lt/regionai/taurage/")

    tiles = html[html.index('class="tile-map"') :]
    tiles = tiles[: tiles.index("</ul>")]
    assert tiles.count("<li") == 60
    assert tiles.count(' lit"') == 4


def test_an_unknown_region_is_not_found_in_the_language_of_the_address(client):
    assert "Puslapis nerastas" in page(client, "/lt/regionai/atlantida/", 404)
    assert "Page not found" in page(client, "/en/regions/atlantis/", 404)
