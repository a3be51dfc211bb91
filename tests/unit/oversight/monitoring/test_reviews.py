"""A yearly review: live numbers while it is written, frozen ones when it is published."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.oversight.monitoring import errors
from pertvarka.oversight.monitoring.actions import reviews
from pertvarka.oversight.monitoring.placeholders import parsed
from pertvarka.oversight.monitoring.queries import reviews as reading
from pertvarka.oversight.results.models import Achievement

YEAR, CODE = 2025, "children-kept-out-of-institutions"


@pytest.fixture
def review(egle):
    with scope.of(egle):
        made = reviews.begin(
            year=YEAR, as_of=timezone.localdate() - timedelta(days=1), title_lt="2025-ieji", title_en="2025", by=egle
        )
        reviews.write_chapter(
            review=made,
            words=reviews.Words("Vaikai", "Į institucijas nepateko {" + CODE + "} vaikai."),
            by=egle,
        )
    return made


def told(review) -> str:
    page = reading.told(review)
    return "".join(
        run.text if run.number is None else str(run.number.value)
        for chapter in page.chapters
        for paragraph in chapter.paragraphs
        for run in paragraph
    )


def test_a_draft_counts_and_a_published_sentence_keeps_its_number(review, egle):
    before = told(review)
    value = int("".join(filter(str.isdigit, before)))
    state(value + 1)
    assert told(review) == before.replace(str(value), str(value + 1))
    with scope.of(egle):
        reviews.publish(review=review, by=egle)
        state(value + 2, days_ago=1)
        assert told(review) == before.replace(str(value), str(value + 1))
        with pytest.raises(errors.ReviewIsPublished):
            reviews.write_chapter(review=review, words=reviews.Words("x", "y"), by=egle)
        with pytest.raises(errors.ReasonMissing):
            reviews.correct(figure=reading.frozen(review)[0], value=9, reason_lt=" ", reason_en="", by=egle)
        reviews.correct(
            figure=reading.frozen(review)[0], value=value + 2, reason_lt="Rasta dar viena byla.", reason_en="", by=egle
        )
    page = reading.told(review)
    assert [(one.previous, one.value, one.note) for one in page.footnotes] == [(value + 1, value + 2, 1)]
    with translation.override("lt"):
        shown = Client().get(reverse("public_site:review", kwargs={"year": YEAR})).content.decode()
    assert str(value + 2) in shown
    assert "Rasta dar viena byla." in shown


def state(value: int, *, days_ago: int = 2) -> None:
    Achievement.objects.create(
        indicator_code=CODE,
        value=value,
        as_of=timezone.localdate() - timedelta(days=days_ago),
        precision="day",
        source=f"s{value}",
        state="published",
    )


def test_a_draft_is_no_public_page_and_the_review_of_2017_stands(review, vytautas):
    for year, status in ((YEAR, 404), (1999, 404), (2017, 200)):
        with translation.override("lt"):
            address = reverse("public_site:review", kwargs={"year": year})
        assert Client().get(address).status_code == status
    with scope.of(vytautas), pytest.raises(NotAllowed):
        reviews.publish(review=review, by=vytautas)


def test_no_second_review_of_a_year(review, egle):
    today = timezone.localdate()
    with scope.of(egle):
        for year in (YEAR, 2017):
            with pytest.raises(errors.ReviewStands):
                reviews.begin(year=year, as_of=today, title_lt="x", title_en="", by=egle)
        empty = reviews.begin(year=2024, as_of=today, title_lt="x", title_en="", by=egle)
        with pytest.raises(errors.ReviewEmpty):
            reviews.publish(review=empty, by=egle)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Buvo {4.1.1", 1, 6),
        ("Gerai.\nBuvo 4.1.1} renginių", 2, 11),
        ("Buvo {nėra}", 1, 6),
        ("Buvo {4.1.1:part}", 1, 6),
        ("{4.1.1:planned:x}", 1, 1),
        ("{4.1.1} ir {4.1.1:{4.1.2}}", 1, 12),
        ("{__import__('os').system('ls')}", 1, 1),
    ],
)
def test_a_broken_placeholder_is_named_at_its_place(text: str, line: int, column: int):
    with pytest.raises(errors.PlaceholderBroken) as broken:
        parsed(text)
    assert (broken.value.line, broken.value.column) == (line, column)
    assert str(line) in broken.value.sentence
