"""The plan as a tagged PDF (PDF/UA-1): text that can be read out, with the schedule and the money drawn."""

from pathlib import Path

from pertvarka.foundation.base import print as printing
from pertvarka.oversight.regional_plans.documents.paper import Grid, MoneyDrawn, Schedule, Section, Told
from pertvarka.oversight.results.exports.table import ExportFile

LAYOUT = Path(__file__).parent / "plan.typ"


def write(told: Told) -> ExportFile:
    content = printing.pdf(
        LAYOUT,
        {
            "title": told.title,
            "language": told.language,
            "footer": told.footer,
            "invented": told.invented,
            "introduction": told.introduction,
            "facts": [{"label": label, "value": value} for label, value in told.facts],
            "sections": [_section(section) for section in told.sections],
        },
        made_at=told.made_at,
    )
    return ExportFile(f"{told.file_stem}.pdf", printing.MEDIA_TYPE, content)


def _section(section: Section) -> dict[str, object]:
    return {
        "title": section.title,
        "sentences": list(section.sentences),
        "points": list(section.points),
        "picture": _picture(section.picture),
        "grid": _grid(section.grid),
        "notes": list(section.notes),
        "empty": section.empty,
    }


def _grid(grid: Grid | None) -> dict[str, object] | None:
    if grid is None:
        return None
    return {
        "columns": list(grid.columns),
        "rows": [list(row) for row in grid.rows],
        "numeric": sorted(grid.numeric),
        "wide": sorted(grid.wide),
        "shaded": [list(cell) for cell in sorted(grid.shaded)],
        "sums": sorted(grid.sums),
    }


def _picture(picture: Schedule | MoneyDrawn | None) -> dict[str, object] | None:
    if picture is None:
        return None
    if isinstance(picture, Schedule):
        lanes = [
            {
                "label": lane.label,
                "by_unit": lane.is_by_unit,
                "bars": [{"year": year, "label": label} for year, label in lane.bars],
            }
            for lane in picture.lanes
        ]
        return {"kind": "schedule", "years": list(picture.years), "lanes": lanes}
    return {
        "kind": "money",
        "years": list(picture.years),
        "spent": list(picture.spent),
        "budget": list(picture.budget),
        "spent_label": picture.spent_label,
        "budget_label": picture.budget_label,
    }
