"""Checks of documents and bodies: what is listed twice, how large the files are, which ministries are named."""

import re
from collections import Counter

from django.db.models import QuerySet

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, plus
from pertvarka.oversight.results.checks.history import PRESENTATION, RESULTS_PAGE, REVIEW_2017
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.library.models import Listing

SIZE = re.compile(r"(?P<number>\d+) (?P<unit>Mb|Kb)")


@check
def survey_listed_twice() -> Figures:
    """Files listed at events and at activities; listings minus different files; the file listed twice."""
    listings = _listed_files()
    files = Counter(listings.values_list("document__code", flat=True))
    at_events = listings.filter(event__isnull=False).count()
    repeated = [code for code, times_listed in files.items() if times_listed > 1]
    return (
        plus((at_events, listings.filter(event__isnull=True).count()), listings.count()),
        minus(listings.count(), len(repeated), len(files)),
        listed(sorted(repeated)),
    )


@check
def file_sizes() -> Figures:
    """Sizes as the source writes them: megabytes at the conference, kilobytes there, megabytes at the studies."""
    at_events, elsewhere = _sizes(at_event=True), _sizes(at_event=False)
    return plus(at_events["Mb"]), plus(at_events["Kb"]), plus(elsewhere["Mb"])


@check
def ministries() -> Figures:
    """Ministries the review names minus those the presentation names; the one that is missing there."""
    named = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY)
    in_review = named.filter(sources__contains=[REVIEW_2017])
    in_presentation = named.filter(sources__contains=[PRESENTATION])
    missing = in_review.exclude(sources__contains=[PRESENTATION]).order_by("code")
    return minus(in_review.count(), in_presentation.count()), listed(missing.values_list("code", flat=True))


def _listed_files() -> QuerySet[Listing]:
    return Listing.objects.filter(source=RESULTS_PAGE, document__media_type="pdf").order_by("order")


def _sizes(*, at_event: bool) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"Mb": [], "Kb": []}
    for size in _listed_files().filter(event__isnull=not at_event).values_list("document__size", flat=True):
        if written := SIZE.fullmatch(size):
            found[written["unit"]].append(int(written["number"]))
    return found
