"""The invented monitoring: a meeting held, one that comes, figures on their way, a review begun, discrepancies.

Nothing of it is published, so no figure of the reform moves.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import audit
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring import demonstration_review, minutes
from pertvarka.oversight.monitoring.actions import alerts, figures, meetings, packs
from pertvarka.oversight.monitoring.models import (
    AgendaItem,
    Attendee,
    Finding,
    FollowUpTask,
    Meeting,
    Submission,
    SubmissionStep,
)
from pertvarka.oversight.monitoring.states import FindingState, MeetingState, SubmissionState

BY = "command:load_demonstration"
HELD_BEFORE, COMES_IN = timedelta(days=25), timedelta(days=9)
GUEST = "Lietuvos žmonių su negalia sąjunga"
HOME, PROVIDER = "globos-namai-liepu-aleja", "bendruomeniniai-namai-kalve"
ITEMS = (
    (
        "Renginių rodikliai: ar visi renginiai turi dalyvių sąrašus",
        "Sąrašai patikrinti. Trūksta dviejų regioninių seminarų sąrašų, juos pateiks organizatoriai.",
    ),
    (
        "Įstaigų pertvarkos planai: kas vėluoja",
        "Vėluojančių įstaigų vadovai paaiškins priežastis iki kito posėdžio.",
    ),
    ("Nauji rodikliai iš bylų įrašų", "Grupė pritarė, kad viešai rodomos tik reikšmės nuo 5 asmenų."),
)
FIGURES = (
    ("4.1.1", SubmissionState.SUBMITTED, ("002",), 0, ""),
    ("4.2.4", SubmissionState.SUBMITTED, ("002", "003"), 2, "Du mokymai dar neįrašyti į sąrašą."),
    ("4.2.5", SubmissionState.RETURNED, ("003",), 1, "Viena ataskaita gauta raštu."),
    ("4.2.3", SubmissionState.DRAFT, (), 0, ""),
)
RETURNED_BECAUSE = "Nurodytas dokumentas šios reikšmės nepagrindžia. Pridėkite ataskaitą."


def load(*, today: date) -> bool:
    """Write it once, and look for discrepancies; False where it stands or the invented roles are not there."""
    group = _account("monitoring_group_member")
    office = _account("ministry")
    if group is None or office is None or Meeting.objects.exists():
        return False
    with transaction.atomic():
        alerts.run(today=today)
        _figures(office, group, today=today)
        with scope.of_command(alerts.COMMAND):
            _held(office, group, today=today)
            _coming(office, today=today)
        demonstration_review.load(today=today)
        audit.record("monitoring_demonstration.loaded", about="demonstration:monitoring", by=BY)
    return True


def _account(role: str) -> Account | None:
    return Account.objects.filter(email=demo_email(role)).first()


def _figures(office: Account, group: Account, *, today: date) -> None:
    as_of = today - timedelta(days=30)
    for code, state, evidence, more, comment in FIGURES:
        computed = figures.computed(code, as_of=as_of)
        made = Submission.objects.create(
            indicator_code=code,
            as_of=as_of,
            value=(computed or 0) + more,
            computed=computed,
            evidence=list(evidence),
            comment_lt=comment,
            state=state,
            is_invented=True,
        )
        steps = [(SubmissionState.DRAFT, office, "")]
        if state != SubmissionState.DRAFT:
            steps.append((SubmissionState.SUBMITTED, office, ""))
        if state == SubmissionState.RETURNED:
            steps.append((SubmissionState.RETURNED, group, RETURNED_BECAUSE))
        first = timezone.now() - timedelta(days=6)
        SubmissionStep.objects.bulk_create(
            SubmissionStep(
                submission=made, after=after, taken_by=by, reason=reason, taken_at=first + timedelta(days=place)
            )
            for place, (after, by, reason) in enumerate(steps)
        )


def _held(office: Account, group: Account, *, today: date) -> None:
    """Its pack is frozen as of the day before; its minutes are signed and partly public."""
    held_on = today - HELD_BEFORE
    meeting = Meeting.objects.create(
        held_on=held_on, place="A. Vivulskio g. 11, Vilnius", chair=group, is_invented=True
    )
    frozen_at = timezone.now() - HELD_BEFORE - timedelta(days=1)
    packs.freeze(meeting, by=office, made_at=frozen_at, proposes=False)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, order=order, kind=AgendaItem.Kind.OTHER, title=title, decision=decision,
            decided_at=frozen_at + timedelta(days=1),
        )
        for order, (title, decision) in enumerate(ITEMS, start=1)
    )  # fmt: skip
    Attendee.objects.bulk_create(
        [
            Attendee(meeting=meeting, account=group),
            Attendee(meeting=meeting, account=office),
            Attendee(meeting=meeting, organisation_words=GUEST),
        ]
    )
    _found(meeting, today=today)
    meeting.minutes = minutes.drafted(meeting)
    meeting.public_minutes = minutes.drafted_for_all(meeting)
    meeting.state, meeting.signed_at, meeting.signed_by = MeetingState.SIGNED, frozen_at + timedelta(days=2), group
    meeting.save()


def _found(meeting: Meeting, *, today: date) -> None:
    bodies = {body.code: body for body in Organisation.objects.filter(code__in=[HOME, PROVIDER])}
    Finding.objects.create(
        meeting=meeting,
        text="Įstaigos plano priemonė vėluoja, o priežastis nenurodyta.",
        owner=bodies.get(HOME),
        is_invented=True,
    )
    Finding.objects.create(
        meeting=meeting,
        text="Pasiūlymo duomenys seniai netikrinti.",
        owner=bodies.get(PROVIDER),
        state=FindingState.ANSWERED,
        answer="Patikrinome ir atnaujinome laisvų vietų skaičių.",
        answered_on=today - timedelta(days=4),
        is_invented=True,
    )
    Finding.objects.create(
        meeting=meeting,
        text="Dviejų regioninių seminarų dalyvių sąrašų nėra.",
        indicator_code="4.1.1",
        is_invented=True,
    )
    if HOME in bodies:
        FollowUpTask.objects.create(
            meeting=meeting, what="Paaiškinti, kodėl vėluoja priemonė", owner=bodies[HOME],
            due_on=today + timedelta(days=5),
        )  # fmt: skip


def _coming(office: Account, *, today: date) -> None:
    meeting = Meeting.objects.create(held_on=today + COMES_IN, place="Nuotoliu", chair=office, is_invented=True)
    meetings.propose(meeting)
