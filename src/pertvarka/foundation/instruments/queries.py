"""Reading instruments: what there is, which version is asked with today, what was brought to be published."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion, Upload

HEAVY = ("form", "workbook")


def versions() -> QuerySet[InstrumentVersion]:
    return InstrumentVersion.objects.select_related("instrument").defer(*HEAVY)


def instruments() -> list[Instrument]:
    """All, with their versions, the newest first."""
    light = InstrumentVersion.objects.defer(*HEAVY).select_related("published_by")
    return list(Instrument.objects.prefetch_related(Prefetch("versions", queryset=light)))


def instrument(code: str) -> Instrument | None:
    return Instrument.objects.filter(code=code).first()


def version(uuid: UUID) -> InstrumentVersion | None:
    return versions().filter(uuid=uuid).first()


def following_from(package_code: str) -> list[InstrumentVersion]:
    """Versions in force that were made from a methodology package."""
    return list(versions().filter(methodology_package=package_code, withdrawn_at=None))


def workbook_of(version: InstrumentVersion) -> bytes:
    return bytes(InstrumentVersion.objects.values_list("workbook", flat=True).get(pk=version.pk))


def uploads() -> list[Upload]:
    """What waits to be published, and what was refused lately."""
    waiting = Upload.objects.filter(published_as=None).defer("content").select_related("uploaded_by")
    return list(waiting[:10])


def upload(uuid: UUID) -> Upload | None:
    return Upload.objects.filter(uuid=uuid).select_related("instrument", "published_as").first()
