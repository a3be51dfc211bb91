"""The export as data: every value under the name of its table and column, with the words beside."""

import json

from django.utils import timezone, translation

from pertvarka.people.rights.export.gathering import ExportedTable, PersonExport

FORMAT = "pertvarka-person-1"
MEDIA_TYPE = "application/json"


def write(export: PersonExport) -> bytes:
    content = {
        "format": FORMAT,
        "language": translation.get_language(),
        "number": export.number,
        "made_at": timezone.localtime(export.made_at).isoformat(timespec="seconds"),
        "tables": [_table(table) for table in export.tables],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _table(table: ExportedTable) -> dict[str, object]:
    return {
        "table": table.table,
        "title": table.title,
        "purpose": table.purpose,
        "rows": [
            {cell.column: {"label": cell.label, "value": cell.value, "words": cell.words} for cell in row}
            for row in table.rows
        ],
    }
