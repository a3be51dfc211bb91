"""Invitations: addresses sealed as they are written, letters and reminders asked for and queued by the worker."""

from collections.abc import Callable, Iterable
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, mail, sealing
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.base.models import Job
from pertvarka.programme.research import invitation_list
from pertvarka.programme.research.actions.answering import token_of
from pertvarka.programme.research.actions.waves import held_wave
from pertvarka.programme.research.errors import InvitationsMissing, NotOpenNow, StandsAlready
from pertvarka.programme.research.invitation_list import Faulty, Row
from pertvarka.programme.research.models import Invitation, Stratum, SurveyWave
from pertvarka.programme.research.models.answer import email_place
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.states import WaveState

Progress = Callable[[int, int], None]
JOB = "research.letters"


def look_through(wave: SurveyWave, rows: Iterable[Row]) -> tuple[list[Row], list[Faulty]]:
    """Which rows of a list may be invited to the wave and which may not, and why; nothing is saved."""
    held = {bytes(index) for index in wave.invitations.values_list("email_index", flat=True)}
    listed = list(rows)
    invited = {key: _index(key, wave) in held for row in listed if (key := invitation_list.key_of(row.email)) and held}
    strata = list(wave.strata.values_list("code", flat=True))
    return invitation_list.look_through(listed, strata=strata, is_invited=invited)


def invite(*, wave: SurveyWave, rows: Iterable[Row], by: Account) -> int:
    """Write these addresses down, sealed; letters go out when asked for. Rows at fault are left out.

    Raises:
        NotAllowed, StudyNotFound; StandsAlready: the wave is closed or has no invitations.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = held_wave(wave)
        if held.state not in (WaveState.DRAFT, WaveState.OPEN) or not held.is_by_invitation:
            raise StandsAlready
        good, _faulty = look_through(held, rows)
        strata = {stratum.code: stratum for stratum in held.strata.all()}
        Invitation.objects.bulk_create([_invitation(held, row, strata[row.stratum]) for row in good])
        for code, stratum in strata.items():
            count = sum(row.stratum == code for row in good)
            Stratum.objects.filter(pk=stratum.pk).update(invited_count=F("invited_count") + count)
        audit.record("survey.invited", about=held.study.reference, by=by.reference, wave=held.number, count=len(good))
    return len(good)


def ask_to_send(*, wave: SurveyWave, reminds: bool, origin: str, by: Account) -> Job:
    """Let the worker send letters to whoever has none yet, or remind whoever has not answered.

    origin: scheme and host of the links in the letters.

    Raises:
        NotAllowed, StudyNotFound, NotOpenNow, InvitationsMissing.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = held_wave(wave)
        if held.state != WaveState.OPEN or held.closes_on < timezone.localdate():
            raise NotOpenNow
        if not to_send(held, reminds=reminds).exists():
            raise InvitationsMissing
        audit.record(
            "survey.reminders_asked" if reminds else "survey.letters_asked",
            about=held.study.reference,
            by=by.reference,
            wave=held.number,
        )
        return asking.defer(JOB, by=by, arguments={"wave": held.uuid, "reminds": int(reminds), "origin": origin})


def to_send(wave: SurveyWave, *, reminds: bool) -> QuerySet[Invitation]:
    rows = wave.invitations.filter(answered=False)
    return rows.filter(sent_at__isnull=False, reminded_at=None) if reminds else rows.filter(sent_at=None)


def send(
    *, wave: SurveyWave, reminds: bool, origin: str, by: Account, progress: Progress = lambda _done, _of: None
) -> int:
    """Queue one letter for each; in the scope of whoever asked. Returns how many."""
    rows = list(to_send(wave, reminds=reminds).select_related("stratum"))
    template = "research/letters/reminder" if reminds else "research/letters/invitation"
    now = timezone.now()
    for done, invitation in enumerate(rows, start=1):
        address = sealing.open_sealed(invitation.email_sealed, place=email_place(invitation.uuid))
        context = {"study": wave.study, "wave": wave, "link": origin + path_of(invitation)}
        mail.queue(address, template=template, language=invitation.language, context=context, by=by)
        progress(done, len(rows))
    keys = [invitation.pk for invitation in rows]
    Invitation.objects.filter(pk__in=keys).update(**{"reminded_at" if reminds else "sent_at": now})
    if not reminds:
        for stratum in {invitation.stratum for invitation in rows}:
            count = sum(invitation.stratum_id == stratum.pk for invitation in rows)
            Stratum.objects.filter(pk=stratum.pk).update(sent_count=F("sent_count") + count)
    return len(rows)


def path_of(invitation: Invitation) -> str:
    """The address of the questionnaire for whoever was invited, in their language."""
    with translation.override(invitation.language):
        return reverse("survey:answer", args=[token_of(invitation.uuid)])


def _invitation(wave: SurveyWave, row: Row, stratum: Stratum) -> Invitation:
    key = uuid4()
    return Invitation(
        uuid=key,
        wave=wave,
        stratum=stratum,
        email_sealed=sealing.seal(row.email, place=email_place(key)),
        email_index=_index(invitation_list.key_of(row.email), wave),
        token_hash=hash_of(token_of(key)),
        language=row.language,
    )


def _index(email: str, wave: SurveyWave) -> bytes:
    return sealing.blind_index(f"{wave.uuid} {email}", purpose="research_invitation.email")
