"""A yearly review is begun, written, published with its numbers frozen; a published number is corrected."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.oversight.monitoring.errors import (
    DayAhead,
    PlaceholderBroken,
    ReasonMissing,
    ReviewEmpty,
    ReviewIsPublished,
    ReviewStands,
)
from pertvarka.oversight.monitoring.models import Review, ReviewChapter, ReviewFigure
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.placeholders import parsed
from pertvarka.oversight.monitoring.queries import reviews as reading
from pertvarka.oversight.monitoring.states import ReviewState
from pertvarka.oversight.results import reviews as written


@dataclass(frozen=True, slots=True)
class Words:
    """A chapter as typed; English may follow later."""

    title_lt: str
    text_lt: str
    title_en: str = ""
    text_en: str = ""


def begin(*, year: int, as_of: date, title_lt: str, title_en: str, by: Account) -> Review:
    """The review of a year, empty.

    Raises:
        NotAllowed: the account writes no reviews.
        DayAhead: the day of the numbers has not come.
        ReviewStands: that year has one, here or in the definitions.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REVIEW_WRITE, on=today)
    if as_of > today:
        raise DayAhead
    if written.review(year) is not None:
        raise ReviewStands
    try:
        with transaction.atomic():
            made = Review.objects.create(year=year, as_of=as_of, title_lt=title_lt, title_en=title_en)
            audit.record("review.begun", about=reference(made), by=by.reference, year=year)
    except IntegrityError as taken:
        raise ReviewStands from taken
    return made


def write_chapter(
    *, review: Review, words: Words, by: Account, chapter: ReviewChapter | None = None, expected_version: int = 1
) -> ReviewChapter:
    """A new chapter, or one in other words.

    Raises:
        NotAllowed: the account writes no reviews.
        ReviewIsPublished: it is published.
        PlaceholderBroken: a number that cannot be read, with its place.
        ChangedMeanwhile: somebody saved in the meantime.
    """
    policy.require(by, Permission.REVIEW_WRITE, on=timezone.localdate())
    _refuse_published(review)
    for text in (words.text_lt, words.text_en):
        parsed(text)
    columns = {name: getattr(words, name) for name in ("title_lt", "title_en", "text_lt", "text_en")}
    with transaction.atomic():
        if chapter is None:
            last = review.chapters.aggregate(last=Max("order"))["last"] or 0
            chapter = ReviewChapter.objects.create(review=review, order=last + 1, **columns)
        else:
            locking.save_unless_changed(chapter, expected_version=expected_version, changes=columns)
        audit.record("review.written", about=reference(review), by=by.reference, chapter=chapter.order)
    return chapter


def publish(*, review: Review, by: Account) -> Review:
    """From now on its sentences keep the numbers they show today.

    Raises:
        NotAllowed: the account writes no reviews.
        ReviewIsPublished, ReviewEmpty: why it cannot be.
        PlaceholderBroken: a number that nothing gives.
    """
    policy.require(by, Permission.REVIEW_WRITE, on=timezone.localdate())
    _refuse_published(review)
    chapters = list(review.chapters.all())
    if not chapters:
        raise ReviewEmpty
    numbers = reading.numbers_of([text for row in chapters for text in (row.text_lt, row.text_en)], as_of=review.as_of)
    for item, value in numbers.items():
        if value is None:
            raise PlaceholderBroken(
                written=reading.written_of(item), line=1, column=1,
                lt="tai dienai nieko nesuskaičiuota", en="nothing is counted for that day",
            )  # fmt: skip
    with transaction.atomic():
        locking.save_unless_changed(
            review,
            expected_version=review.version,
            changes={"state": ReviewState.PUBLISHED.value, "published_at": timezone.now()},
        )
        ReviewFigure.objects.bulk_create(
            ReviewFigure(review=review, placeholder=reading.written_of(item), value=value, as_of=review.as_of)
            for item, value in numbers.items()
        )
        audit.record("review.published", about=reference(review), by=by.reference, numbers=len(numbers))
    return review


def correct(*, figure: ReviewFigure, value: int, reason_lt: str, reason_en: str, by: Account) -> ReviewFigure:
    """A published number was wrong; the old one stays under the text with the reason.

    Raises:
        NotAllowed: the account writes no reviews.
        ReasonMissing: nothing is said of why.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REVIEW_WRITE, on=today)
    if not reason_lt.strip():
        raise ReasonMissing
    with transaction.atomic():
        figure.previous_value, figure.value, figure.corrected_on = figure.value, value, today
        figure.reason_lt, figure.reason_en = reason_lt, reason_en
        figure.save()
        audit.record("review.corrected", about=reference(figure.review), by=by.reference, number=figure.placeholder)
    return figure


def reference(review: Review) -> str:
    """How the audit record names a review."""
    return f"review:{review.year}"


def _refuse_published(review: Review) -> None:
    if review.state == ReviewState.PUBLISHED:
        raise ReviewIsPublished
