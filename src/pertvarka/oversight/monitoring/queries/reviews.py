"""Yearly reviews of the editor: live while they are drafts, as frozen when they are published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.monitoring.models import Review, ReviewChapter, ReviewFigure
from pertvarka.oversight.monitoring.placeholders import parsed
from pertvarka.oversight.monitoring.states import ReviewState
from pertvarka.oversight.results import review_figures
from pertvarka.oversight.results.reviews import ChapterShape, Placeholder, ReviewFile


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence. `previous` and `reason` tell of a correction; `note` is the number of its footnote."""

    code: str
    placeholder: str
    value: int | None
    previous: int | None = None
    corrected_on: date | None = None
    reason: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    text: str = ""
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class ToldChapter:
    title: str
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class ToldReview:
    review: Review
    chapters: tuple[ToldChapter, ...]
    footnotes: tuple[Number, ...]


def reviews() -> list[Review]:
    return list(Review.objects.all())


def review(year: int) -> Review | None:
    return Review.objects.filter(year=year).first()


def published(year: int) -> Review | None:
    return Review.objects.filter(year=year, state=ReviewState.PUBLISHED).first()


def chapter(review: Review, order: int) -> ReviewChapter | None:
    return review.chapters.filter(order=order).first()


def frozen(review: Review) -> list[ReviewFigure]:
    return list(review.figures.all())


def figure(review: Review, written: str) -> ReviewFigure | None:
    return review.figures.filter(placeholder=written).first()


def told(review: Review) -> ToldReview:
    """In the active language: counted now as of the review's date, or as it was frozen."""
    chapters = list(review.chapters.all())
    if review.state == ReviewState.PUBLISHED:
        numbers = {row.placeholder: _number(row) for row in review.figures.all()}
    else:
        counted = numbers_of([one for row in chapters for one in (row.text_lt, row.text_en)], as_of=review.as_of)
        numbers = {written_of(item): Number(item.code, written_of(item), value) for item, value in counted.items()}
    footnotes: list[Number] = []
    shown = tuple(ToldChapter(row.title, _paragraphs(row.text, numbers, footnotes)) for row in chapters)
    return ToldReview(review, shown, tuple(footnotes))


def previewed(text: str, *, as_of: date) -> tuple[tuple[Run, ...], ...]:
    """A text that is not saved yet.

    Raises:
        PlaceholderBroken: with its place.
    """
    counted = numbers_of([text], as_of=as_of)
    numbers = {written_of(item): Number(item.code, written_of(item), value) for item, value in counted.items()}
    return _paragraphs(text, numbers, [])


def numbers_of(texts: Iterable[str], *, as_of: date) -> dict[Placeholder, int | None]:
    """What every placeholder of the texts gives as of a day.

    Raises:
        PlaceholderBroken: the first that cannot be read.
    """
    wanted = {
        piece.placeholder
        for text in texts
        for paragraph in parsed(text)
        for piece in paragraph
        if piece.placeholder is not None
    }
    if not wanted:
        return {}
    lines = [Sentence(lt="{" + written_of(item) + "}", en="{" + written_of(item) + "}") for item in wanted]
    title = Sentence(lt="–", en="–")
    chapters = [ChapterShape(title=title, sentences=lines)]
    file = ReviewFile(
        year=as_of.year, as_of=as_of, source="", title=title, lead=title, first_figures=[], chapters=chapters
    )
    found = review_figures.numbers_of(file).figures
    return {item: found[item].value for item in wanted}


def written_of(item: Placeholder) -> str:
    """A placeholder as it is kept, whichever way it was written."""
    if item.what == "achieved":
        return item.code
    return ":".join(filter(None, (item.code, item.what, item.part)))


def _paragraphs(text: str, numbers: dict[str, Number], footnotes: list[Number]) -> tuple[tuple[Run, ...], ...]:
    return tuple(
        tuple(
            Run(text=piece.text) if piece.placeholder is None else _run(piece.placeholder, numbers, footnotes)
            for piece in paragraph
        )
        for paragraph in parsed(text)
    )


def _run(item: Placeholder, numbers: dict[str, Number], footnotes: list[Number]) -> Run:
    number = numbers.get(written_of(item), Number(item.code, written_of(item), None))
    if number.corrected_on is not None:
        standing = next((one for one in footnotes if one.placeholder == number.placeholder), None)
        if standing is None:
            standing = Number(
                number.code,
                number.placeholder,
                number.value,
                number.previous,
                number.corrected_on,
                number.reason,
                note=len(footnotes) + 1,
            )
            footnotes.append(standing)
        number = standing
    return Run(number=number)


def _number(row: ReviewFigure) -> Number:
    code = row.placeholder.partition(":")[0]
    reason = in_active_language(row.reason_lt, row.reason_en)
    return Number(code, row.placeholder, row.value, row.previous_value, row.corrected_on, reason)
