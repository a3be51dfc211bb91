"""Checks of the open planes: events, figures, offers, certificates. They are about places, never about persons."""

from collections.abc import Iterable
from datetime import date, timedelta

from pertvarka.oversight.monitoring.checks.found import Found
from pertvarka.oversight.results import queries as results
from pertvarka.oversight.results.models import Achievement
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.states import EventState
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import TargetVersion
from pertvarka.programme.library import queries as library
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.states import OfferState
from pertvarka.services.institutions.models import QualityProcess

CHECKED_WITHIN = timedelta(days=183)
RUNS_OUT_WITHIN = timedelta(days=90)
OURS = "monitoring-"
"""Sources of figures verified here: their evidence stands with the submission, which is refused without it."""


def events_past(today: date) -> Iterable[Found]:
    """Events whose last day is over and which nobody has reported or cancelled."""
    rows = Event.objects.filter(state__in=[EventState.PLANNED, EventState.CONFIRMED], ends_on__lt=today)
    for event in rows:
        label, since = f"{event.ends_on:%Y-%m-%d}, {event.title_lt}", event.ends_on + timedelta(days=1)
        yield Found("events_past", f"event:{event.uuid}", label[:200], event.organiser_id, since)


def without_evidence(today: date) -> Iterable[Found]:
    """Targets and published figures whose source is no document of the library."""
    known = set(library.sources())
    targets = TargetVersion.objects.select_related("indicator", "plan_version").filter(valid_from__lte=today)
    for target in targets.exclude(value=None).exclude(source__in=known):
        about = f"target:{target.indicator.code}@{target.plan_version.number}"
        yield Found("without_evidence", about, f"{target.indicator.code} {target.indicator.short_lt}"[:200])
    stated = Achievement.objects.filter(state=Achievement.State.PUBLISHED).exclude(source__in=known)
    for row in stated.exclude(source__startswith=OURS):
        about = f"figure:{row.indicator_code}@{row.as_of:%Y-%m-%d}"
        yield Found("without_evidence", about, f"{row.indicator_code} ({row.as_of:%Y-%m-%d})", None, row.as_of)


def sums_differ(today: date) -> Iterable[Found]:
    """Figures that differ from what their rows add up to, with no word of why."""
    version = framework.version(None, as_of=today)
    found = results.results(version=version, as_of=today, indicators=framework.all_indicators())
    for item in found:
        if not item.difference or item.definition.reconciliation:
            continue
        if item.declared and item.declared.achievement.comment_lt:
            continue
        code = item.indicator.code
        yield Found("sums_differ", f"indicator:{code}", f"{code} {item.indicator.short_lt}"[:200])


def offers_unchecked(today: date) -> Iterable[Found]:
    """Offers in work that their provider has not looked at for half a year."""
    rows = ServiceOffer.objects.filter(state=OfferState.ACTIVE, last_checked_on__lt=today - CHECKED_WITHIN)
    for offer in rows.select_related("service_type", "site"):
        label, since = f"{offer.service_type.name_lt}, {offer.site.name_lt}", offer.last_checked_on + CHECKED_WITHIN
        yield Found("offers_unchecked", offer.reference, label[:200], offer.provider_id, since)


def certificates_end(today: date) -> Iterable[Found]:
    """Quality marks that end within three months, or have ended, while no later process runs."""
    rows = QualityProcess.objects.filter(certified_until__lte=today + RUNS_OUT_WITHIN).select_related("organisation")
    renewed = set(QualityProcess.objects.filter(certified_until=None).values_list("organisation_id", flat=True)) | set(
        QualityProcess.objects.filter(certified_until__gt=today + RUNS_OUT_WITHIN).values_list(
            "organisation_id", flat=True
        )
    )
    for process in rows:
        if process.organisation_id not in renewed and process.certified_until:
            label = f"{process.organisation.name_lt}, {process.certified_until:%Y-%m-%d}"
            since = process.certified_until - RUNS_OUT_WITHIN
            yield Found("certificates_end", f"quality:{process.uuid}", label[:200], process.organisation_id, since)
