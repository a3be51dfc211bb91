"""The page that explains the cluster."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("reform")


def test_the_cluster_is_explained_with_live_numbers(client, django_assert_max_num_queries, settings):
    settings.OPEN_PAGES_KEPT = 0

    with django_assert_max_num_queries(10):
        html = client.get("/lt/klasteris/").content.decode().replace("\xa0", " ")

    members = html[html.index('<ul class="members">') :]
    assert members[: members.index("</ul>")].count("<li>") == 9
    assert "planuotas renginys" in html
    assert "įvykę renginiai" in html
    assert "regioniniai ekspertai" in html
    numbers = html[html.index("Planuota ir įvyko pagal rūšį") :]
    found = re.findall(r'data-fact="4.1.1"[^>]*>(\d+)</a>', numbers[: numbers.index("</table>")])
    assert found == ["34", "37", "24", "24", "3", "3", "61", "64"]


def test_organisations_stand_with_their_names_over_time(client):
    html = client.get("/lt/klasteris/").content.decode().replace("\xa0", " ")

    assert "iki 2018-06-30" in html
    assert "nuo 2018-07-01" in html
    assert "„Panevezio Algimanto Banzos KVGN“" in html


def test_the_english_page_speaks_english(client):
    assert "Nine kinds of members" in client.get("/en/cluster/").content.decode()
