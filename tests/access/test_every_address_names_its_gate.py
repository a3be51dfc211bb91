"""Guard: every address of the system stands behind a gate, so nothing is open or closed by accident.

Why: a view without a gate is open to everyone, and nobody decided that it should be.
How to fix: put one of these from `pertvarka.foundation.access.gates` on top of the view's decorators:

    @public(reason="published results")     open to all, with the reason in words
    @signed_in                              any account
    @requires(Permission.THING_VIEW)        accounts whose role gives the permission

A view that is not ours (made by a library) is wrapped where it is routed: `path(…, public(reason="…")(view))`. Only
what can be neither marked nor wrapped goes to NOT_OURS, with its reason; an entry nobody needs any more fails too.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from pertvarka.foundation.access import gates, permissions

NOT_OURS: dict[str, str] = {}


def addresses(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        here = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here, pattern.callback


ADDRESSES = list(addresses(get_resolver().url_patterns))


def name_of(view: Any) -> str:
    """Where the view was written; libraries route partials of it."""
    written = getattr(view, "func", view)
    return f"{written.__module__}.{written.__qualname__}"


def excuse(view: Any) -> str | None:
    return next((entry for entry in NOT_OURS if name_of(view).startswith(entry)), None)


def test_every_address_names_its_gate():
    open_by_accident = [
        f"{address} ({name_of(view)})" for address, view in ADDRESSES if not (gates.gate_of(view) or excuse(view))
    ]

    assert ADDRESSES
    assert open_by_accident == []


def test_every_required_permission_is_declared():
    required = {gate.code for _, view in ADDRESSES if isinstance(gate := gates.gate_of(view), gates.Requires)}

    assert all(permissions.is_declared(code) for code in required)


def test_the_list_of_what_is_not_ours_has_no_stale_entries():
    used = {excuse(view) for _, view in ADDRESSES if not gates.gate_of(view)}

    assert set(NOT_OURS) <= used, "delete the entries nobody needs"
