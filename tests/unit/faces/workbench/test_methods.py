"""Pages of methods: from a new one to one in use, with a member's comment between; drafts stay inside."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.programme.library.models import Comment, ConsultationRound, MethodologyPackage
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def accounts(settings):
    settings.DEMO_MODE = True
    place = closed_plane.build_organisation("teikejas")
    return {
        role: closed_plane.build_account(role.title(), role, place, is_demo=True)
        for role in ("ministry", "provider_staff", "trainer")
    }


def press(client, version, after):
    version.refresh_from_db()
    client.post(reverse("workbench:method_step", args=[version.uuid]), {"version": version.row_version, "after": after})


def test_from_a_new_method_to_one_in_use(client, accounts):
    client.force_login(accounts["ministry"])
    fields = {"kind": "procedure", "title_lt": "Namų tvarka", "title_en": "House rules", "service_types": ["S01"]}
    made = client.post(reverse("workbench:method_new"), fields)
    assert made["Location"] == reverse("workbench:method", args=["namu-tvarka"])
    again = client.post(reverse("workbench:method_new"), fields)
    assert again.status_code == 422
    assert "House rules" in again.content.decode()
    version = MethodologyPackage.objects.get(code="namu-tvarka").versions.get()
    page = reverse("workbench:method_version", args=[version.uuid])
    refused = client.post(reverse("workbench:method_attach", args=[version.uuid]), {"document": "x", "role": "text"})
    assert refused.status_code == 422
    client.post(
        reverse("workbench:method_attach", args=[version.uuid]), {"document": "valdymo-modelis", "role": "text"}
    )
    press(client, version, "drafting")
    today = timezone.localdate()
    client.post(
        reverse("workbench:method_consult", args=[version.uuid]),
        {"opens_on": today.isoformat(), "closes_on": (today + timedelta(days=3)).isoformat(), "question": "Ar aišku?"},
    )
    asked = ConsultationRound.objects.get(version=version)
    assert client.get(reverse("workbench:method_comment", args=[asked.uuid])).status_code == 404

    client.force_login(accounts["provider_staff"])
    assert "Namų tvarka" in client.get(reverse("workbench:home")).content.decode()
    sent = client.post(
        reverse("workbench:method_comment", args=[asked.uuid]), {"place": "2 sk.", "text": "<b>Kas?</b>"}
    )
    assert sent["Location"] == page
    shown = client.get(page).content.decode()
    assert "&lt;b&gt;Kas?&lt;/b&gt;" in shown
    assert reverse("workbench:method_describe", args=[version.uuid]) not in shown

    client.force_login(accounts["ministry"])
    said = Comment.objects.get()
    client.post(reverse("workbench:method_answer", args=[said.uuid]), {"state": "taken", "answer": "Pataisyta"})
    yesterday = today - timedelta(days=1)
    ConsultationRound.objects.update(opens_on=yesterday, closes_on=yesterday)
    assert client.get(reverse("public_site:method", args=["namu-tvarka"])).status_code == 404
    press(client, version, "approved")
    press(client, version, "in_use")
    version.refresh_from_db()
    assert version.state == "in_use"
    public = client.get(reverse("public_site:method", args=["namu-tvarka"])).content.decode()
    assert "Bendruomeniniai vaikų globos namai" in public
    assert "Kas?" not in public


def test_what_is_missing_is_said_in_place_of_the_button(client, accounts):
    client.force_login(accounts["ministry"])
    client.post(
        reverse("workbench:method_new"), {"kind": "procedure", "title_lt": "Namų tvarka", "title_en": "House rules"}
    )
    version = MethodologyPackage.objects.get(code="namu-tvarka").versions.get()
    press(client, version, "in_use")
    told = client.get(reverse("workbench:method_version", args=[version.uuid])).content.decode()
    assert "Šio žingsnio dabar žengti negalima" in told
    version.state = "consultation"
    version.save()
    told = client.get(reverse("workbench:method_version", args=[version.uuid])).content.decode()
    assert "nėra dokumento su tekstu" in told


def test_a_title_is_corrected_and_its_former_stays_on_both_pages(client, accounts):
    client.force_login(accounts["ministry"])
    address = reverse("workbench:method_title", args=["atvejo-koordinavimo-tvarka"])
    standing = MethodologyPackage.objects.get(code="atvejo-koordinavimo-tvarka")
    fields = {"version": 1, "title_lt": "Atvejo vadyba", "title_en": "Case management", "reason": "Taip įsakyme"}
    assert standing.title_lt in client.get(address).content.decode()
    missing = client.post(address, {**fields, "reason": ""})
    assert missing.status_code == 422
    assert client.post(address, fields)["Location"] == reverse("workbench:method", args=[standing.code])
    late = client.post(address, {**fields, "title_lt": "Vėliau įrašyta"})
    assert late.status_code == 422
    assert "Vėliau įrašyta" in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()

    for name in ("workbench:method", "public_site:method"):
        page = client.get(reverse(name, args=[standing.code])).content.decode()
        assert "Atvejo vadyba</h1>" in page
        assert standing.title_lt in page.replace("\xa0", " ")
        assert "Taip įsakyme" in page.replace("\xa0", " ")
    client.force_login(accounts["provider_staff"])
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("workbench:method", args=[standing.code])).content.decode()


def test_others_find_no_methods(client, accounts):
    client.force_login(accounts["trainer"])
    assert client.get(reverse("workbench:methods")).status_code == 404
    client.force_login(accounts["provider_staff"])
    assert reverse("workbench:methods") in client.get(reverse("workbench:cluster")).content.decode()
    assert client.get(reverse("workbench:method", args=["valdymo-modelis"])).status_code == 200
    assert client.get(reverse("workbench:method_version_new", args=["valdymo-modelis"])).status_code == 404


def test_listed_methods_stand_on_the_open_pages(client):
    listing = client.get(reverse("public_site:methods")).content.decode()
    assert "Atvejo koordinavimo tvarka" in listing
    assert (
        "priedais." in client.get(reverse("public_site:method", args=["atvejo-koordinavimo-tvarka"])).content.decode()
    )
