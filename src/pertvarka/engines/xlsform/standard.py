"""The standard's own reader, pyxform, as the last word: what it cannot convert is no XLSForm, whatever we think."""

from collections.abc import Mapping
from typing import Any

from pertvarka.engines.xlsform.faults import Fault


def objection(raw: Mapping[str, list[dict[str, str]]], form_id: str) -> Fault | None:
    """What pyxform says against the rows. It gets rows, not a file, starts no outside program and writes nothing."""
    # Imported here because it takes two seconds, and only a workbook being checked needs it.
    from pyxform.errors import PyXFormError  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyxform.xls2xform import convert  # type: ignore[import-untyped]  # noqa: PLC0415

    sheets: dict[str, list[dict[str, Any]]] = {name: [dict(row) for row in rows] for name, rows in raw.items() if rows}
    # It would look for columns in the first hundred rows only, and refuse one that is first used further down.
    columns = {name: dict.fromkeys(column for row in rows for column in row) for name, rows in sheets.items()}
    sheets |= {f"{name}_header": [dict(named)] for name, named in columns.items()}
    try:
        convert(sheets, validate=False, enketo=False, form_name="data", warnings=[])
    except PyXFormError as problem:
        return Fault("pyxform", feature=form_id, values={"text": str(problem)})
    except Exception as problem:  # noqa: BLE001 - another's library over a stranger's rows: any failure is an objection
        return Fault("pyxform", feature=form_id, values={"text": f"{type(problem).__name__}: {problem}"})
    return None
