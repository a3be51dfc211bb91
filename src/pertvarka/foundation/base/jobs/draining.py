"""Doing what waits in this process, without a worker: for tests, and for who wants to see the end before going on."""

from django.db import transaction

from pertvarka.foundation.base.jobs import queue, running


def run_waiting() -> int:
    """Do every job that is due, those included that the jobs ask for; returns how many."""
    done = 0
    while True:
        with transaction.atomic():
            taken = queue.take_next()
        if taken is None:
            return done
        queue_id, job = taken
        running.run(job)
        with transaction.atomic():
            queue.drop(queue_id)
        done += 1
