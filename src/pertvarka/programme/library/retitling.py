"""A method's title corrected: its address stays, the former title stands beside the new one with the reason."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.library.errors import TitleCorrectedMeanwhile, TitleSame
from pertvarka.programme.library.models import FormerTitle, MethodologyPackage
from pertvarka.programme.library.permissions import Permission


@dataclass(frozen=True, slots=True)
class Correction:
    """The right titles and why the old ones were wrong; `corrected_before` is how often the writer has seen it done."""

    title_lt: str
    title_en: str
    reason: str
    corrected_before: int


def times_corrected(package: MethodologyPackage) -> int:
    return FormerTitle.objects.filter(package=package).count()


def correct_title(*, package: MethodologyPackage, correction: Correction, by: Account) -> MethodologyPackage:
    """Write the right title; from now on loading the history leaves the titles of this method alone.

    Raises:
        NotAllowed: the account does not keep methods.
        TitleSame: nothing would change.
        TitleCorrectedMeanwhile: somebody was first; nothing was written.
    """
    policy.require(by, Permission.PACKAGE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = MethodologyPackage.objects.select_for_update().get(pk=package.pk)
        times = times_corrected(held)
        if times != correction.corrected_before:
            raise TitleCorrectedMeanwhile(title_lt=held.title_lt, title_en=held.title_en, times=times)
        if (held.title_lt, held.title_en) == (correction.title_lt, correction.title_en):
            raise TitleSame
        FormerTitle.objects.create(
            package=held, title_lt=held.title_lt, title_en=held.title_en, reason=correction.reason
        )
        audit.record(
            "method.title_corrected",
            about=f"method:{held.code}",
            by=by.reference,
            before=held.title_lt,
            after=correction.title_lt,
        )
        held.title_lt, held.title_en = correction.title_lt, correction.title_en
        held.save(update_fields=["title_lt", "title_en"])
    return held
