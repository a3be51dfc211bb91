"""Which services a method is written for: set by who keeps methods, told on the open page of the service."""

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.programme.library import covering, method_queries
from pertvarka.programme.library.models import MethodologyPackage
from pertvarka.services.catalogue.models import ServiceType
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
CODE = "atvejo-koordinavimo-tvarka"


@pytest.fixture
def office(settings):
    settings.DEMO_MODE = True
    ministry = closed_plane.build_organisation("ministerija")
    return closed_plane.build_account("Eglė", "ministry", ministry, is_demo=True)


@pytest.fixture
def method():
    return MethodologyPackage.objects.get(code=CODE)


def at_work(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_no_source_says_which_service_follows_which_method_so_none_does():
    assert not MethodologyPackage.objects.exclude(service_type_codes=[]).exists()
    assert not any(method_queries.covering(one.code) for one in ServiceType.objects.all())


def test_the_open_page_of_a_service_names_its_method_once_that_is_set(client, office, method):
    provider = closed_plane.build_organisation("kalve", kind="provider")
    offers = {
        code: closed_plane.build_offer(provider, service_type=ServiceType.objects.get(code=code))
        for code in ("S06", "S08")
    }
    address = reverse("workbench:method_services", args=[CODE])
    assert at_work(office).get(address).status_code == 200

    answer = at_work(office).post(address, {"service_types": ["S06"]}, follow=True)

    assert "Grupinio gyvenimo namai" in answer.content.decode()
    told = {
        code: client.get(reverse("public_site:service", args=[one.uuid])).content.decode()
        for code, one in offers.items()
    }
    assert f'href="{reverse("public_site:method", args=[CODE])}"' in told["S06"]
    assert "Pagal kurią metodiką" not in told["S08"]
    [event] = AuditEvent.objects.filter(kind="method.services_set")
    assert (event.details["before"], event.details["after"]) == ([], ["S06"])


def test_setting_what_stands_already_writes_nothing(office, method):
    with scope.of(office):
        for _ in range(2):
            covering.set_services(package=method, codes=["S06", "S06"], by=office)

    assert AuditEvent.objects.filter(kind="method.services_set").count() == 1


def test_only_those_who_keep_methods_set_it(method):
    jonas = closed_plane.build_account("Jonas", "case_manager", closed_plane.build_organisation("skyrius"))

    with scope.of(jonas), pytest.raises(NotAllowed):
        covering.set_services(package=method, codes=["S06"], by=jonas)


def test_a_service_that_is_not_there_is_refused(office):
    answer = at_work(office).post(reverse("workbench:method_services", args=[CODE]), {"service_types": ["S99"]})

    assert answer.status_code == 422
    assert MethodologyPackage.objects.get(code=CODE).service_type_codes == []
