"""Which work there is. A room registers its own in its `jobs.py`, which is read when the apps are ready.

@job("events.certificates", title=_("Certificates of an event"), messages={"made": _("The certificates are ready.")})
def certificates(job: RunningJob, *, event: str) -> None: …

@job("monitoring.integrity", title=_("…"), command="check_integrity", nightly="03:10")
def integrity(job: RunningJob) -> None: …
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

Function = TypeVar("Function", bound=Callable[..., None])
GRAMMAR = re.compile(r"[a-z_]+\.[a-z_]+")


class JobMisdescribed(ValueError):
    """If you are seeing this, a job is registered under a name taken or malformed, or is nightly without a command."""


class JobUnknown(LookupError):
    """If you are seeing this, a job was asked for under a name that no room registered in its `jobs.py`."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work. `command` names the entry of definitions/commands.yaml whose rights it has; without one it has
    the rights of whoever asked, at the moment it runs. `permission` must still be held when the file is fetched.
    """

    name: str
    function: Callable[..., None]
    title: "Words"
    messages: Mapping[str, "Words"] = field(default_factory=dict)
    command: str = ""
    permission: str = ""
    tries: int = 1
    one_at_a_time: bool = False
    priority: int = 0
    nightly: time | None = None


_known: dict[str, Work] = {}


def job(name: str, *, title: "Words", nightly: str = "", **more: Any) -> Callable[[Function], Function]:
    """Register the decorated function; `more` are the other columns of Work.

    Raises:
        JobMisdescribed: see there.
    """

    def registered(function: Function) -> Function:
        at = time.fromisoformat(nightly) if nightly else None
        work = Work(name=name, function=function, title=title, nightly=at, **more)
        if not GRAMMAR.fullmatch(name) or name in _known or (at and not work.command):
            raise JobMisdescribed(name)
        _known[name] = work
        return function

    return registered


def find(name: str) -> Work:
    """The work of that name.

    Raises:
        JobUnknown: nobody registered it.
    """
    try:
        return _known[name]
    except KeyError:
        raise JobUnknown(name) from None


def is_known(name: str) -> bool:
    return name in _known


def every_night() -> list[Work]:
    """By the hour at which they begin."""
    return sorted(
        (work for work in _known.values() if work.nightly), key=lambda work: (work.nightly or time.min, work.name)
    )


def forget(name: str) -> None:
    """For tests that register work of their own."""
    _known.pop(name, None)
