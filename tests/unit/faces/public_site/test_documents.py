"""The pages of the library."""

import re

import pytest
from django.urls import reverse

from pertvarka.programme.library.models import Document, StoredFile

pytestmark = pytest.mark.usefixtures("reform")


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    "address", ["/lt/dokumentai/", "/en/documents/000/", "/lt/dokumentai/gyventoju-poziurio-tyrimo-pristatymas/"]
)
def test_a_page_takes_at_most_ten_queries(client, django_assert_max_num_queries, settings, address):
    settings.OPEN_PAGES_KEPT = 0

    with django_assert_max_num_queries(10):
        assert client.get(address).status_code == 200


def test_all_documents_are_listed_with_counts_by_kind(client):
    html = page(client, "/lt/dokumentai/")

    assert html.count('<a class="strong" href="/lt/dokumentai/') == 21
    assert re.search(r'Pranešimai <span class="num">9</span>', html)
    assert "26 globos įstaigų pertvarkos planai" in html
    assert "Failų neturime" in html


def test_the_search_needs_no_lithuanian_letters(client):
    html = page(client, "/lt/dokumentai/?q=ivaikinima")

    assert "į įvaikinimą" in html
    assert 'value="ivaikinima"' in html


def test_a_search_without_result_says_what_to_try(client):
    assert "Nė viename dokumente nėra visų šių žodžių." in page(client, "/lt/dokumentai/?q=xyzzy")


def test_an_unknown_kind_is_told(client):
    assert "Dokumentų rūšies „plakatas“ nėra." in page(client, "/lt/dokumentai/?kind=plakatas")


def test_a_document_listed_twice_says_so_and_links_its_event(client):
    html = page(client, "/lt/dokumentai/gyventoju-poziurio-tyrimo-pristatymas/")

    assert "Išvardytas du kartus, skaičiuojamas vieną: tai vienas dokumentas." in html
    assert "/lt/renginiai/2016-04-28-steigiamoji-konferencija/" in html
    assert "/lt/rezultatai/rodiklis/4.1.1/" in html
    assert "VšĮ. TUXEDO MEDIA" in html
    assert "2 Mb" in html
    assert "Failo neturime" in html


@pytest.mark.parametrize("code", ["000", "001", "002", "003", "004"])
def test_each_source_says_what_it_gives(client, code):
    html = page(client, f"/lt/dokumentai/{code}/")

    assert '<p class="lead">' in html
    assert "Failo neturime" not in html


def test_an_unknown_document_is_not_found_in_the_language_of_the_address(client):
    assert "Puslapis nerastas" in page(client, "/lt/dokumentai/005/", 404)
    assert "Page not found" in page(client, "/en/documents/005/", 404)


def test_easy_to_read_documents_stand_under_a_filter_of_their_own(client, settings):
    settings.OPEN_PAGES_KEPT = 0
    assert "Lengvai skaitomų dokumentų čia dar nėra." in page(client, "/lt/dokumentai/?easy=1")
    document = Document.objects.get(code="valdymo-modelis")
    StoredFile.objects.create(
        document=document, file_name="lengvai.pdf", media_type="application/pdf", size=1, sha256="0" * 64, content=b"x",
        is_easy_read=True, licence="CC BY 4.0",
    )  # fmt: skip

    listed = page(client, "/lt/dokumentai/?easy=1")
    assert listed.count('class="strong" href=') == 1
    assert document.get_absolute_url() in listed
    own = page(client, document.get_absolute_url())
    assert "Lengvai skaitomas tekstas · licencija: CC BY 4.0" in own


def test_the_objective_of_publicity_leads_to_what_was_published(client):
    link = f'href="{reverse("public_site:publicity")}"'

    assert link in page(client, reverse("public_site:objective", args=["5"]))
    assert link not in page(client, reverse("public_site:objective", args=["4"]))
