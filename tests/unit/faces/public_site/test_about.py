"""The pages about this place."""

import pytest

from pertvarka.oversight.results.definitions import all_definitions

pytestmark = pytest.mark.usefixtures("reform")

PAGES = [
    ("/lt/apie/duomenys/", "Apie duomenis"),
    ("/en/about/data/", "About the data"),
    ("/lt/apie/kas-cia-tikra/", "Kas čia tikra"),
    ("/en/about/what-is-real/", "What is real here"),
    ("/lt/apie/prieinamumas/", "Prieinamumas"),
    ("/en/about/accessibility/", "Accessibility"),
    ("/lt/apie/privatumas/", "Privatumas"),
    ("/en/about/privacy/", "Privacy"),
]


@pytest.mark.parametrize(("address", "heading"), PAGES)
def test_each_page_answers_in_its_language_with_few_queries(client, django_assert_max_num_queries, address, heading):
    with django_assert_max_num_queries(10):
        response = client.get(address)

    assert response.status_code == 200
    assert f'<h1 class="h1 page">{heading}</h1>' in response.content.decode()


def test_every_definition_is_listed_with_its_rule_and_a_link(client):
    page = client.get("/lt/apie/duomenys/").content.decode()

    for code in all_definitions():
        assert f'href="/lt/rezultatai/rodiklis/{code}/"' in page


def test_five_questions_lead_to_their_answers(client):
    page = client.get("/lt/apie/duomenys/").content.decode()

    for anchor in ("sources", "counting", "two-figures", "versions", "gaps"):
        assert page.count(f'href="#{anchor}"') == 1
        assert page.count(f'id="{anchor}"') == 1


def test_what_is_not_known_is_said(client):
    page = client.get("/lt/apie/duomenys/").content.decode()

    assert "2, 3, 5 uždavinių formuluotės" in page
    assert "Plano puslapio (001) data" in page


def test_what_is_real_names_the_makers_of_the_maps(client):
    page = client.get("/en/about/what-is-real/").content.decode()

    assert "Natural Earth" in page
    assert "GeoNames, CC BY 4.0" in page


def test_privacy_says_openly_that_a_lawyer_has_not_read_it(client):
    assert "Reikia teisininko peržiūros" in client.get("/lt/apie/privatumas/").content.decode()
