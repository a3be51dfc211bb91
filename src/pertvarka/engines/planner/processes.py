"""Work in processes of its own, or here and now with one."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from typing import Any

LISTENING = 0.5
"""Seconds between two looks whether a stop was asked for, while others work."""
_stop: Event | None = None
"""In a process that works for another: set when nothing more is wanted."""


@dataclass(frozen=True, slots=True)
class Team:
    """`give` work away; `stop` what is being worked on as soon as it can end with an answer."""

    give: Callable[..., "Future[Any]"]
    stop: Callable[[], None]

    def result(self, of: "Future[Any]", goes_on: Callable[[], bool]) -> Any:
        """What came out; while it is waited for, `goes_on` is asked whether it is still wanted."""
        while True:
            try:
                return of.result(timeout=LISTENING)
            except TimeoutError:
                if of.done():
                    raise
                if not goes_on():
                    self.stop()


@contextmanager
def workers(count: int) -> Iterator[Team]:
    """Processes to give work to; spawned, because HiGHS keeps threads that do not live through a fork."""
    if count <= 1:
        yield Team(_here, lambda: None)
        return
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(max_workers=count, mp_context=context, initializer=_begin, initargs=(stop,)) as pool:
        yield Team(pool.submit, stop.set)


def is_wanted() -> bool:
    """Whether the process that gave the work still waits for it; always so here and now."""
    return _stop is None or not _stop.is_set()


def _begin(stop: Event) -> None:
    global _stop  # noqa: PLW0603 (a process of the pool begins once, and works for one search)
    _stop = stop


def _here(work: Callable[..., Any], *arguments: Any) -> "Future[Any]":
    done: Future[Any] = Future()
    done.set_result(work(*arguments))
    return done
