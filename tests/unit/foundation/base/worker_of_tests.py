"""The real command `pertvarka worker`, with two works of the tests beside its own: `python -m … ARGUMENTS`."""

import sys
import time
from pathlib import Path

import django


def main() -> int:
    django.setup()
    from pertvarka.faces.command_line.main import main as pertvarka
    from pertvarka.foundation.base.jobs import register
    from pertvarka.foundation.base.jobs.running import RunningJob
    from pertvarka.foundation.base.models import DefinitionLoad

    @register.job("tests.slow", title="", tries=3)
    def slow(job: RunningJob, *, seconds: int, mark: str) -> None:
        """Writes a row, then takes its time, telling of each step."""
        DefinitionLoad.objects.create(digest=mark)
        for step in range(seconds * 10):
            time.sleep(0.1)
            job.progress(step + 1, seconds * 10)

    @register.job("tests.deaf", title="", tries=3)
    def deaf(job: RunningJob, *, mark: str) -> None:
        """Its first run hangs without telling anything; the second one does the work."""
        DefinitionLoad.objects.create(digest=mark)
        if job.attempt == 1:
            time.sleep(600)

    return pertvarka(["worker", *sys.argv[1:]])


if __name__ == "__main__":
    assert Path(__file__).parent.name == "base"
    sys.exit(main())
