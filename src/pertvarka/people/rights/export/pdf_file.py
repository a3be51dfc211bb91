"""The export as a tagged PDF (PDF/UA-1), A4, for a person to read: headings, labels and words, no empty lines."""

import re
from pathlib import Path

from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base import print as printing
from pertvarka.people.rights.export.gathering import Cell, ExportedTable, PersonExport

MEDIA_TYPE = printing.MEDIA_TYPE
LAYOUT = Path(__file__).parent / "person.typ"
LONG_WORD, PIECES, ZERO_WIDTH_SPACE = re.compile(r"\S{25,}"), re.compile(r".{1,8}"), "\u200b"
# Long lists of short rows are a table; records with text are read one by one.
AS_TABLE = {
    "access_viewrecord": ("viewed_at", "kind", "by", "role_code", "ground"),
    "base_auditevent": ("happened_at", "kind"),
}


def write(export: PersonExport) -> bytes:
    return printing.pdf(LAYOUT, _as_data(export), made_at=export.made_at)


def _as_data(export: PersonExport) -> dict[str, object]:
    made_at = f"{timezone.localtime(export.made_at):%Y-%m-%d %H:%M}"
    rows = ngettext("%(count)s record in all.", "%(count)s records in all.", export.rows_count) % {
        "count": export.rows_count
    }
    return {
        "title": _("Everything recorded under %(number)s") % {"number": export.number},
        "language": translation.get_language(),
        "footer": f"{export.number}, {made_at}",
        "introduction": [
            _("This is a copy of all data about you in the system Pertvarka, made on %(made_at)s.")
            % {"made_at": made_at}
            + f" {rows}",
            _(
                "You may ask to correct what is wrong, to restrict the use of your data, and in some cases to erase "
                "them. If you do not agree with how your data are used, you may complain to the State Data Protection "
                "Inspectorate."
            ),
        ],
        "nothing": _("Nothing is recorded here."),
        "tables": [_table(table) for table in export.tables],
    }


def _table(table: ExportedTable) -> dict[str, object]:
    wanted = AS_TABLE.get(table.table)
    return {
        "title": table.title,
        "purpose": _("Why it is kept: %(purpose)s.") % {"purpose": table.purpose},
        "heads": _heads(table, wanted) if wanted else [],
        "rows": [[_breakable(_of(row, name).words) or "–" for name in wanted] for row in table.rows] if wanted else [],
        "records": [] if wanted else [_record(row) for row in table.rows],
    }


def _breakable(words: str) -> str:
    """Let long references end their line inside a narrow column."""
    return LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(PIECES.findall(word[0])), words)


def _heads(table: ExportedTable, wanted: tuple[str, ...]) -> list[str]:
    return [capfirst(_of(table.rows[0], name).label) for name in wanted] if table.rows else []


def _of(row: tuple[Cell, ...], name: str) -> Cell:
    return next(cell for cell in row if cell.column == name)


def _record(row: tuple[Cell, ...]) -> list[dict[str, str]]:
    return [{"label": capfirst(cell.label), "words": cell.words} for cell in row if cell.words]
