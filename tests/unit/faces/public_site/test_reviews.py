"""The yearly review: sentences without typed numbers, figures as the database counts them."""

import re

import pytest

from pertvarka.foundation.base.definitions import DefinitionBroken
from pertvarka.oversight.results import review_figures, reviews
from pertvarka.oversight.results.models import AchievementPart
from pertvarka.oversight.results.reviews import Placeholder, placeholder

pytestmark = pytest.mark.usefixtures("reform")


def told(page: str) -> str:
    """The page as it is read: no tags, no binding spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page).replace("\u00a0", " "))


@pytest.fixture
def numbers():
    return review_figures.numbers_of(reviews.review(2017))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("on-duty-carers-supported", 39),
        ("services-2017:regions:on-duty-carers", 6),
        ("children-kept-out-of-institutions", 77),
        ("children-kept-out-of-institutions:part:infants", 17),
        ("services-2017", 230),
        ("services-2017:without:on-duty-carers", 191),
        ("services-2017:part:on-duty-carers", 39),
        ("persons-assessed", 1926),
        ("persons-assessed:part:disabled-people", 1312),
        ("persons-assessed:part:children", 614),
        ("individual-plans-made", 1926),
        ("staff-assessed", 1739),
        ("persons-hired-for-packages", 27),
        ("seminars-2017", 18),
        ("seminar-participants-2017", 350),
        ("leaders-trained-2017:groups", 18),
        ("leaders-trained-2017", 270),
        ("4.2.3", 40),
        ("staff-trained-2017:contracts", 5),
        ("staff-trained-2017", 1890),
        ("staff-trained-2017:groups", 103),
        ("institution-plans-2017", 10),
        ("4.2.5:planned", 26),
        ("conference-participants-2017", 118),
        ("regional-round-tables-2017", 10),
    ],
)
def test_every_figure_is_the_one_the_database_counts(numbers, written, value):
    assert numbers.figures[placeholder(written)].value == value


def test_no_figure_of_the_review_is_left_unchecked_or_without_a_value(numbers):
    assert len(numbers.figures) == 25
    assert all(figure.value is not None for figure in numbers.figures.values())


def test_the_pilot_services_stand_with_their_regions_and_add_to_191(numbers):
    parts = numbers.parts("services-2017", without=["on-duty-carers"])

    assert [(part.value, part.regions_count) for part in parts] == [(30, 3), (23, 2), (28, 2), (22, 2), (88, 9)]
    assert sum(part.value for part in parts) == 191


def test_a_changed_figure_in_the_database_changes_the_story(client):
    AchievementPart.objects.filter(code="infants").update(value=18)

    assert "iš jų 18 kūdikių" in told(client.get("/lt/apzvalga/2017/").content.decode())


def test_no_sentence_of_the_file_holds_a_typed_figure():
    file = reviews.review(2017)
    days_and_quarters = {"15", "2018"}

    for chapter in file.chapters:
        for sentence in chapter.sentences:
            for text in (sentence.lt, sentence.en):
                words = reviews.PLACEHOLDER.sub("", text)
                assert set(re.findall(r"\d+", words)) <= days_and_quarters, text


def test_the_page_tells_the_year_with_every_figure_linked_to_its_definition(client):
    page = client.get("/lt/apzvalga/2017/").content.decode()

    text = told(page)
    assert "į institucijas patenka vis mažiau vaikų" in text
    assert "39 budintys globotojai 6 regionuose: Alytaus, Klaipėdos, Šiaulių" in text
    assert "nepateko 77 vaikai, iš jų 17 kūdikių." in text
    assert "skirtingi žmonės" in text
    figures = re.findall(r"<(a|span) class=\"figure\"([^>]*)>", page)
    assert len(figures) > 40
    assert all(
        tag == "a" and "/lt/rezultatai/rodiklis/" in rest and "as_of=2017-12-31" in rest for tag, rest in figures
    )


def test_all_reviews_of_the_definitions_can_be_read():
    assert [file.year for file in reviews.all_reviews()] == [2017]


def test_a_year_nobody_wrote_about_is_not_found(client):
    assert client.get("/lt/apzvalga/1999/").status_code == 404


def test_the_page_needs_few_queries(client, django_assert_max_num_queries):
    # One below the limit: a kept page asks for the revision of the data first.
    with django_assert_max_num_queries(9):
        client.get("/en/review/2017/")


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ("{no-such-indicator}", 'no indicator "no-such-indicator"'),
        ("{4.2.3:weather}", "cannot be counted"),
        ("{services-2017:part}", "cannot be counted"),
    ],
)
def test_a_placeholder_that_names_nothing_breaks_the_definition_with_its_line(tmp_path, figure, problem):
    path = tmp_path / "review_2031.yaml"
    path.write_text(
        "year: 2031\nas_of: 2031-12-31\nsource: '002'\n"
        "title: {lt: Metai, en: Year}\nlead: {lt: Metai, en: Year}\nfirst_figures: []\nchapters:\n"
        "- title: {lt: Skyrius, en: Chapter}\n  sentences:\n"
        f'  - {{lt: "Yra {figure}.", en: "There is {figure}."}}\n'
    )

    with pytest.raises(DefinitionBroken, match=problem) as broken:
        reviews.review(2031, folder=tmp_path)

    assert broken.value.line == 10


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{4.2.3}", Placeholder("4.2.3")),
        ("{4.2.5:planned}", Placeholder("4.2.5", "planned")),
        ("services-2017:part:respite-at-home", Placeholder("services-2017", "part", "respite-at-home")),
    ],
)
def test_a_placeholder_reads_as_indicator_question_and_part(written, read):
    assert placeholder(written) == read
