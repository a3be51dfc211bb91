"""Methods version by version: begun, given their documents, consulted on, approved, taken into use."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.text import slugify

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.library import method_queries, rules
from pertvarka.programme.library.errors import (
    DocumentAttached,
    NoSuchDocument,
    PackageTwice,
    StepLacks,
    StepNotThere,
    TextSettled,
    VersionUnderWay,
)
from pertvarka.programme.library.models import Document, MethodologyPackage, PackageVersion, VersionFile
from pertvarka.programme.library.permissions import Permission
from pertvarka.programme.library.states import BEING_MADE, VersionState

CODE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Method:
    """What is written of a method when it is begun."""

    kind: str
    title_lt: str
    title_en: str
    service_type_codes: Sequence[str] = ()
    authors: str = ""
    contract: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is written of one version."""

    licence: str = ""
    note_lt: str = ""
    note_en: str = ""


def begin(*, method: Method, by: Account) -> MethodologyPackage:
    """A method is commissioned: the package and its first version.

    Raises:
        NotAllowed: the account does not keep methods.
        PackageTwice: one with the code of this title stands.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    code = slugify(method.title_lt)[:CODE_LENGTH].strip("-")
    columns = asdict(method) | {"service_type_codes": sorted(set(method.service_type_codes))}
    try:
        with transaction.atomic():
            made = MethodologyPackage.objects.create(code=code, **columns)
            PackageVersion.objects.create(package=made, number=1)
            audit.record("method.begun", about=f"method:{made.code}", by=by.reference)
    except IntegrityError as taken:
        raise PackageTwice(code=code) from taken
    return made


def begin_version(*, package: MethodologyPackage, particulars: Particulars, by: Account) -> PackageVersion:
    """A new version, once the former is in use, withdrawn or only listed.

    Raises:
        NotAllowed: the account does not keep methods.
        VersionUnderWay: another is still being made.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        MethodologyPackage.objects.select_for_update().get(pk=package.pk)
        standing = PackageVersion.objects.filter(package=package)
        if standing.filter(state__in=BEING_MADE).exists():
            raise VersionUnderWay
        newest = standing.aggregate(number=Max("number"))["number"] or 0
        made = PackageVersion.objects.create(package=package, number=newest + 1, **asdict(particulars))
        audit.record("method.version_begun", about=_about(made), by=by.reference, method=package.code)
    return made


def describe(*, version: PackageVersion, particulars: Particulars, by: Account) -> None:
    """Licence and notes, at any time.

    Raises:
        NotAllowed: the account does not keep methods.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        PackageVersion.objects.filter(pk=version.pk).update(**asdict(particulars), row_version=F("row_version") + 1)
        audit.record("method.described", about=_about(version), by=by.reference)


def attach(*, version: PackageVersion, document_code: str, role: str, by: Account) -> VersionFile:
    """A document of the library becomes the text, an annex or the easy version.

    Raises:
        NotAllowed: the account does not keep methods.
        TextSettled: the version is past drafting.
        NoSuchDocument, DocumentAttached: what was typed.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        _require_open_text(version)
        document = Document.objects.filter(code=document_code.strip()).first()
        if document is None:
            raise NoSuchDocument(code=document_code.strip())
        newest = version.files.filter(role=role).aggregate(order=Max("order"))["order"] or 0
        made, is_new = VersionFile.objects.get_or_create(
            version=version, document=document, defaults={"role": role, "order": newest + 1}
        )
        if not is_new:
            raise DocumentAttached
        audit.record("method.document_attached", about=_about(version), by=by.reference, document=document.code)
    return made


def detach(*, file: VersionFile, by: Account) -> None:
    """A document was attached by mistake; it stays in the library.

    Raises:
        NotAllowed: the account does not keep methods.
        TextSettled: the version is past drafting.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        _require_open_text(file.version)
        file.delete()
        audit.record("method.document_detached", about=_about(file.version), by=by.reference)


def take_step(*, version: PackageVersion, after: str, expected_version: int, by: Account) -> PackageVersion:
    """The version goes on; the one in use gives way to the next.

    Raises:
        NotAllowed: the account does not keep methods.
        StepNotThere: it does not lead there from where the version stands, or somebody was first.
        StepLacks: something is missing; a consultation is begun by opening it (`consulting.open_round`).
    """
    today = timezone.localdate()
    policy.require(by, Permission.PACKAGE_CHANGE, on=today)
    with transaction.atomic():
        MethodologyPackage.objects.select_for_update().get(pk=version.package_id)
        standing = PackageVersion.objects.select_for_update().get(pk=version.pk)
        is_step = rules.may_follow(standing.state, after) and after != VersionState.CONSULTATION
        if standing.row_version != expected_version or not is_step:
            raise StepNotThere
        lacking = rules.missing_for(after, method_queries.standing(standing, on=today))
        if lacking:
            raise StepLacks(lacking=lacking)
        if after == VersionState.IN_USE:
            _retire_former(standing)
        _write(standing, after, on=today)
        audit.record("method.step_taken", about=_about(standing), by=by.reference, before=version.state, after=after)
    return standing


def _retire_former(version: PackageVersion) -> None:
    PackageVersion.objects.filter(package=version.package_id, state=VersionState.IN_USE).update(
        state=VersionState.SUPERSEDED, row_version=F("row_version") + 1
    )


def _write(version: PackageVersion, after: str, *, on: date) -> None:
    changes: dict[str, Any] = {"state": after, "row_version": version.row_version + 1}
    if after == VersionState.APPROVED:
        changes["approved_on"] = on
    if after == VersionState.IN_USE:
        changes["in_use_since_on"] = on
    for name, value in changes.items():
        setattr(version, name, value)
    version.save(update_fields=list(changes))


def _require_open_text(version: PackageVersion) -> None:
    standing = PackageVersion.objects.select_for_update().get(pk=version.pk)
    if standing.state not in {VersionState.COMMISSIONED, VersionState.DRAFTING}:
        raise TextSettled


def _about(version: PackageVersion) -> str:
    return f"method_version:{version.uuid}"
