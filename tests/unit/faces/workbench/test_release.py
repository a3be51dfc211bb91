"""The ministry's page "Count and publish": numbers only, for the ministry only."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.oversight.results.models import Release
from tests import closed_plane

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    place = closed_plane.build_organisation(f"vieta-{role.replace('_', '-')}")
    client = Client()
    client.force_login(closed_plane.build_account(role, role, place, is_demo=True))
    return client


@pytest.fixture(autouse=True)
def in_the_demonstration(reform: None, settings) -> None:
    settings.DEMO_MODE = True


def test_the_ministry_sees_what_a_release_would_say_and_nothing_is_kept():
    answer = signed_in("ministry").get(reverse("workbench:release"))

    assert answer.status_code == HTTPStatus.OK
    assert "Asmenys, kurių poreikiai įvertinti" in answer.content.decode()
    assert not Release.objects.exists()


def test_publishing_leads_back_with_a_message():
    client = signed_in("ministry")

    answer = client.post(reverse("workbench:release"), follow=True)

    assert Release.objects.count() == 1
    assert "Paskelbtas 1 leidimas." in answer.content.decode()


@pytest.mark.parametrize("role", ["case_manager", "case_supervisor", "data_protection_officer", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_anybody_else_the_page_is_not_there(role: str, method: str):
    answer = getattr(signed_in(role), method)(reverse("workbench:release"))

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not Release.objects.exists()
