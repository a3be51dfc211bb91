"""Work of the events room in the background: writing to participants, and reminding them at night."""

import io
import zipfile
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.programme.events.permissions import Permission

if TYPE_CHECKING:
    from pertvarka.foundation.access.models import Account
    from pertvarka.programme.events.models import Certificate

COMMAND = "tell_participants"
STEP = 10


@register.job("events.tell", title=_("Writing to the participants of an event"), command=COMMAND, tries=3)
def tell(job: RunningJob, *, event: str) -> None:  # noqa: ARG001 (every job is given itself)
    from pertvarka.programme.events.actions import telling  # noqa: PLC0415 (models must stand first)
    from pertvarka.programme.events.models import Event  # noqa: PLC0415

    telling.tell(Event.objects.select_related("venue").get(uuid=event))


@register.job(
    "events.remind", title=_("Reminding participants of events"), command=COMMAND, nightly="06:10", one_at_a_time=True
)
def remind(job: RunningJob) -> None:  # noqa: ARG001 (every job is given itself)
    from pertvarka.programme.events.actions import telling  # noqa: PLC0415 (models must stand first)

    telling.remind(today=timezone.localdate())


@register.job(
    "events.thank",
    title=_("Thanking those who came, with the evaluation form"),
    messages={"sent": _("Letters on their way: %(done_count)s.")},
    command=COMMAND,
    one_at_a_time=True,
)
def thank(job: RunningJob, *, event: str) -> None:
    """A letter with the link to everybody who came and was not asked yet."""
    from pertvarka.programme.events.actions import evaluating  # noqa: PLC0415 (models must stand first)

    evaluating.thank(UUID(event), progress=job.progress)
    job.say("sent")


@register.job(
    "events.attendance",
    title=_("Bringing in a table of attendance"),
    messages={
        "brought": _("Rows brought in: %(done_count)s."),
        "NothingReady": _("No row is ready. Correct the errors."),
    },
    permission=Permission.REGISTRATION_CHANGE,
)
def attendance(job: RunningJob, *, draft: str) -> None:
    """All rows that are ready; whatever is not stays in the draft."""
    from pertvarka.foundation.access import job_scopes  # noqa: PLC0415 (models must stand first)
    from pertvarka.programme.events.actions import importing  # noqa: PLC0415
    from pertvarka.programme.events.queries import attendance as reading  # noqa: PLC0415

    by = job_scopes.account_of(job.requested_by)
    importing.bring_in(draft=reading.import_draft(UUID(draft)), by=by, progress=job.progress)
    job.say("brought")


@register.job(
    "events.evaluations_close",
    title=_("Closing evaluations of events whose days have passed"),
    command="empty_evaluations",
    nightly="03:40",
    one_at_a_time=True,
)
def evaluations_close(job: RunningJob) -> None:  # noqa: ARG001 (every job is given itself)
    from pertvarka.programme.events.actions import evaluating  # noqa: PLC0415 (models must stand first)

    evaluating.close_due(today=timezone.localdate())


def _made(job: RunningJob, event: str) -> "tuple[Account, list[Certificate]]":
    """Issue what is still to be issued, as whoever asked, and give everything that stands."""
    from pertvarka.foundation.access import job_scopes  # noqa: PLC0415 (models must stand first)
    from pertvarka.programme.events.actions import certificates  # noqa: PLC0415
    from pertvarka.programme.events.models import Event  # noqa: PLC0415
    from pertvarka.programme.events.queries import certificates as reading  # noqa: PLC0415

    by = job_scopes.account_of(job.requested_by)
    held = Event.objects.get(uuid=event)
    certificates.issue(event=held, by=by)
    return by, reading.standing(held)


@register.job(
    "events.certificates",
    title=_("Certificates of an event"),
    messages={"made": _("Certificates ready: %(done_count)s.")},
    permission=Permission.CERTIFICATE_ISSUE,
)
def certificates(job: RunningJob, *, event: str) -> None:
    """All certificates of an event in one archive, each a file of its own."""
    from pertvarka.programme.events import certificate_file  # noqa: PLC0415 (models must stand first)

    _by, standing = _made(job, event)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for number, certificate in enumerate(standing, start=1):
            with translation.override(certificate.registration.participant.language):
                written.writestr(f"{certificate.proof.number}.pdf", certificate_file.pdf(certificate))
            if number % STEP == 0 or number == len(standing):
                job.progress(number, len(standing))
    job.say("made")
    job.keep_file("pazymejimai.zip", media_type="application/zip", content=archive.getvalue(), is_personal=True, days=7)


@register.job(
    "events.certificates_sent",
    title=_("Sending certificates to those who came"),
    messages={"sent": _("Certificates sent: %(done_count)s.")},
    permission=Permission.CERTIFICATE_ISSUE,
    one_at_a_time=True,
)
def certificates_sent(job: RunningJob, *, event: str) -> None:
    """A letter with the certificate to everybody who has not had theirs; asked again, nobody gets two."""
    from pertvarka.programme.events.actions import certificates  # noqa: PLC0415 (models must stand first)

    by, standing = _made(job, event)
    due = [certificate for certificate in standing if certificate.sent_at is None]
    job.progress(0, len(due))
    for number, certificate in enumerate(due, start=1):
        certificates.send(certificate, by=by)
        if number % STEP == 0 or number == len(due):
            job.progress(number, len(due))
    job.say("sent")
