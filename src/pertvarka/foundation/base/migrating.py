"""Migrating a new database without drawing every model again at every step.

After each operation Django draws the changed model and all around it anew; our tables all lead to the case and the
person, so that half of the schema was drawn at each of 250 operations, and most of a first start went by with it. Two
kinds of operations need none of that: a new model is added to those that stand, as when an application starts, and an
index or a constraint is written into the options of its model. What reaches the database is the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def light_states() -> Iterator[None]:
    """While it lasts, in this process: for migrating, by one thread."""
    state: Any = ProjectState  # whose own ways of changing are exchanged
    before = {name: getattr(state, name) for name in LIGHT}
    try:
        for name, way in LIGHT.items():
            setattr(state, name, way)
        yield
    finally:
        for name, way in before.items():
            setattr(state, name, way)


def _add_model(state: Any, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    state.models[key] = model_state
    if state._relations is not None:  # noqa: SLF001 (of the state this stands in for)
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:  # drawn already; asking for it would draw it
        state.apps.render_multiple([model_state])


def _append_option(state: Any, app_label: str, model_name: str, option_name: str, added: Any) -> None:
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in state.__dict__:
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


LIGHT = {"add_model": _add_model, "_append_option": _append_option}
"""By the names Django gives them."""
