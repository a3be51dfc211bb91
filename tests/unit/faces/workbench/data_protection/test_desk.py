"""The officer's desk: clocks, registers and lists without names, for nobody else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from pertvarka.foundation.access import scope, view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.models import RightsRequest
from tests.unit.faces.workbench.data_protection.conftest import SignIn
from tests.unit.faces.workbench.data_protection.desk import text_of

OFFICERS_PAGES = ("data_protection", "view_log", "retention", "breaches", "breach_record", "hold_place")


@pytest.mark.parametrize("name", OFFICERS_PAGES)
@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_officer_opens_every_page_of_the_desk(as_lina: Client, name: str, language: str):
    with translation.override(language):
        assert as_lina.get(reverse(f"workbench:{name}")).status_code == 200


@pytest.mark.parametrize("name", OFFICERS_PAGES)
def test_for_others_the_desk_is_not_there(sign_in: SignIn, jonas: Account, name: str):
    assert sign_in(jonas).get(reverse(f"workbench:{name}")).status_code == 404
    assert Client().get(reverse(f"workbench:{name}")).status_code == 302


def test_a_full_desk_takes_few_queries(
    as_lina: Client, in_hand: RightsRequest, django_assert_max_num_queries: DjangoAssertNumQueries
):
    with django_assert_max_num_queries(40):
        page = text_of(as_lina, "workbench:data_protection")

    assert in_hand.number in page


def test_the_log_is_filtered_without_names_in_the_address(as_lina: Client, sign_in: SignIn, case: Case, jonas: Account):
    with scope.of(jonas):
        view_log.record(ViewRecord.Kind.NAME, about=case.person.reference, case=case.pk, page="cases:name", by=jonas)
    url = reverse("workbench:view_log")

    answer = as_lina.post(url, {"account": jonas.email, "number": case.number, "day": ""})
    assert answer.status_code == 302
    assert jonas.email not in answer["Location"]
    page = as_lina.get(answer["Location"]).content.decode()

    assert "Jonas" in page
    assert case.number in page
    nobody = as_lina.post(url, {"account": "niekas@savivaldybe.example", "number": "PV-1", "day": "vakar"})
    assert nobody["Location"].count("unknown=") == 3
    assert as_lina.get(nobody["Location"]).status_code == 200


@pytest.mark.parametrize("query", ["by=x", "about=x", "day=x", "page=x", "page=99", "by=%00"])
def test_a_wrong_filter_breaks_nothing(as_lina: Client, query: str):
    assert as_lina.get(f"{reverse('workbench:view_log')}?{query}").status_code == 200
