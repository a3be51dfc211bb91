"""A yearly review as the page shows it: sentences with figures in them, tables of parts, sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.templatetags.numbers import NO_BREAK, SHORT_WORD, lt_typo
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results import reviews
from pertvarka.oversight.results.review_figures import ReviewNumbers
from pertvarka.oversight.results.reviews import ChapterShape, LabelledFigure, Placeholder, ReviewFile, SumShape


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number with its definition's address; `label` only where no sentence says what it is."""

    value: int | None
    basis: str
    url: str
    code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PieceView:
    """Words, or a figure among them."""

    text: str = ""
    figure: FigureView | None = None


@dataclass(frozen=True, slots=True)
class SumView:
    total: FigureView
    terms: tuple[FigureView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A stated part or a training: `second` is its regions or its groups."""

    title: str
    figure: FigureView
    second: FigureView
    longest: int
    """The greatest value of the table: the common end of its bars."""


@dataclass(frozen=True, slots=True)
class ChapterView:
    title: str
    sentences: tuple[tuple[PieceView, ...], ...]
    sum: SumView | None
    services: tuple[PartRow, ...]
    trainings: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    year: int
    title: str
    lead: str
    as_of: date
    source: str
    first_figures: tuple[FigureView, ...]
    chapters: tuple[ChapterView, ...]


def of(file: ReviewFile, numbers: ReviewNumbers) -> ReviewPage:
    return _Builder(file, numbers).page()


@dataclass(frozen=True, slots=True)
class _Builder:
    file: ReviewFile
    numbers: ReviewNumbers

    def page(self) -> ReviewPage:
        file = self.file
        return ReviewPage(
            year=file.year,
            title=str(file.title),
            lead=str(file.lead),
            as_of=file.as_of,
            source=file.source,
            first_figures=tuple(self._labelled(item) for item in file.first_figures),
            chapters=tuple(self._chapter(chapter) for chapter in file.chapters),
        )

    def _chapter(self, chapter: ChapterShape) -> ChapterView:
        return ChapterView(
            title=str(chapter.title),
            sentences=tuple(tuple(self._pieces(sentence)) for sentence in chapter.sentences),
            sum=self._sum(chapter.sum) if chapter.sum else None,
            services=self._services(chapter.parts_of, chapter.parts_without) if chapter.parts_of else (),
            trainings=self._trainings(chapter.rows_of) if chapter.rows_of else (),
        )

    def _pieces(self, sentence: Sentence) -> Iterable[PieceView]:
        """Words keep to the figure they belong to: no line ends between „per“ and 18, or between 18 and „seminarų“."""
        follows_figure = False
        for piece in reviews.pieces(sentence):
            if piece.placeholder is not None:
                yield PieceView(figure=self._figure(piece.placeholder))
                follows_figure = True
                continue
            text = lt_typo(piece.text)
            if translation.get_language() == "lt":
                if follows_figure and text.startswith(" "):
                    text = NO_BREAK + text[1:]
                if text.endswith(" ") and SHORT_WORD.search(text + "x"):
                    text = SHORT_WORD.sub(rf"\1{NO_BREAK}", text + "x")[:-1]
            yield PieceView(text=text)

    def _sum(self, shape: SumShape) -> SumView:
        terms = tuple(self._labelled(term) for term in shape.terms)
        return SumView(self._figure(reviews.placeholder(shape.total)), terms, str(shape.note))

    def _labelled(self, item: LabelledFigure) -> FigureView:
        return self._figure(reviews.placeholder(item.figure), label=str(item.label))

    def _figure(self, item: Placeholder, *, label: str = "") -> FigureView:
        found = self.numbers.figures[item]
        return FigureView(found.value, found.basis, self._url(item.code), item.code, label)

    def _services(self, code: str, without: list[str]) -> tuple[PartRow, ...]:
        parts = self.numbers.parts(code, without=without)
        longest = max((part.value for part in parts), default=0)
        return tuple(
            PartRow(
                part.title,
                FigureView(part.value, "declared", self._url(code), code),
                FigureView(part.regions_count, "declared", self._url(code), code),
                longest,
            )
            for part in parts
        )

    def _trainings(self, code: str) -> tuple[PartRow, ...]:
        rows = self.numbers.trainings[code]
        longest = max((int(item.row.amount) for item in rows), default=0)
        return tuple(
            PartRow(
                in_active_language(item.row.title_lt, item.row.title_en),
                FigureView(int(item.row.amount), "computed", self._url(code), code),
                FigureView(item.groups_count, "computed", self._url(code), code),
                longest,
            )
            for item in rows
        )

    def _url(self, code: str) -> str:
        """The indicator as it stood on the review's date."""
        address = reverse("public_site:indicator", kwargs={"code": code})
        return f"{address}?as_of={self.file.as_of.isoformat()}"
