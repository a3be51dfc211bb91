"""Shapes of events.yaml and trainings.yaml."""

from datetime import date

from pydantic import Field

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words
from pertvarka.programme.events.states import EventKind, EventScope, EventState, Precision

EVENTS = ROOT / "events.yaml"
TRAININGS = ROOT / "trainings.yaml"


class VenueShape(Shape):
    code: str
    name: Words
    town: str


class EventShape(Shape):
    code: str = Field(pattern=r"^E\d+$")
    slug: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$")
    kind: EventKind
    scope: EventScope
    state: EventState
    starts_on: date
    ends_on: date | None = None
    title: Sentence
    theme: Words = Words()
    agenda: list[Sentence] = []
    notes: Words = Words()
    wording_lt: str = ""
    venue: str | None = None
    regions: list[str] = []
    participants_declared: int | None = Field(default=None, ge=0)
    reported_under: str
    sources: list[str] = Field(min_length=1)


class EventGroupShape(Shape):
    code: str = Field(pattern=r"^G\d+$")
    slug: str
    kind: EventKind
    state: EventState
    starts_on: date
    ends_on: date
    precision: Precision
    events_count: int = Field(ge=1)
    national_count: int | None = None
    regional_count: int | None = None
    participants_declared: int | None = None
    title: Sentence
    themes: list[Sentence] = []
    agenda: list[Sentence] = []
    note: Words = Words()
    wording_lt: str = ""
    part_of: str | None = None
    same_events: list[str] = []
    reported_under: str
    source: str


class EventsFile(Shape):
    venues: list[VenueShape]
    events: list[EventShape]
    groups: list[EventGroupShape]


class SessionShape(Shape):
    starts_on: date
    ends_on: date


class TrainingPartShape(Shape):
    code: str
    starts_on: date
    ends_on: date
    precision: Precision
    groups_count: int | None = None
    persons_count: int
    note: Words = Words()
    source: str


class TrainingShape(Shape):
    code: str = Field(pattern=r"^T\d+$")
    audience: str
    title: Words = Words()
    audience_words: Sentence
    wording_lt: str = ""
    groups_count: int | None = None
    persons_count: int
    academic_hours: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    precision: Precision
    known_on: date
    contract: str = ""
    same_as: str | None = None
    sessions: list[SessionShape] = []
    parts: list[TrainingPartShape] = []
    reported_under: str
    sources: list[str]


class ConsultationShape(Shape):
    code: str = Field(pattern=r"^K\d+$")
    title: Sentence
    hours: int | None = None
    plans_count: int | None = None
    organisations_planned_count: int | None = None
    starts_on: date | None = None
    known_on: date
    contract: str = ""
    reported_under: str
    sources: list[str]


class TrainingsFile(Shape):
    trainings: list[TrainingShape]
    consultations: list[ConsultationShape]
