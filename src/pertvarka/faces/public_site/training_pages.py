"""Shaping the trainings: by what they are reported under, with sums only where adding makes sense."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.urls import reverse

from pertvarka.engines.counting.facts import FactRow
from pertvarka.faces.public_site.counted_in import amounts_by_code
from pertvarka.foundation.base.components import Link
from pertvarka.oversight.results import queries as results
from pertvarka.programme.events import queries as events
from pertvarka.programme.events.models import Consultation, Training, TrainingPart, TrainingSession
from pertvarka.programme.events.told_periods import told
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import Indicator
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.models import Contract

# The staff trainings of 2017 come first: most persons, one set of contracts.
FIRST = "3.1"


@dataclass(frozen=True, slots=True)
class TrainingRow:
    training: Training
    title: str
    audience: str
    when: str
    person_hours: int | None
    sessions: tuple[TrainingSession, ...]
    parts: tuple[TrainingPart, ...]
    indicators: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TrainingGroup:
    """Trainings reported under one code; sums are given where there is something to add."""

    code: str
    heading: str
    rows: tuple[TrainingRow, ...]
    groups_count: int | None
    persons_count: int | None


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    consultation: Consultation
    hours_per_plan: Decimal | None
    url: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    contract: Contract
    when: str


@dataclass(frozen=True, slots=True)
class TrainingPage:
    groups: tuple[TrainingGroup, ...]
    staff: TrainingGroup | None
    seminars: TrainingRow | None
    consultations: tuple[ConsultationRow, ...]
    contracts: tuple[ContractRow, ...]
    as_of: date


def training_page() -> TrainingPage:
    """Eight queries for any number of trainings."""
    as_of = results.newest_data_on()
    trainings = events.declared_trainings()
    known = {indicator.code: indicator for indicator in framework.all_indicators()}
    facts = events.training_facts()
    headings = {activity.code: activity.short for item in known.values() if (activity := item.activity)}
    groups = tuple(
        _group(code, list(rows), known=known, headings=headings, facts=facts, as_of=as_of)
        for code, rows in groupby(sorted(trainings, key=_place), key=lambda training: training.reported_under)
    )
    return TrainingPage(
        groups=groups,
        staff=next((group for group in groups if group.code == FIRST), None),
        seminars=next((row for group in groups for row in group.rows if row.training.same_as), None),
        consultations=tuple(_consultation(item) for item in events.consultations()),
        contracts=tuple(
            ContractRow(item, told(item.signed_from, item.signed_until, item.precision)) for item in library.contracts()
        ),
        as_of=as_of,
    )


def _place(training: Training) -> tuple[bool, str, str]:
    return training.reported_under != FIRST, training.reported_under, training.code


def _group(
    code: str,
    trainings: Sequence[Training],
    *,
    known: Mapping[str, Indicator],
    headings: Mapping[str, str],
    facts: Iterable[FactRow],
    as_of: date,
) -> TrainingGroup:
    rows = tuple(_row(training, known=known, facts=facts, as_of=as_of) for training in trainings)
    all_groups = [training.groups_count for training in trainings]
    return TrainingGroup(
        code=code,
        heading=known[code].short if code in known else headings.get(code, ""),
        rows=rows,
        groups_count=sum(filter(None, all_groups)) if len(rows) > 1 and None not in all_groups else None,
        persons_count=sum(training.persons_count for training in trainings) if len(rows) > 1 else None,
    )


def _row(training: Training, *, known: Mapping[str, Indicator], facts: Iterable[FactRow], as_of: date) -> TrainingRow:
    subject = f"training:{training.code}"
    sessions = tuple(training.sessions.all())
    amounts = amounts_by_code({"trainings": [row for row in facts if row.subject == subject]}, as_of=as_of)
    return TrainingRow(
        training=training,
        title=training.title or training.audience_words,
        audience=training.audience_words if training.title else "",
        # The days stand with the sessions; between them there was no training.
        when=told(training.starts_on, training.ends_on, "month" if sessions else training.precision),
        person_hours=training.person_hours,
        sessions=sessions,
        parts=tuple(training.parts.all()),
        indicators=tuple(
            Link(_label(known[code]), reverse("public_site:indicator", kwargs={"code": code}))
            for code in sorted(amounts, key=lambda code: known[code].order)
        ),
    )


def _label(indicator: Indicator) -> str:
    """The code of the plan's indicators; a review's figure has a word of ours for a code, so it is told by its name."""
    return indicator.code if indicator.standing == Indicator.Standing.PLAN else indicator.short


def _consultation(item: Consultation) -> ConsultationRow:
    per_plan = Decimal(item.hours) / item.plans_count if item.hours and item.plans_count else None
    return ConsultationRow(item, per_plan, reverse("public_site:indicator", kwargs={"code": item.reported_under}))
