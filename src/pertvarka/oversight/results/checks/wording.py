"""Checks of words: what the sources call things, where they differ or slip, in which order they list.

They read quotations, which hold the sources' own words and spelling, beside the titles that pages show.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from django.db.models import Model, QuerySet

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.errors import HistoryRowMissing
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, plus, share
from pertvarka.oversight.results.checks.history import OBJECTIVE_1_PAGE, PRESENTATION, RESULTS_PAGE, REVIEW_2017
from pertvarka.oversight.results.checks.registry import check
from pertvarka.oversight.results.models import AchievementPart
from pertvarka.programme.events.models import Event, EventGroup, Training
from pertvarka.programme.events.states import EventKind
from pertvarka.programme.framework.models import Activity, Indicator
from pertvarka.programme.library.models import Quotation

DAY = re.compile(r"(\d{4}) (\d\d) (\d\d)\b")
AGES = re.compile(r"\b\d+-\d+(?= m\.)")
RECIPIENTS = ("darbuotojams", "įstaigoms", "fiziniams", "juridiniams")
TITLES: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Activity, ("short_lt", "short_en")),
    (AchievementPart, ("title_lt", "title_en", "service_lt", "service_en", "recipients_lt", "recipients_en")),
    (Event, ("title_lt", "title_en", "theme_lt", "theme_en")),
    (EventGroup, ("title_lt", "title_en")),
    (Indicator, ("short_lt", "short_en")),
    (Organisation, ("name_lt", "name_en")),
    (Training, ("audience_lt", "audience_en")),
)
"""What pages show in today's words. Titles of documents and aims are the sources' own and stay as they are."""


@check
def order_of_lists() -> Figures:
    """Steps of the list of conferences that go back in time, of the round tables that do not; days that agree."""
    events = {event.code: event for event in history.held_events()}
    lists: dict[EventKind, list[date]] = {}
    agreeing = 0
    for quotation in Quotation.objects.filter(source=RESULTS_PAGE, about__startswith="event:").order_by("order"):
        event, said = events.get(quotation.about.removeprefix("event:")), DAY.match(quotation.text_lt)
        if event is None or said is None:
            continue
        day = date(*(int(number) for number in said.groups()))
        lists.setdefault(EventKind(event.kind), []).append(day)
        agreeing += day == event.starts_on
    conferences = list(pairwise(lists.pop(EventKind.CONFERENCE, [])))
    round_tables = [step for days in lists.values() for step in pairwise(days)]
    return (
        share(sum(later > earlier for later, earlier in conferences), len(conferences)),
        share(sum(earlier <= later for earlier, later in round_tables), len(round_tables)),
        share(agreeing, len(events)),
    )


@check
def who_prepares_plans() -> Figures:
    """Whom the help with plans is for, in the words of 2016 and of 2017."""
    in_2016 = _recipients(_quotation(PRESENTATION, about="consultation:K01"))
    in_2017 = _recipients(_quotation(REVIEW_2017, about="consultation:K01"))
    return (
        listed(in_2016, of=PRESENTATION),
        listed(in_2017, of=REVIEW_2017),
        minus(len(in_2017), len(in_2016)),
    )


@check
def names_of_the_model() -> Figures:
    """How many times each source names the model of 4.2.2, and how many different names that makes."""
    quotations = Quotation.objects.filter(about="indicator:4.2.2")
    names = {quotation.text_lt.partition("kompleksiškai")[0].strip().casefold() for quotation in quotations}
    times_named = Counter(quotation.source for quotation in quotations)
    return plus([times_named[source] for source in sorted(times_named)], len(names)), listed(sorted(times_named))


@check
def ages_of_accompanied_care() -> Figures:
    """Groups of young people minus those with an age; pieces of the sentence minus different ones; ages stated."""
    sentence = _quotation(OBJECTIVE_1_PAGE, about="indicator:1.4.3").text_lt
    pieces = [piece.strip() for piece in sentence.partition("Paslaugų gavėjai:")[2].rstrip(". ").split(";")]
    groups = [piece for piece in pieces if "jaunuoliai" in piece]
    housing = _quotation(OBJECTIVE_1_PAGE, about="aim:1.1:3").text_lt
    return (
        minus(len(groups), sum(bool(AGES.search(group)) for group in groups)),
        minus(len(pieces), len(set(pieces))),
        listed(AGES.findall(sentence)),
        listed(AGES.findall(housing), of="1.1"),
    )


@check
def slips_stay_in_quotations() -> Figures:
    """Slips of each source that its quotations keep; of all, those that a title of ours has too."""
    slips = [
        (quotation.source, slip["written"])
        for quotation in Quotation.objects.exclude(slips=[])
        for slip in quotation.slips
        if _says(quotation.text_lt, slip["written"])
    ]
    of_source = Counter(source for source, _ in slips)
    titles = " | ".join(_titles())
    copied = sum(_says(titles, written) for _, written in slips)
    return plus([of_source[source] for source in sorted(of_source)]), share(copied, len(slips))


def _quotation(source: str, *, about: str) -> Quotation:
    quotation = Quotation.objects.filter(source=source, about=about).order_by("order").first()
    if quotation is None:
        raise HistoryRowMissing(f"{about} ({source})")
    return quotation


def _recipients(quotation: Quotation) -> list[str]:
    return [word for word in RECIPIENTS if _says(quotation.text_lt, word)]


def _says(text: str, words: str) -> bool:
    """Whether whole words stand in a text, however they are capitalised: `negalia` is not in `negaliai`."""
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def _titles() -> Iterable[str]:
    for model, columns in TITLES:
        rows: QuerySet[Model] = model._default_manager.all()
        for texts in rows.values_list(*columns):
            yield from texts
