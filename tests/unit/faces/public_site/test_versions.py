"""The page that shows what changed between two versions of the plan."""

import re

import pytest
from django.utils import translation

from pertvarka.faces.public_site import plan_changes
from pertvarka.programme.framework import difference
from pertvarka.programme.framework import queries as framework

ADDRESS = "/lt/rezultatai/versijos/{}..{}/"

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def first_to_second():
    versions = {version.number: version for version in framework.versions()}
    return difference.between(versions[1], versions[2])


def test_the_difference_of_versions_1_and_2_is_exactly_the_six_changes(first_to_second):
    rows = [
        (group.kind.value, row.code, row.old, row.new, row.step)
        for group in plan_changes.groups(first_to_second)
        for row in group.rows
    ]

    assert rows == [
        ("changed", "4.2.5", 27, 26, "−1"),
        ("dropped", "4.2.1", 1, None, "–"),
        ("dropped", "4.2.6", 10, None, "–"),
        ("dropped", "4.2.7", 15, None, "–"),
        ("dropped", "4.3.3", 2, None, "–"),
        ("added", "4.2.8.1", None, None, "–"),
    ]


def test_a_missing_value_says_whether_it_is_not_named_or_named_without_a_target(first_to_second):
    added = plan_changes.groups(first_to_second)[-1].rows[0]

    assert added.old_reason == "Versijoje 1 jo nėra"
    assert added.new_reason == "Įrašyta be planuotos reikšmės"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("lt", "1 reikšmė pakeista, 4 rodikliai nebepateikiami, 1 naujas"),
        ("en", "1 value changed, 4 indicators no longer reported, 1 new"),
    ],
)
def test_the_headline_counts_each_kind_in_the_right_plural(first_to_second, language, sentence):
    with translation.override(language):
        assert plan_changes.headline(first_to_second) == sentence


def test_words_that_differ_stand_apart_and_are_no_change(first_to_second):
    wordings = plan_changes.wordings(first_to_second)

    assert [row.title for row in wordings] == ["4.1 veiklos 4 tikslas", "Rodiklio 4.2.5 pavadinimas"]
    assert wordings[1].old == "GĮ pertvarkos planai"
    assert wordings[1].new == "Parengti GĮ pertvarkos planai"


def test_a_decision_the_sources_do_not_name_is_said_in_every_row(client):
    page = client.get(ADDRESS.format(1, 2)).content.decode()

    table = page[page.index("plan-changes") : page.index("</table>")]
    assert table.count("Sprendimas šaltiniuose nenurodytas") == 6
    assert page.count("<del>") == 2
    assert "2016-04-28" in page
    assert "2017-12-31" in page


def test_the_page_leads_to_the_results_by_the_old_version(client):
    page = client.get(ADDRESS.format(1, 2)).content.decode()

    assert 'href="/lt/rezultatai/4/?version=1"' in page
    assert "Rodyti rezultatus pagal versiją 1" in page


def test_equal_versions_differ_in_nothing_and_say_so(client):
    page = client.get(ADDRESS.format(1, 1)).content.decode()

    assert "Abiejose pusėse ta pati versija" in page
    assert "data-change" not in page


def test_reversed_versions_are_read_backwards_and_say_so(client):
    page = client.get(ADDRESS.format(2, 1)).content.decode()

    assert "Lyginama atbuline tvarka" in page
    assert re.findall(r'data-change="(\w+)"', page) == ["changed", "dropped", "added"]
    assert "1 reikšmė pakeista, 1 rodiklis nebepateikiamas, 4 nauji" in page.replace("\u00a0", " ")


@pytest.mark.parametrize(("old", "new"), [(1, 9), (9, 1), (0, 0)])
def test_an_unknown_version_is_not_found(client, old, new):
    assert client.get(ADDRESS.format(old, new)).status_code == 404


@pytest.mark.parametrize(
    ("query", "address"),
    [("?old=2&new=1", ADDRESS.format(2, 1)), ("?old=ž&new=2", ADDRESS.format(1, 2)), ("?new=1", ADDRESS.format(1, 1))],
)
def test_the_pickers_lead_to_the_address_of_the_pair(client, query, address):
    response = client.get(ADDRESS.format(1, 2) + query)

    assert (response.status_code, response["Location"]) == (302, address)


def test_the_page_needs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get(ADDRESS.format(1, 2))
