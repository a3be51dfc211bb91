"""A workbook becomes a version: brought and checked, published under the next number, withdrawn."""

from django.db import transaction
from django.utils import timezone

from pertvarka.engines.xlsform import serial
from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.faults import Fault, FormRefused
from pertvarka.engines.xlsform.form import Form
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.instruments.errors import (
    SameFormPublished,
    UploadHasFaults,
    UploadPublished,
    VersionWithdrawn,
)
from pertvarka.foundation.instruments.kept_forms import question_count
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion, Upload
from pertvarka.foundation.instruments.permissions import Permission

FILE_NAME_LIMIT = 120
LANGUAGES = ("lt", "en")


def upload(*, file_name: str, content: bytes, instrument: Instrument | None, by: Account) -> Upload:
    """Check a workbook and keep what the check found. A file with faults is told about and not kept itself.

    Raises:
        NotAllowed: the account publishes no questionnaires.
    """
    policy.require(by, Permission.VERSION_PUBLISH, on=timezone.localdate())
    faults: tuple[Fault, ...] = ()
    try:
        faults = tuple(_missing_languages(check(content)))
    except FormRefused as refused:
        faults = refused.faults
    with transaction.atomic():
        kept = Upload.objects.create(
            instrument=instrument,
            file_name=file_name[-FILE_NAME_LIMIT:],
            content=b"" if faults else content,
            faults=[_plain(fault) for fault in faults],
            uploaded_by=by,
        )
        audit.record("instrument.uploaded", about=f"upload:{kept.uuid}", by=by.reference, faults=len(faults))
    return kept


def publish(
    *,
    upload: Upload,
    instrument: Instrument,
    assessors_needed: int,
    reassess_after_months: int,
    change_note: str = "",
    methodology_package: str = "",
    by: Account,
) -> InstrumentVersion:
    """The next version of the instrument; the one before takes no new answers from now on.

    Raises:
        NotAllowed: the account publishes no questionnaires.
        UploadHasFaults, UploadPublished, SameFormPublished: the file cannot become a version.
    """
    policy.require(by, Permission.VERSION_PUBLISH, on=timezone.localdate())
    with transaction.atomic():
        held = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if held.published_as_id:
            raise UploadPublished
        if held.faults or not held.content:
            raise UploadHasFaults
        if not Instrument.objects.filter(code=instrument.code).exists():
            instrument.save()
        content = bytes(held.content)
        version = make_version(
            instrument=instrument,
            form=check(content),
            workbook=content,
            file_name=held.file_name,
            assessors_needed=assessors_needed,
            reassess_after_months=reassess_after_months,
            change_note=change_note.strip(),
            methodology_package=methodology_package.strip(),
            by=by,
        )
        held.instrument, held.published_as = instrument, version
        held.save(update_fields=["instrument", "published_as"])
        audit.record(
            "instrument.published", about=f"instrument:{instrument.code}", by=by.reference, number=version.number
        )
    return version


def withdraw(*, version: InstrumentVersion, by: Account) -> None:
    """No new answers with this version; those begun are finished.

    Raises:
        NotAllowed: the account publishes no questionnaires.
        VersionWithdrawn: it was withdrawn already.
    """
    policy.require(by, Permission.VERSION_PUBLISH, on=timezone.localdate())
    with transaction.atomic():
        standing = InstrumentVersion.objects.filter(pk=version.pk, withdrawn_at=None)
        if not standing.update(withdrawn_at=timezone.now()):
            raise VersionWithdrawn
        about = f"instrument:{version.instrument.code}"
        audit.record("instrument.withdrawn", about=about, by=by.reference, number=version.number)


def make_version(
    *,
    instrument: Instrument,
    form: Form,
    workbook: bytes,
    file_name: str,
    assessors_needed: int,
    reassess_after_months: int,
    change_note: str = "",
    methodology_package: str = "",
    by: Account | None = None,
) -> InstrumentVersion:
    """Write the version itself, inside the act that publishes it.

    Raises:
        SameFormPublished: exactly this form stands under a number.
    """
    # Whoever publishes second waits here, so that two never take one number.
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    digest = serial.digest(form)
    standing = dict(InstrumentVersion.objects.filter(instrument=instrument).values_list("digest", "number"))
    if digest in standing:
        raise SameFormPublished(number=standing[digest])
    now = timezone.now()
    InstrumentVersion.objects.filter(instrument=instrument, withdrawn_at=None).update(withdrawn_at=now)
    others = [language for language in form.languages if language != form.default_language]
    return InstrumentVersion.objects.create(
        instrument=instrument,
        number=max(standing.values(), default=0) + 1,
        form=serial.to_data(form),
        workbook=workbook,
        file_name=file_name,
        digest=digest,
        languages=[form.default_language, *others],
        question_count=question_count(form),
        methodology_package=methodology_package,
        assessors_needed=assessors_needed,
        reassess_after_months=reassess_after_months,
        change_note=change_note,
        published_at=now,
        published_by=by,
    )


def _missing_languages(form: Form) -> list[Fault]:
    """Everybody is asked in Lithuanian; what a form of one unnamed language speaks is its writer's to say."""
    if "lt" in form.languages or not form.language_names:
        return []
    return [Fault("default_language_unknown", "survey", "A1", "lt")]


def _plain(fault: Fault) -> dict[str, object]:
    return {
        "code": fault.code,
        "sheet": fault.sheet,
        "cell": fault.cell,
        "feature": fault.feature,
        "values": dict(fault.words),
    }
