"""The pack as a Word document: real headings, repeated table heads, the language told to screen readers."""

from datetime import datetime

from pertvarka.foundation.base.print import word
from pertvarka.oversight.monitoring.documents.told import Told


def write(told: Told, *, made_at: datetime) -> bytes:
    document = word.begin(title=told.title, language=told.language, made_at=made_at, footer=f"{told.footer}  ")
    document.add_heading(told.title, level=1)
    if told.invented:
        document.add_paragraph(told.invented)
    word.add_facts(document, told.facts)
    for section in told.sections:
        document.add_heading(section.title, level=2)
        if not section.rows:
            document.add_paragraph(section.empty)
            continue
        columns = word.Columns(section.columns, section.numeric)
        drawn = word.add_table(document, columns, title=section.title)
        for row in section.rows:
            word.add_row(drawn, row, columns)
    return word.content_of(document)
