"""Frozen inputs, for those who plan the region."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from pertvarka.engines.planner.problem import NOWHERE
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.figures import InputTold
from pertvarka.oversight.regional_plans.models import FrozenInput, FrozenProblem
from pertvarka.oversight.regional_plans.queries import reach

COMMAND = "solve_plans"


@dataclass(frozen=True, slots=True)
class Closing:
    """An institution of the input, by its code, and the first year in which nobody is to live there; None: no such year
    within the plan.
    """

    institution: str
    year: int | None


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


def closings(frozen: FrozenInput) -> list[Closing]:
    """The region's institutions as they were frozen. Only this is read of what the solver reads: nobody is in it."""
    with scope.of_command(COMMAND):
        rows = FrozenProblem.objects.filter(input=frozen).values_list("content__institutions", "content__years")
        institutions, years = next(iter(rows), ([], []))
    return [
        Closing(one["code"], None if one["closes"] == NOWHERE else years[one["closes"]]) for one in institutions or []
    ]


def _rows() -> QuerySet[FrozenInput]:
    return FrozenInput.objects.select_related("region", "made_by", "feasibility_study")
