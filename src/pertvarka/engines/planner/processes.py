"""Work in processes of its own, or here and now with one."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

Give = Callable[..., "Future[Any]"]


@contextmanager
def workers(count: int) -> Iterator[Give]:
    """A way to give work away; spawned, because HiGHS keeps threads that do not live through a fork."""
    if count <= 1:
        yield _here
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=count, mp_context=context) as pool:
        yield pool.submit


def _here(work: Callable[..., Any], *arguments: Any) -> "Future[Any]":
    done: Future[Any] = Future()
    done.set_result(work(*arguments))
    return done
