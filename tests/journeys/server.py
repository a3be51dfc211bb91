"""The demonstration that runs beside the journeys."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where it answers and what it said while starting."""

    address: str
    log: Path

    def told(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-40:])
