"""Light states: what a migration hands to the database is what Django's own way hands over."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.state import ProjectState

from pertvarka.foundation.base.migrating import light_states

OPERATIONS: list[Any] = [
    migrations.CreateModel("House", [("id", models.BigAutoField(primary_key=True)), ("number", models.IntegerField())]),
    migrations.CreateModel(
        "Room",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("house", models.ForeignKey("street.House", models.CASCADE, related_name="rooms")),
        ],
    ),
    migrations.AddIndex("House", models.Index(fields=["number"], name="house_by_number")),
    migrations.AddConstraint("House", models.UniqueConstraint(fields=["number"], name="house_once")),
    migrations.AddField("Room", "floor", models.IntegerField(default=0)),
    migrations.CreateModel("Door", [("id", models.BigAutoField(primary_key=True))]),
    migrations.AddField("House", "door", models.ForeignKey("street.Door", models.PROTECT, related_name="+", null=True)),
    migrations.AddField("Room", "door", models.OneToOneField("street.Door", models.CASCADE, default=1), False),
    migrations.AddField("Room", "beside", models.ManyToManyField("street.Room", related_name="also_beside")),
    migrations.AddConstraint("Room", models.CheckConstraint(condition=models.Q(floor__gte=0), name="room_above")),
    migrations.AlterField("House", "number", models.TextField()),
    migrations.RemoveConstraint("House", "house_once"),
]


def told(state: ProjectState) -> dict[str, Any]:
    """What operations on the database read of the drawn models."""
    return {
        model._meta.model_name or "": (
            [field.deconstruct()[1:] for field in (*model._meta.fields, *model._meta.many_to_many)],
            sorted(one.name for one in model._meta.constraints),
            sorted(one.name for one in model._meta.indexes),
            sorted(one.name for one in model._meta.related_objects),
            [field.related_model._meta.model_name for field in model._meta.fields if field.is_relation],
        )
        for model in state.apps.get_models()
    }


def walked() -> list[dict[str, Any]]:
    """The state after each operation, drawn from the beginning as while migrating."""
    state = ProjectState()
    assert told(state) == {}
    steps = []
    for operation in OPERATIONS:
        before = state.clone()
        operation.state_forwards("street", state)
        assert operation.describe()
        assert before.models.keys() <= state.models.keys()
        steps.append(told(state))
    return steps


def test_every_step_is_as_django_draws_it():
    usual = walked()
    with light_states():
        light = walked()

    assert light == usual
    assert light[-1]["house"][1:] == ([], ["house_by_number"], ["rooms"], ["door"])


@pytest.mark.parametrize("name", ["add_model", "add_field", "_append_option"])
def test_afterwards_django_is_as_it_was(name: str):
    before: Callable[..., Any] = getattr(ProjectState, name)
    with light_states():
        assert getattr(ProjectState, name) is not before
    assert getattr(ProjectState, name) is before
    with pytest.raises(ValueError, match="broken"), light_states():
        _break()
    assert getattr(ProjectState, name) is before


def _break() -> None:
    message = "a migration is broken"
    raise ValueError(message)
