"""Publicity: written down by the office, corrected, shown to everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.programme.library import publicity_actions as actions
from pertvarka.programme.library.models import PublicityItem
from pertvarka.programme.library.publicity_actions import Told
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office(client, settings):
    settings.DEMO_MODE = True
    account = closed_plane.build_account(
        "Eglė", "ministry", closed_plane.build_organisation("ministerija"), is_demo=True
    )
    client.force_login(account)
    return account


def test_from_an_article_to_the_open_page_and_away(client, office):
    today = timezone.localdate().isoformat()
    fields = {"kind": "press", "title_lt": "Savi namai", "published_on": today, "address": "javascript:alert(1)"}
    refused = client.post(reverse("workbench:publicity_new"), fields)
    assert refused.status_code == 422
    assert "Savi namai" in refused.content.decode()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    for wrong in ({"published_on": tomorrow}, {"event": "nera"}):
        assert client.post(reverse("workbench:publicity_new"), fields | {"address": ""} | wrong).status_code == 422
    assert not PublicityItem.objects.exists()
    client.post(reverse("workbench:publicity_new"), fields | {"address": "https://example.lt/savi-namai"})
    item = PublicityItem.objects.get()
    address = reverse("workbench:publicity_change", args=[item.uuid])
    assert "https://example.lt/savi-namai" in client.get(address).content.decode()
    client.post(address, fields | {"title_lt": "Nuosavi namai", "address": "https://example.lt/savi-namai"})
    shown = client.get(reverse("public_site:publicity"), {"kind": "press"}).content.decode().replace("\xa0", " ")
    assert "Nuosavi namai" in shown
    assert 'href="https://example.lt/savi-namai"' in shown
    assert "Nuosavi" not in client.get(reverse("public_site:publicity"), {"kind": "film"}).content.decode()
    client.post(reverse("workbench:publicity_remove", args=[item.uuid]))
    assert not PublicityItem.objects.exists()


def test_others_write_nothing(client, office):
    expert = closed_plane.build_account("Rasa", "regional_expert", region="LT-AL", is_demo=True)
    with scope.of(expert), pytest.raises(NotAllowed):
        actions.note(told=Told("news", timezone.localdate(), "Naujiena"), by=expert)
    client.force_login(expert)
    assert client.get(reverse("workbench:publicity")).status_code == 404
