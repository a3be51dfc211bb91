"""Shaping the library: the search, chips of kinds, and one document with the places that list it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.faces.public_site import words
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.models import Document, DocumentGroup, Listing

KINDS: Mapping[str, Promise] = {
    Document.Kind.MANAGEMENT_MODEL: pgettext_lazy("kind of documents", "Management models"),
    Document.Kind.METHODOLOGY_PACKAGE: pgettext_lazy("kind of documents", "Methodology packages"),
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


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    rows: tuple[DocumentRow, ...]
    chips: tuple[Chip, ...]
    words: str
    kind: str
    problem: str
    counted_only: tuple[DocumentGroup, ...]

    @property
    def is_filtered(self) -> bool:
        return bool(self.words or self.kind)


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

    @property
    def is_source(self) -> bool:
        return self.row.document.kind == Document.Kind.SOURCE


def documents_page(request: HttpRequest) -> DocumentsPage:
    """The list under a search and a kind; counts on the chips are of what the search leaves."""
    sought, kind = request.GET.get("q", "").strip()[:100], request.GET.get("kind", "").strip()
    problem = ""
    if kind and kind not in KINDS:
        problem = _("There is no kind of documents “%(value)s”. Documents of all kinds are shown.") % {
            "value": kind[:40]
        }
        kind = ""
    found = library.matching(library.documents(), sought)
    counts = library.by_kind(found)
    chips = [Chip(_("All documents"), len(found), _address(sought, ""), not kind)]
    chips += [
        Chip(str(label), counts[code], _address(sought, code), code == kind)
        for code, label in KINDS.items()
        if counts[code] or code == kind
    ]
    return DocumentsPage(
        rows=tuple(_row(item) for item in found if kind in {"", item.kind}),
        chips=tuple(chips),
        words=sought,
        kind=kind,
        problem=problem,
        counted_only=tuple(library.counted_only()) if not (sought or kind) else (),
    )


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
    )


def _row(document: Document, *, with_listings: bool = True) -> DocumentRow:
    return DocumentRow(
        document=document,
        kind=words.kind(document.kind),
        language=LANGUAGES[document.language],
        author=document.author,
        is_listed_twice=with_listings and len(document.listings.all()) > 1,
        gives=str(GIVES.get(document.code, "")),
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


def _address(sought: str, kind: str) -> str:
    query = urlencode({name: value for name, value in (("q", sought), ("kind", kind)) if value})
    return f"{reverse('public_site:documents')}{f'?{query}' if query else ''}"
