"""A record that points at another record of a case points into its own case: the database itself holds it to that."""

from django.db.migrations.operations.special import RunSQL


def told_apart(parent: str) -> RunSQL:
    """`parent` can be pointed at together with its case."""
    name = f"{parent}_of_case"
    return RunSQL(
        f"ALTER TABLE {parent} ADD CONSTRAINT {name} UNIQUE (id, case_id)",
        f"ALTER TABLE {parent} DROP CONSTRAINT {name}",
    )


def same_case(child: str, column: str, *, parent: str) -> RunSQL:
    """`child.column` points into the child's own case; an empty column points nowhere."""
    name = f"{child}_{column}_in_case"
    return RunSQL(
        f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY ({column}, case_id) REFERENCES {parent} (id, case_id)"
        " DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {child} DROP CONSTRAINT {name}",
    )


def same_person(child: str) -> RunSQL:
    """The person named beside the case is the person of the case."""
    name = f"{child}_person_of_case"
    return RunSQL(
        f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY (case_id, person_id)"
        " REFERENCES cases_case (id, person_id)",
        f"ALTER TABLE {child} DROP CONSTRAINT {name}",
    )
