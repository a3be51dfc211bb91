"""Distances by road from a file, from a day on; taken back, what counted before counts again."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import road_rows
from pertvarka.oversight.regional_plans.errors import RoadFileGone, RoadFileTooLarge, SourceMissing
from pertvarka.oversight.regional_plans.models import RoadDistance, RoadFile
from pertvarka.oversight.regional_plans.permissions import Permission

LARGEST_BYTES = 1_000_000
"""All pairs of sixty municipalities with their names are a third of it."""


def bring(*, content: bytes, source: str, valid_from: date, by: Account) -> RoadFile:
    """Take all rows of the file, or none. Inputs frozen before keep the ways they were frozen with.

    Raises:
        NotAllowed: the account does not change parameters.
        SourceMissing: nobody says where they come from.
        RoadFileTooLarge: that is no table of pairs of municipalities.
        RoadDistancesBroken: every line that cannot be used, and what is wrong with it.
    """
    policy.require(by, Permission.PARAMETER_CHANGE, on=timezone.localdate())
    if not source.strip():
        raise SourceMissing
    if len(content) > LARGEST_BYTES:
        raise RoadFileTooLarge
    places = {one.code: one for one in Municipality.objects.all()}
    found = road_rows.read(content, places)
    with transaction.atomic():
        made = RoadFile.objects.create(source=source.strip(), valid_from=valid_from, imported_by=by)
        RoadDistance.objects.bulk_create(
            RoadDistance(file=made, from_municipality=places[start], to_municipality=places[end], kilometres=kilometres)
            for (start, end), kilometres in found.items()
        )
        audit.record(
            "road_distances.imported",
            about=made.reference,
            by=by.reference,
            rows=len(found),
            valid_from=valid_from.isoformat(),
        )
    return made


def take_back(*, file: RoadFile, by: Account) -> RoadFile:
    """The file was a mistake: it stays to be read, and what counted before it counts again.

    Raises:
        NotAllowed: the account does not change parameters.
        RoadFileGone: somebody has taken it back already.
    """
    policy.require(by, Permission.PARAMETER_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        standing = RoadFile.objects.filter(pk=file.pk, taken_back_at=None)
        if not standing.update(taken_back_at=timezone.now(), taken_back_by=by):
            raise RoadFileGone
        audit.record("road_distances.taken_back", about=file.reference, by=by.reference)
    file.refresh_from_db()
    return file
