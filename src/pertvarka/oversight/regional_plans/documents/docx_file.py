"""The plan as a Word document, for regions that go on writing in it; the schedule is a table with tinted cells."""

from typing import Any

from docx.shared import Pt

from pertvarka.foundation.base.print import word
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section, Told
from pertvarka.oversight.results.exports.table import ExportFile

FIGURES_MM, FIGURE_MM = (140.0, 108.0, 88.0), 23.0
"""At most so much of the width for all figures (beside no, one, two columns of long words), and for one of them."""
WIDE, SHORT = 2.0, 1.2
PAIR_MM = [100.0, 30.0]
"""A word and its figure stay near each other."""


def write(told: Told) -> ExportFile:
    document = word.begin(title=told.title, language=told.language, made_at=told.made_at, footer=f"{told.footer}  ")
    document.add_heading(told.title, level=1)
    if told.invented:
        document.add_paragraph(told.invented)
    for words in filter(None, told.introduction.split("\n\n")):
        document.add_paragraph(words)
    word.add_facts(document, told.facts)
    for number, section in enumerate(told.sections, 1):
        _add(document, number, section)
    return ExportFile(f"{told.file_stem}.docx", word.MEDIA_TYPE, word.content_of(document))


def _add(document: Any, number: int, section: Section) -> None:
    document.add_heading(f"{number}. {section.title}", level=2)
    for words in section.sentences:
        document.add_paragraph(words)
    for words in section.points:
        document.add_paragraph(words, style="List Bullet")
    if section.grid is not None:
        _draw(document, section.title, section.grid)
    elif section.empty:
        document.add_paragraph(section.empty)
    for words in section.notes:
        line = document.add_paragraph()
        line.paragraph_format.space_before = Pt(4)
        run = line.add_run(words)
        run.font.size, run.font.color.rgb = Pt(9), word.INK_2


def _draw(document: Any, title: str, grid: Grid) -> None:
    columns = word.Columns(grid.columns, grid.numeric, _widths(grid))
    drawn = word.add_table(document, columns, title=title)
    for place, cells in enumerate(grid.rows):
        row = word.add_row(drawn, cells, columns, is_bold=place in grid.sums)
        for column in range(len(cells)):
            if (place, column) in grid.shaded:
                word.tint(row.cells[column])


def _widths(grid: Grid) -> list[float]:
    """In mm: figures take little, long words take more than short ones."""
    if len(grid.columns) == len(PAIR_MM) and grid.numeric:
        return PAIR_MM
    figure = min(FIGURE_MM, FIGURES_MM[min(len(grid.wide), 2)] / max(len(grid.numeric), 1))
    parts = [
        0.0 if place in grid.numeric else WIDE if place in grid.wide else SHORT for place in range(len(grid.columns))
    ]
    part = (word.WIDTH_MM - figure * len(grid.numeric)) / max(sum(parts), 1.0)
    return [part * share if share else figure for share in parts]
