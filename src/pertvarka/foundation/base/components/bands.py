"""The heather band: on which side of the closed door a page stands, and what was written down about opening it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.components.frame import Link
from pertvarka.foundation.base.templatetags.numbers import NO_BREAK

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ClosedBand:
    """`kind` is seen, emergency or counted; one sentence, and a link to who has looked."""

    kind: str
    sentence: str
    link: Link | None = None

    @property
    def name(self) -> str:
        """What the band is called where its landmark is listed."""
        return {"seen": _("Personal data"), "emergency": _("Emergency access"), "counted": _("Counted data")}[self.kind]

    @property
    def icon(self) -> str:
        return {"seen": "PadlockLocked", "emergency": "ExclamationmarkTriangle", "counted": "BarChart"}[self.kind]


def seen_band(*, seen_at: datetime, who_viewed_url: str = "") -> ClosedBand:
    """Personal data are on the page and the look at them is recorded."""
    local = _local(seen_at)
    sentence = _("Personal data. Your view was recorded at %(time)s on %(date)s.") % {
        "time": f"{local:%H:%M}",
        "date": local.date().isoformat(),
    }
    return ClosedBand("seen", sentence, _who_viewed(who_viewed_url))


def emergency_band(*, ends_at: datetime, now: datetime, who_viewed_url: str = "") -> ClosedBand:
    """The file was opened in an emergency: how long it stays open, to the hour, in its last hour to the minute."""
    left = max(ends_at - now, timedelta())
    until = {"until": f"{_local(ends_at):%Y-%m-%d}{NO_BREAK}{_local(ends_at):%H:%M}"}
    if left >= HOUR:
        hours = left // HOUR
        sentence = ngettext(
            "Emergency access: %(count)s hour left, until %(until)s. "
            "The data protection officer has been told and, unless the case is protected, "
            "the supervisors of the unit that leads it.",
            "Emergency access: %(count)s hours left, until %(until)s. "
            "The data protection officer has been told and, unless the case is protected, "
            "the supervisors of the unit that leads it.",
            hours,
        ) % {"count": hours, **until}
    else:
        minutes = left // MINUTE
        sentence = ngettext(
            "Emergency access: %(count)s minute left, until %(until)s. "
            "The data protection officer has been told and, unless the case is protected, "
            "the supervisors of the unit that leads it.",
            "Emergency access: %(count)s minutes left, until %(until)s. "
            "The data protection officer has been told and, unless the case is protected, "
            "the supervisors of the unit that leads it.",
            minutes,
        ) % {"count": minutes, **until}
    return ClosedBand("emergency", sentence, _who_viewed(who_viewed_url))


def counted_band() -> ClosedBand:
    """People are only counted here; no row of a person was opened."""
    return ClosedBand("counted", _("People are only counted here. The page holds no names and no cases."))


def _who_viewed(url: str) -> Link | None:
    return Link(_("Who viewed"), url) if url else None


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
