"""The page that explains the cluster."""

import re
from datetime import date

import pytest

from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.models import ClusterMembership
from tests import closed_plane

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


def test_members_stand_on_the_page_of_the_cluster_and_of_their_region(client, settings):
    settings.OPEN_PAGES_KEPT = 0
    alytus = Region.objects.get(code="LT-AL")
    assert "Šiandieniai klasterio nariai" not in client.get("/lt/klasteris/").text
    for code, region, kind, left in (
        ("nacionaline", None, "ministries", None),
        ("alytaus", alytus, "education-institutions", None),
        ("isejusi", alytus, "ngos", date(2026, 3, 1)),
    ):
        body = closed_plane.build_organisation(f"organizacija-{code}")
        ClusterMembership.objects.create(
            organisation=body, region=region, kind=kind, joined_on=date(2026, 2, 1), left_on=left
        )

    page = client.get("/lt/klasteris/").text
    assert "organizacija-nacionaline" in page
    assert "organizacija-alytaus" in page
    assert "isejusi" not in page
    assert f'{alytus.get_absolute_url()}#members">' in page
    here = client.get(alytus.get_absolute_url()).text
    members = here[here.index('id="members"') :]
    members = members[: members.index("</section>")].replace("\xa0", " ")
    for words in ("organizacija-alytaus", "Ugdymas", "2026-02-01"):
        assert words in members
    assert "isejusi" not in here
    assert "nacionaline" not in here
