"""Frozen inputs, for those who plan the region."""

from uuid import UUID

from django.db.models import QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.figures import InputTold
from pertvarka.oversight.regional_plans.models import FrozenInput
from pertvarka.oversight.regional_plans.queries import reach


def inputs(region: Region | None) -> list[FrozenInput]:
    """The inputs of a region, or of the whole country, newest first."""
    return list(_rows().filter(region=region))


def newest(region: Region | None) -> FrozenInput | None:
    return _rows().filter(region=region).first()


def is_anything_frozen() -> bool:
    return FrozenInput.objects.exists()


def frozen_input(uuid: UUID, *, by: Account) -> FrozenInput | None:
    """The input, None where there is none or the account does not plan its region."""
    found = _rows().filter(uuid=uuid).first()
    return found if found and reach.sees_drafts(by, found.region) else None


def told(frozen: FrozenInput) -> InputTold:
    """What may be shown of it."""
    return InputTold.model_validate(frozen.told)


def _rows() -> QuerySet[FrozenInput]:
    return FrozenInput.objects.select_related("region", "made_by", "feasibility_study")
