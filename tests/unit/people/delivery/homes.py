"""Homes for tests: an institution with its staff, a person who lives there, a move made ready."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.actions import placements, transitions
from pertvarka.people.delivery.models import Placement, Transition
from tests.closed_plane import ALYTUS, COMMAND, build_organisation

TODAY = timezone.localdate()


def build_institution(code: str = "liepu-aleja") -> Organisation:
    return build_organisation(code, kind=Organisation.Kind.INSTITUTION)


def build_placement(case: Case, by: Account, **columns: Any) -> Placement:
    """Recorded long ago, past the actions; an institution when one is named, else the own family."""
    with scope.of_command(COMMAND):
        institution = columns.get("organisation")
        return Placement.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "kind": "care_institution" if institution else "own_family",
                "municipality": Municipality.objects.get(code=ALYTUS),
                "starts_on": TODAY - timedelta(days=900),
                "start_kind": "first_known",
                "recorded_by": by,
                **columns,
            }
        )


def placement_given(kind: str = "own_family", **changed: Any) -> placements.PlacementGiven:
    return placements.PlacementGiven(
        **{
            "kind": kind,
            "municipality": Municipality.objects.get(code=ALYTUS),
            "starts_on": TODAY - timedelta(days=30),
            "start_kind": "move",
            **changed,
        }
    )


def move_given(**changed: Any) -> transitions.MoveGiven:
    return transitions.MoveGiven(
        **{
            "to_kind": "group_home",
            "to_municipality": Municipality.objects.get(code=ALYTUS),
            "planned_on": TODAY + timedelta(days=20),
            "own_words": "Noriu gyventi arčiau sesers.",
            **changed,
        }
    )


def tick_all(move: Transition, by: Account) -> None:
    """Every line of the checklist is done. Call it inside the scope of `by`."""
    for code in move.items.values_list("code", flat=True):
        transitions.tick(move=move, code=code, is_done=True, by=by)


def confirmed(move: Transition, by: Account, *, on: date = TODAY) -> Transition:
    """The move made ready and made. Call it inside the scope of `by`."""
    tick_all(move, by)
    transitions.confirm(move=move, moved_on=on, expected_version=move.version, by=by)
    move.refresh_from_db()
    return move
