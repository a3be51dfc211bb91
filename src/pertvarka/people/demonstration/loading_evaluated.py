"""An invented training that is over: who came, its hand-out, its report, and thirteen anonymous answers added up.

It belongs to no training programme and is reported under no aim, so no figure of the reform counts it; and quotas at
the conference that is still ahead.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import kept_files
from pertvarka.foundation.instruments import typed
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import evaluation_texts as texts
from pertvarka.people.demonstration import word_files
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.loading_events import MINISTRY, put_on_list
from pertvarka.programme.events.actions import evaluating, evaluation_answers
from pertvarka.programme.events.evaluation_rules import OPEN_DAYS
from pertvarka.programme.events.models import (
    Attendance,
    EvaluationAnswer,
    Event,
    EventEvaluation,
    EventMaterial,
    EventQuota,
    EventSession,
    Registration,
    Venue,
)
from pertvarka.programme.events.states import EventKind, MaterialKind, QuotaKind, SeenBy

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

NUMBER, CONFERENCE = "921", "905"
DAYS_AGO, CAME, STAYED_AWAY = 30, 15, 2
INSTRUMENT = "event_evaluation"
EACH_REGION, EACH_ORGANISATION = 40, 5


def load(layer: Country, standing: "Standing") -> None:
    """Made once, after the invented events."""
    ministry = standing.organisations.get(MINISTRY)
    if ministry is None or Event.objects.filter(code__endswith=f"-{NUMBER}", is_invented=True).exists():
        return
    chance = chances.stream(layer.seed, 1, "evaluation")
    event = _event(ministry, on=layer.today - timedelta(days=DAYS_AGO))
    bodies = sorted(standing.organisations.items())
    put_on_list(event, ministry, ["confirmed"] * CAME + ["declined"] * STAYED_AWAY, bodies, chance)
    _came(event, ministry)
    _hand_out(event)
    _divide()
    by = Account.objects.filter(email=demo_email("ministry"), is_demo=True).first()
    if by is not None and policy.is_present(by):
        _evaluate(event, by=by, chance=chance)


def _event(ministry: Organisation, *, on: date) -> Event:
    event = Event.objects.create(
        code=f"R{on.year}-{NUMBER}", slug=f"{on}-isgalvotas-{NUMBER}", kind=EventKind.TRAINING, scope="national",
        state="reported", starts_on=on, ends_on=on, title_lt=texts.TITLE_LT, title_en=texts.TITLE_EN,
        organiser=ministry, venue=Venue.objects.filter(code="kulturos-centras-isgalvotas").first(), places=20,
        notes_lt=texts.NOTES_LT, notes_en=texts.NOTES_EN, minutes_lt=texts.MINUTES_LT, minutes_en=texts.MINUTES_EN,
        participants_declared=CAME, reported_under="", is_invented=True,
    )  # fmt: skip
    begins = timezone.make_aware(datetime.combine(on, time(10)))
    EventSession.objects.create(
        event=event, title_lt="Praktika grupėse", title_en="Practice in groups", starts_at=begins,
        ends_at=begins + timedelta(hours=3), academic_hours=Decimal(4),
    )  # fmt: skip
    return event


def _came(event: Event, ministry: Organisation) -> None:
    session = EventSession.objects.get(event=event)
    Attendance.objects.bulk_create(
        Attendance(event=event, registration=row, session=session, open_to=ministry)
        for row in Registration.objects.filter(event=event, state="confirmed").order_by("id")
    )


def _hand_out(event: Event) -> None:
    """A page that everybody may take, since the training is over."""
    content = word_files.written(texts.HAND_OUT_LT, texts.HAND_OUT_LINES)
    EventMaterial.objects.create(
        event=event, session=EventSession.objects.get(event=event), kind=MaterialKind.HANDOUT,
        title_lt=texts.HAND_OUT_LT, title_en=texts.HAND_OUT_EN, author=texts.AUTHOR, licence="CC BY 4.0",
        seen_by=SeenBy.PUBLIC, file_name="atmintine.docx", media_type=kept_files.DOCX, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), content=content,
    )  # fmt: skip


def _divide() -> None:
    conference = Event.objects.filter(code__endswith=f"-{CONFERENCE}", is_invented=True).first()
    if conference is not None:
        EventQuota.objects.create(event=conference, kind=QuotaKind.REGION, places=EACH_REGION)
        EventQuota.objects.create(event=conference, kind=QuotaKind.ORGANISATION, places=EACH_ORGANISATION)


def _evaluate(event: Event, *, by: Account, chance: Random) -> None:
    """Chosen, asked and closed as any other; the answers of those who answered lie shuffled, with nobody's name."""
    version = InstrumentVersion.objects.filter(instrument__code=INSTRUMENT, withdrawn_at=None).order_by("-number")[0]
    sent_on = event.ends_on + timedelta(days=1)
    closed_on = sent_on + timedelta(days=OPEN_DAYS)
    with scope.of(by):
        evaluation = evaluating.choose(event=event, version=version, by=by)
        standing = EventEvaluation.objects.filter(pk=evaluation.pk)
        standing.update(sent_on=sent_on, closes_on=closed_on, asked_count=CAME)
    said = list(_answers(evaluation, chance))
    with scope.of_command(evaluation_answers.EMPTYING):
        EvaluationAnswer.objects.bulk_create(EvaluationAnswer(evaluation=evaluation, answers=one) for one in said)
        standing.update(answers_count=len(said), told_count=len(said), closed_on=closed_on)


def _answers(evaluation: EventEvaluation, chance: Random) -> Iterator[dict[str, Any]]:
    form = form_of(evaluation.instrument_version)
    rows = [said.answers for said in texts.SAID]
    chance.shuffle(rows)
    for row in rows:
        yield typed.told(form, typed.weighed(form, row))
