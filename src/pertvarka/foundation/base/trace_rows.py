"""Tables of traces, as the database keeps them: every row gets its hash on insert, no row changes or goes afterwards.

The hash is computed by the database, so a row written past our code has one too. The trigger that refuses changes
binds the owner of the tables as well; who switches it off is found out by the seals (`pertvarka check audit`). The app
role may not choose the id of a row: nobody slips one in between others.
"""

from collections.abc import Sequence

from pertvarka.foundation.base.row_security import APP_ROLE

FIXED_PATH = "SET search_path = pg_catalog, pg_temp"

REFUSE = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are traces: they are only added, never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""
REFUSE_NO_MORE = "DROP FUNCTION refuse_change()"


def never_changed(table: str) -> str:
    """Refuse every change of what stands in the table, whoever asks."""
    return (
        f"CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def keep(table: str, *, columns: Sequence[str], moments: Sequence[str]) -> str:
    """Hash the rows that stand and those that will come; `moments` are those of the columns that hold a time."""
    added = ", ".join(f'"{column}"' for column in (*columns, "row_hash") if column != "id")
    new = hash_of(table, "NEW", columns=columns, moments=moments)
    kept = hash_of(table, "kept", columns=columns, moments=moments)
    body = f"BEGIN NEW.row_hash := {new}; RETURN NEW; END"
    return _script(
        f"CREATE FUNCTION {table}_hash() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$ {body} $$",
        f"UPDATE {table} AS kept SET row_hash = {kept}",  # noqa: S608 (names of ours)
        f"CREATE TRIGGER hash_row BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_hash()",
        never_changed(table),
        f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {APP_ROLE}",
        f"GRANT INSERT ({added}) ON {table} TO {APP_ROLE}",
    )


def release(table: str) -> str:
    """The way back of `keep`."""
    return _script(
        f"DROP TRIGGER never_changed ON {table}",
        f"DROP TRIGGER hash_row ON {table}",
        f"DROP FUNCTION {table}_hash()",
        f"GRANT INSERT ON {table} TO {APP_ROLE}",
    )


def hash_of(table: str, row: str, *, columns: Sequence[str], moments: Sequence[str]) -> str:
    """The SQL that computes what `chain.row_hash` computes: each value behind its name and length, NULL nowhere."""
    lines = []
    for column in sorted(columns):
        value = as_text(f'{row}."{column}"', is_moment=column in moments)
        lines.append(f"coalesce('{column}:' || octet_length({value}) || ':' || {value} || E'\\n', '')")
    return f"sha256(convert_to(E'{table}\\n' || {' || '.join(lines)}, 'UTF8'))"


def as_text(value: str, *, is_moment: bool) -> str:
    """The text of a value that no setting of a session can change; moments are whole microseconds."""
    return f"((extract(epoch FROM {value}) * 1000000)::bigint)::text" if is_moment else f"{value}::text"


def _script(*statements: str) -> str:
    return ";\n".join(statements)
