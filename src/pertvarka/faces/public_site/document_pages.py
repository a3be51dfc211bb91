"""Shaping the library: the search, chips of kinds, and one document with the places that list it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.faces.public_site import words
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.library import file_queries, method_queries, searching
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.excerpting import Piece
from pertvarka.programme.library.models import Document, DocumentGroup, Listing, PackageVersion, StoredFile

PAGE_SIZE = 50
DIGITS = 5
CODE = re.compile(r"\d+(\.\d+)+")
YEAR = re.compile(r"(19|20)[0-9]{2}")
KINDS: Mapping[str, Promise] = {
    Document.Kind.MANAGEMENT_MODEL: pgettext_lazy("kind of documents", "Management models"),
    Document.Kind.METHODOLOGY_PACKAGE: pgettext_lazy("kind of documents", "Methodology packages"),
    Document.Kind.METHODOLOGY_DOCUMENT: pgettext_lazy("kind of documents", "Methodological documents"),
    Document.Kind.SYSTEM_MEASURE: pgettext_lazy("kind of documents", "Measures to improve the system"),
    Document.Kind.TRANSFORMATION_PLAN: pgettext_lazy("kind of documents", "Transformation plans"),
    Document.Kind.REGIONAL_SERVICES_PLAN: pgettext_lazy("kind of documents", "Regional plans of services"),
    Document.Kind.EVALUATION_REPORT: pgettext_lazy("kind of documents", "Evaluations"),
    Document.Kind.PROCEDURE: pgettext_lazy("kind of documents", "Procedures"),
    Document.Kind.STUDY_REPORT: pgettext_lazy("kind of documents", "Studies"),
    Document.Kind.PRESENTATION: pgettext_lazy("kind of documents", "Presentations"),
    Document.Kind.PRESS: pgettext_lazy("kind of documents", "Press"),
    Document.Kind.WEB_PAGE: pgettext_lazy("kind of documents", "Web pages"),
    Document.Kind.SOURCE: pgettext_lazy("kind of documents", "Sources of the history"),
}
LANGUAGES: Mapping[str, Promise] = {"lt": gettext_lazy("Lithuanian"), "en": gettext_lazy("English")}
# What each source gives to the history; the sources themselves are pages and slides, not tables.
GIVES: Mapping[str, Promise] = {
    "000": gettext_lazy(
        "All events with their days, the presentations, the trainings, the studies and the results reported under"
        " objective 4."
    ),
    "001": gettext_lazy("The first plan of objective 4: its indicators with their targets."),
    "002": gettext_lazy(
        "The figures of 2017: persons assessed, services, plans, seminars, trainings by audience and on-duty carers."
    ),
    "003": gettext_lazy(
        "What the cluster is, its members, purposes and difficulties; the planned events by kind; the list of all"
        " activities."
    ),
    "004": gettext_lazy("The plan of objective 1 and the persons who received the new services by March 2020."),
}


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list. The title is in the language of the file, so that a reader can be told it."""

    document: Document
    kind: str
    language: Promise
    author: str
    is_listed_twice: bool
    gives: str = ""
    excerpt: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    rows: tuple[DocumentRow, ...]
    chips: tuple[Chip, ...]
    asked: searching.Wanted
    years: tuple[int, ...]
    problem: str
    counted_only: tuple[DocumentGroup, ...]
    earlier_url: str = ""
    later_url: str = ""

    @property
    def words(self) -> str:
        return self.asked.words

    @property
    def kind(self) -> str:
        return self.asked.kind

    @property
    def is_filtered(self) -> bool:
        return self.asked != searching.Wanted()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source lists the document: at an event, under an activity or under an indicator."""

    listing: Listing
    code: str
    label: str
    url: str
    source: Document | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    row: DocumentRow
    places: tuple[Place, ...]
    listed_here: tuple[DocumentRow, ...]
    files: tuple[StoredFile, ...]
    methods: tuple[PackageVersion, ...]

    @property
    def is_source(self) -> bool:
        return self.row.document.kind == Document.Kind.SOURCE


def documents_page(request: HttpRequest) -> DocumentsPage:
    """The list under a search and filters; counts on the chips are of what the search leaves."""
    asked, problem = _read(request)
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < DIGITS else 1
    offset = PAGE_SIZE * (max(page, 1) - 1)
    if asked.words:
        results = searching.find(asked, offset=offset, limit=PAGE_SIZE)
        rows = tuple(_row(found.document, excerpt=found.excerpt) for found in results.rows)
        counts, total = results.by_kind, results.total
    else:
        easy = library.easy_read() if asked.is_easy_read else None
        listed = [item for item in library.documents() if _is_asked(item, asked) and (easy is None or item.pk in easy)]
        counts = library.by_kind(listed)
        of_kind = [item for item in listed if asked.kind in {"", item.kind}]
        rows, total = tuple(_row(item) for item in of_kind[offset : offset + PAGE_SIZE]), len(of_kind)
    return DocumentsPage(
        rows=rows,
        chips=tuple(_chips(asked, counts)),
        asked=asked,
        years=tuple(library.years()),
        problem=problem,
        counted_only=tuple(library.counted_only()) if asked == searching.Wanted() else (),
        earlier_url=_address(asked, page=page - 1) if offset else "",
        later_url=_address(asked, page=page + 1) if offset + PAGE_SIZE < total else "",
    )


def indicator_address(request: HttpRequest) -> str:
    """Where whoever typed the code of an indicator wants to go; empty where no such code was typed."""
    typed = request.GET.get("q", "").strip().rstrip(".")
    is_code = CODE.fullmatch(typed) and any(item.code == typed for item in framework.all_indicators())
    return reverse("public_site:indicator", kwargs={"code": typed}) if is_code else ""


def _read(request: HttpRequest) -> tuple[searching.Wanted, str]:
    """What the address asks, and a sentence about what of it is not known."""
    given = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "language", "year")}
    problem = ""
    if given["kind"] and given["kind"] not in KINDS:
        problem = _("There is no kind of documents “%(value)s”. Documents of all kinds are shown.") % {
            "value": given["kind"][:40]
        }
        given["kind"] = ""
    year = given["year"]
    return searching.Wanted(
        words=given["q"][:100].replace("\0", ""),
        kind=given["kind"],
        language=given["language"] if given["language"] in LANGUAGES else "",
        year=int(year) if YEAR.fullmatch(year) else None,
        is_easy_read=request.GET.get("easy") == "1",
    ), problem


def _is_asked(item: Document, asked: searching.Wanted) -> bool:
    day = item.published_on or item.known_on
    return asked.language in {"", item.language} and asked.year in {None, day.year}


def _chips(asked: searching.Wanted, counts: Counter[str]) -> Iterator[Chip]:
    yield Chip(_("All documents"), counts.total(), _address(replace(asked, kind="")), not asked.kind)
    for code, label in KINDS.items():
        if counts[code] or code == asked.kind:
            yield Chip(str(label), counts[code], _address(replace(asked, kind=code)), code == asked.kind)


def document_page(document: Document) -> DocumentPage:
    """One document with every place that lists it; a source with the documents it lists."""
    listings = list(document.listings.all())
    sources = library.sources() if listings else {}
    labels = _labels({listing.reported_under for listing in listings}) if listings else {}
    listed = library.listed_by(document) if document.kind == Document.Kind.SOURCE else []
    return DocumentPage(
        row=_row(document),
        places=tuple(
            Place(listing, listing.reported_under, *labels[listing.reported_under], sources.get(listing.source))
            for listing in listings
        ),
        listed_here=tuple(_row(item, with_listings=False) for item in listed),
        files=tuple(file_queries.files_of(document)),
        methods=tuple(method_queries.methods_with(document)),
    )


def _row(document: Document, *, with_listings: bool = True, excerpt: tuple[Piece, ...] = ()) -> DocumentRow:
    return DocumentRow(
        document=document,
        kind=words.kind(document.kind),
        language=LANGUAGES[document.language],
        author=document.author,
        is_listed_twice=with_listings and len(document.listings.all()) > 1,
        gives=str(GIVES.get(document.code, "")),
        excerpt=excerpt,
    )


def _labels(codes: set[str]) -> dict[str, tuple[str, str]]:
    """Words and address for framework codes: an indicator has a page, an activity stands on its objective's."""
    known = framework.all_indicators()
    activities = {item.activity.code: item.activity for item in known if item.activity}
    found: dict[str, tuple[str, str]] = {}
    for code in codes:
        indicator = next((item for item in known if item.code == code), None)
        if indicator:
            found[code] = indicator.short, reverse("public_site:indicator", kwargs={"code": code})
        elif code in activities:
            activity = activities[code]
            found[code] = activity.short, reverse("public_site:objective", kwargs={"code": activity.objective.code})
        else:
            found[code] = "", ""
    return found


def _address(asked: searching.Wanted, *, page: int = 1) -> str:
    told = {"q": asked.words, "kind": asked.kind, "language": asked.language, "year": asked.year or ""}
    told["easy"] = "1" if asked.is_easy_read else ""
    told["page"] = page if page > 1 else ""
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('public_site:documents')}{f'?{query}' if query else ''}"
