"""The gate every page stands behind. A view without one does not pass tests/access/test_every_address_names_its_gate.

`@public(reason=…)` is open to all and says why. `@signed_in` asks for an account. `@requires(code)` asks for a
permission: the signed-out are led to sign-in, the signed-in without it get 404, so refusal looks like absence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from psycopg.errors import InsufficientPrivilege

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.errors import WriteRefused

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Public:
    reason: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    pass


@dataclass(frozen=True, slots=True)
class Requires:
    code: str


Gate = Public | SignedIn | Requires


class GateWithoutReason(ValueError):
    """If you are seeing this, a view was opened to all without saying why: write `@public(reason="…")`."""


def public(*, reason: str) -> Callable[[View], View]:
    """Open to everyone; the reason is read by the next person who reviews what is open."""
    if not reason.strip():
        raise GateWithoutReason

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return _marked(opened, Public(reason))

    return mark


def signed_in(view: View) -> View:
    """For every account, whatever its roles."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not policy.is_present(request.user):
            return _led_to_sign_in(request)
        return _answered(view, request, *args, **kwargs)

    return _marked(guarded, SignedIn())


def requires(code: str) -> Callable[[View], View]:
    """For accounts whose role gives the permission today."""

    def guard(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not policy.is_present(request.user):
                return _led_to_sign_in(request)
            if not policy.allows(request.user, code, on=timezone.localdate()):
                raise Http404
            return _answered(view, request, *args, **kwargs)

        return _marked(guarded, Requires(str(code)))

    return guard


def gate_of(view: View) -> Gate | None:
    """The gate a view stands behind, None when it names none."""
    return getattr(view, "gate", None)


def _led_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    # A session that no longer counts (a demonstration account outside the demonstration) would bounce between here
    # and the sign-in page, which sends the signed-in back.
    if request.user.is_authenticated:
        logout(request)
    return redirect_to_login(request.get_full_path())


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """An action or the database inside may still refuse: that too looks like absence."""
    try:
        return view(request, *args, **kwargs)
    except (NotAllowed, WriteRefused) as refused:
        raise Http404 from refused
    except DatabaseError as problem:
        if not isinstance(problem.__cause__, InsufficientPrivilege):
            raise
        transaction.set_rollback(True)
        raise Http404 from problem


def _marked(view: View, gate: Gate) -> View:
    view.gate = gate  # type: ignore[attr-defined]
    return view
