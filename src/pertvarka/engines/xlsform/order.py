"""The order in which a form is worked out: whatever an answer depends on comes before it. No order means a ring."""

from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from pertvarka.engines.xlsform.expressions import names_in
from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.form import Form, Group, Item, Repeat, walk
from pertvarka.engines.xlsform.references import expressions_of
from pertvarka.engines.xlsform.syntax import NotUnderstood

MOST_RINGS = 20
# Constraints and requiredness are asked when every value is known, so they make no ring. A choice filter does: an
# answer that is no longer offered is no answer.
_BEFORE = ("relevant", "calculation", "default", "repeat_count", "choice_filter")


@lru_cache(maxsize=64)
def order_of(form: Form) -> tuple[str, ...]:
    """Names in the order of reckoning. Raises CycleError, which no checked form does."""
    return tuple(TopologicalSorter(_needs(form)).static_order())


@lru_cache(maxsize=64)
def holders_of(form: Form) -> dict[str, str]:
    """Name → the group or repeat it stands in, if it does."""
    return {
        inside.name: item.name
        for item, _ in walk(form.items)
        if isinstance(item, Group | Repeat)
        for inside in item.items
    }


def rings(form: Form) -> list[Fault]:
    """Every ring of names that depend on each other, at the cell of its first."""
    needs = _needs(form)
    faults: list[Fault] = []
    while len(faults) < MOST_RINGS:
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as problem:
            ring = _from_the_first(form, problem.args[1])
            item = form.by_name[ring[0]]
            written = next(
                (w for w in expressions_of(item) if w.column in _BEFORE and ring[1] in _names(w.source)), None
            )
            cell = written.cell if written else item.cells.get("name", "")
            faults.append(Fault("cycle", "survey", cell, " → ".join(ring)))
            needs[ring[0]] = {}
        else:
            break
    return faults


def _from_the_first(form: Form, found: list[str]) -> list[str]:
    """The ring as a reader of the form meets it: each needs the next, beginning with the highest row."""
    ring = found[:0:-1]
    names = list(form.by_name)
    start = ring.index(min(ring, key=names.index))
    return [*ring[start:], *ring[:start], ring[start]]


def _needs(form: Form) -> dict[str, dict[str, None]]:
    needs: dict[str, dict[str, None]] = {}
    _stand_in(form.items, "", needs)
    for item, _ in walk(form.items):
        for written in expressions_of(item):
            if written.column in _BEFORE:
                needs[item.name].update((name, None) for name in _names(written.source) if name in form.by_name)
    return needs


def _stand_in(items: tuple[Item, ...], holder: str, needs: dict[str, dict[str, None]]) -> None:
    for item in items:
        needs[item.name] = {holder: None} if holder else {}
        if isinstance(item, Group | Repeat):
            _stand_in(item.items, item.name, needs)


def _names(source: str) -> tuple[str, ...]:
    try:
        return names_in(source)
    except NotUnderstood:
        return ()
