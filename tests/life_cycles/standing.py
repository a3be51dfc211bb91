"""How a life stands: what the walk knows of it, read with the question of what is illegal in one statement."""
# ruff: noqa: S608 (our own words)

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from tests import closed_plane
from tests.life_cycles import illegal
from tests.life_cycles.stage import Stage

Row = SimpleNamespace
"""A row as the walk sees it: its columns by their names, the rows under it as lists."""


def _rows(table: str, columns: str, *under: str, of: str = "case_id = %(case)s", alias: str = "t") -> str:
    pairs = [f"'{name}', {alias}.{name}" for name in columns.split()] + list(under)
    return (
        f"(SELECT coalesce(json_agg(json_build_object({', '.join(pairs)}) ORDER BY {alias}.id), '[]') "
        f"FROM {table} {alias} WHERE {of})"
    )


def _under(name: str, table: str, columns: str, *more: str, of: str, alias: str) -> str:
    return f"'{name}', {_rows(table, columns, *more, of=of, alias=alias)}"


GOALS = _under("goals", "plans_goal", "id state version", of="g.need_id = n.id", alias="g")
ASKED = _under(
    "services", "plans_serviceneed", "id state version starts_on service_type_id", of="s.need_id = n.id", alias="s"
)
NEEDS = _under(
    "needs", "plans_planneed", "id answer version identified_id", GOALS, ASKED, of="n.plan_id = t.id", alias="n"
)
FORMS = _under(
    "forms",
    "assessments_assessmentresponse",
    "id kind started_by_id submitted_at",
    of="f.assessment_id = t.id",
    alias="f",
)
WHO = _under("assessors", "assessments_assessor", "id account_id", of="a.assessment_id = t.id", alias="a")
LINES = _under(
    "lines",
    "delivery_transitionitem",
    "id code is_blocking done_on exception_reason",
    of="i.transition_id = t.id",
    alias="i",
)
TALKS = _under("talks", "delivery_followup", "id months held_on version", of="f.transition_id = t.id", alias="f")
SNAPSHOT = {
    "case": _rows("cases_case", "id state version", of="t.id = %(case)s"),
    "assessments": _rows("assessments_assessment", "id state instrument_version_id sent_back_reason", FORMS, WHO),
    "plans": _rows("plans_plan", "id state version", NEEDS),
    "referrals": _rows("delivery_referral", "id state version offer_id to_organisation_id service_need_id"),
    "episodes": _rows("delivery_serviceepisode", "id uuid state version organisation_id starts_on"),
    "homes": _rows("delivery_placement", "id is_institutional organisation_id starts_on ends_on version start_kind"),
    "moves": _rows("delivery_transition", "id state version moved_on planned_on", LINES, TALKS),
    "rivals": _rows("delivery_referral", "id state version offer_id to_organisation_id", of="t.id = ANY (%(rivals)s)"),
}
NAMES = {
    "case": "bigint",
    "today": "date",
    "offers": "bigint[]",
    "rivals": "bigint[]",
    "providers": "bigint[]",
    "institutions": "bigint[]",
    "just_moved": "boolean",
    "just_lived": "boolean",
}


def _question() -> str:
    """Planned once a connection: planning it takes longer than answering."""
    seen = ", ".join(f"'{name}', {rows}" for name, rows in SNAPSHOT.items())
    places = {name: f"${place}" for place, name in enumerate(NAMES, start=1)}
    return f"SELECT {illegal.question()}, json_build_object({seen})" % places


def prepare() -> None:
    with scope.of_command(closed_plane.COMMAND), connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        cursor.execute(f"PREPARE life_standing ({', '.join(NAMES.values())}) AS {_question()}")


@dataclass
class Standing:
    """The life after the last act."""

    case: Row
    assessments: list[Row]
    plans: list[Row]
    referrals: list[Row]
    episodes: list[Row]
    homes: list[Row]
    moves: list[Row]
    rivals: list[Row]
    wrong: dict[str, int] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return bool(self.case.state != "closed")

    @property
    def in_force(self) -> Row | None:
        return next((plan for plan in self.plans if plan.state in ("agreed", "active", "in_review")), None)

    @property
    def draft(self) -> Row | None:
        return next((plan for plan in self.plans if plan.state == "draft"), None)

    @property
    def home(self) -> Row | None:
        return next((home for home in self.homes if home.ends_on is None), None)

    def states(self) -> Iterator[tuple[str, str]]:
        """Every machine that stands in this life, with its state."""
        yield "case", self.case.state
        named = {
            "assessment": self.assessments,
            "plan": self.plans,
            "referral": self.referrals,
            "service": self.episodes,
            "move": self.moves,
        }
        yield from ((machine, row.state) for machine, rows in named.items() for row in rows)
        yield from (("service need", one.state) for plan in self.plans for need in plan.needs for one in need.services)


def read(stage: Stage, case_id: int, *, just: str = "") -> Standing:
    """One statement, asked as the command that sees everything."""
    asked: dict[str, Any] = {
        "case": case_id,
        "today": timezone.localdate(),
        "offers": [offer.pk for offer in stage.offers],
        "rivals": [rival.pk for rival in stage.rivals],
        "providers": list(stage.providers),
        "institutions": list(stage.institutions),
        "just_moved": just == "move.confirm",
        "just_lived": just == "home.record",
    }
    with scope.of_command(closed_plane.COMMAND), connection.cursor() as cursor:
        # The driver forgets every prepared statement after a statement was rolled back.
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = 'life_standing'")
        if not cursor.fetchone()[0]:
            cursor.execute(f"PREPARE life_standing ({', '.join(NAMES.values())}) AS {_question()}")
        cursor.execute(f"EXECUTE life_standing ({', '.join(f'%({name})s' for name in NAMES)})", asked)
        wrong, found = cursor.fetchone()
    found = json.loads(json.dumps(found), object_hook=lambda pairs: Row(**pairs))
    standing = Standing(**{**vars(found), "case": found.case[0]}, wrong=wrong)
    for row in (*standing.homes, *standing.moves, *standing.episodes):
        for name in ("starts_on", "ends_on", "moved_on", "planned_on"):
            if isinstance(getattr(row, name, None), str):
                setattr(row, name, date.fromisoformat(getattr(row, name)))
    return standing
