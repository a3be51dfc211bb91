"""The pack as a tagged PDF (PDF/UA-1)."""

from datetime import datetime
from pathlib import Path

from pertvarka.foundation.base import print as printing
from pertvarka.oversight.monitoring.documents.told import Section, Told

LAYOUT = Path(__file__).parent / "pack.typ"
MEDIA_TYPE = printing.MEDIA_TYPE


def write(told: Told, *, made_at: datetime) -> bytes:
    return printing.pdf(
        LAYOUT,
        {
            "title": told.title,
            "language": told.language,
            "footer": told.footer,
            "invented": told.invented,
            "facts": [{"label": label, "value": value} for label, value in told.facts],
            "sections": [
                {
                    "title": section.title,
                    "columns": list(section.columns),
                    "rows": [list(row) for row in section.rows],
                    "empty": section.empty,
                    "numeric": sorted(section.numeric),
                    "wide": [_weight(section, place) for place in range(len(section.columns))],
                }
                for section in told.sections
            ],
        },
        made_at=made_at,
    )


def _weight(section: Section, place: int) -> int:
    """How much of the width a column of words takes; columns of figures take what they need."""
    longest = max((len(row[place]) for row in section.rows), default=0)
    return 3 if longest > 40 else 2 if longest > 14 else 1  # noqa: PLR2004 (letters)
