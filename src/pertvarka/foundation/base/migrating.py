"""Migrating: not at all where every migration has run, and without drawing every model again at every step.

After each operation Django draws the changed model and all around it anew; our tables all lead to the case and the
person, so that half of the schema was drawn at each of 350 operations, and most of a first start went by with it. Three
kinds of operations need none of that: a new model is added to those that stand, as when an application starts, a new
field to its model, and an index or a constraint is written into its options. What reaches the database is the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED, Field

LEFT_OUT = "_~"


def all_have_run(alias: str) -> bool:
    """Whether the database names every migration that lies in an app's folder.

    Django would read the two hundred files to learn the same, at every start. Where one is missing (a new one, or one
    that stands for others that have run) it is asked, and knows.
    """
    return written() <= MigrationRecorder(connections[alias]).applied_migrations().keys()


def written() -> set[tuple[str, str]]:
    """App and name of each migration that lies in an app's folder, none of them read."""
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in iter_modules([str(Path(app.path) / "migrations")])
        if not module.ispkg and module.name[0] not in LEFT_OUT
    }


def run(alias: str) -> int:
    """Run the migrations that have not run; returns how many there were."""
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with light_states():
            call_command("migrate", database=alias, verbosity=0, interactive=False)
    return len(plan)


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


def _add_field(  # noqa: PLR0917 (Django's signature)
    state: Any,
    app_label: str,
    model_name: str,
    name: str,
    field: "Field[Any, Any]",
    preserve_default: bool,  # noqa: FBT001
) -> None:
    if not preserve_default:
        field = field.clone()
        field.default = NOT_PROVIDED
    key = app_label, model_name
    state.models[key].fields[name] = field
    if state._relations is not None:  # noqa: SLF001
        state.resolve_model_field_relations(key, name, field)
    if "apps" in state.__dict__:
        model = state.apps.get_model(app_label, model_name)
        model._meta.apps = state.apps  # whose newest models the field may lead to
        drawn: Any = field.clone()
        model.add_to_class(name, drawn)
        if drawn.is_relation:
            drawn.remote_field.model._meta._expire_cache(forward=False)  # noqa: SLF001 (it is led to from one more)


def _append_option(state: Any, app_label: str, model_name: str, option_name: str, added: Any) -> None:
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in state.__dict__:
        setattr(state.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


LIGHT = {"add_model": _add_model, "add_field": _add_field, "_append_option": _append_option}
"""By the names Django gives them."""
