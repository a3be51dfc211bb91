"""An invented training under a contract with its deliverables, and two groups: one is on today, half of it ticked, the
other takes people. Neither is counted, since neither is held.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.loading_events import MINISTRY, put_on_list
from pertvarka.programme.events.models import (
    Attendance,
    Event,
    EventSession,
    ProgrammeItem,
    Registration,
    TrainingContract,
    TrainingDeliverable,
    TrainingProgramme,
    Venue,
)
from pertvarka.programme.events.states import COUNTED, DeliverableKind, EventKind

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

HALF_DAYS = (
    (time(9), "Rytas", "Morning", "Kaip klausti žmogaus, ko jis nori", "How to ask what a person wants"),
    (time(13), "Popietė", "Afternoon", "Pagalba ne vietoj žmogaus, o kartu su juo", "Helping with, not instead"),
)


def load(layer: Country, standing: "Standing") -> None:
    """Made once, with the first layer."""
    ministry = standing.organisations.get(MINISTRY)
    if ministry is None or TrainingProgramme.objects.exists():
        return
    contract = _contract(layer.today)
    programme = TrainingProgramme.objects.create(
        title_lt="Kaip padėti žmogui gyventi savarankiškai", title_en="Helping a person live on their own",
        audience="institution-staff", academic_hours=Decimal(8), planned_groups=6, planned_persons=90,
        contract=contract, reported_under="3.1", is_invented=True,
    )  # fmt: skip
    _ask(contract, programme, layer.today)
    today = _group(programme, ministry, number="911", on=layer.today, state="confirmed", is_open=False)
    coming = _group(
        programme, ministry, number="912", on=layer.today + timedelta(days=21), state="confirmed", is_open=True
    )
    chance, bodies = chances.stream(layer.seed, 1, "trainings"), sorted(standing.organisations.items())
    put_on_list(today, ministry, ["confirmed"] * 14, bodies, chance)
    put_on_list(coming, ministry, ["registered"] * 6, bodies, chance)
    morning = EventSession.objects.filter(event=today).earliest("starts_at")
    Attendance.objects.bulk_create(
        Attendance(event=today, registration=row, session=morning, open_to=ministry)
        for row in Registration.objects.filter(event=today).order_by("id")[:9]
    )


def _contract(today: date) -> TrainingContract:
    return TrainingContract.objects.create(
        number=f"MOK-{today.year}-01", title_lt="Pertvarkomų įstaigų darbuotojų mokymai",
        title_en="Training of staff of institutions under transformation",
        supplier_words="UAB „Išgalvotas mokymų centras“", signed_on=today - timedelta(days=120),
        until_on=today + timedelta(days=150), amount=Decimal(48_000), is_invented=True,
    )  # fmt: skip


def _ask(contract: TrainingContract, programme: TrainingProgramme, today: date) -> None:
    """A programme accepted, a report that is late, and three figures that the groups are counted for."""
    officer = Account.objects.filter(email=demo_email("ministry")).first()
    written = TrainingDeliverable(
        contract=contract, kind=DeliverableKind.PROGRAMME, what_lt="Programa su padalomąja medžiaga",
        what_en="The programme with its hand-outs", asked_count=1, due_on=today - timedelta(days=60),
        delivered_count=1, delivered_on=today - timedelta(days=64),
    )  # fmt: skip
    if officer is not None:
        written.accepted_on, written.accepted_by = today - timedelta(days=57), officer
    written.save()
    for kind, what_lt, what_en, asked, days in (
        (DeliverableKind.REPORT, "Tarpinė ataskaita", "Interim report", 1, -6),
        (DeliverableKind.GROUPS, "", "", 6, 120),
        (DeliverableKind.PERSONS, "", "", 90, 120),
        (DeliverableKind.ACADEMIC_HOURS, "", "", 48, 120),
    ):
        TrainingDeliverable.objects.create(
            contract=contract, programme=programme if kind in COUNTED else None, kind=kind, what_lt=what_lt,
            what_en=what_en, asked_count=asked, due_on=today + timedelta(days=days),
        )  # fmt: skip


def _group(
    programme: TrainingProgramme, ministry: Organisation, *, number: str, on: date, state: str, is_open: bool
) -> Event:
    group = Event.objects.create(
        code=f"R{on.year}-{number}", slug=f"{on}-isgalvotas-{number}", kind=EventKind.TRAINING, scope="national",
        state=state, starts_on=on, ends_on=on, title_lt=programme.title_lt, title_en=programme.title_en,
        organiser=ministry, venue=Venue.objects.filter(code="kulturos-centras-isgalvotas").first(), places=15,
        is_open=is_open, reported_under=programme.reported_under, training_programme=programme,
        trainer=Account.objects.filter(email=demo_email("trainer")).first(), is_invented=True,
    )  # fmt: skip
    for starts, title_lt, title_en, subject_lt, subject_en in HALF_DAYS:
        begins = timezone.make_aware(datetime.combine(on, starts))
        session = EventSession.objects.create(
            event=group, title_lt=title_lt, title_en=title_en, starts_at=begins, ends_at=begins + timedelta(hours=3),
            academic_hours=Decimal(4),
        )  # fmt: skip
        ProgrammeItem.objects.create(session=session, order=1, title_lt=subject_lt, title_en=subject_en)
    return group
