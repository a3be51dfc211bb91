"""`pertvarka plan freeze | solve | explain | compare | export`: ten regional plans from the terminal."""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

if TYPE_CHECKING:
    from pertvarka.foundation.territory.models import Region
    from pertvarka.oversight.regional_plans.models import Scenario

WHAT = ("freeze", "solve", "explain", "compare", "export")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its arguments."""
    command = commands.add_parser(
        "plan", help="regional plans: freeze inputs, compute scenarios, explain, compare, export"
    )
    command.add_argument("what", choices=WHAT)
    command.add_argument("--region", nargs="+", default=[], metavar="CODE", help="LT-KU; all ten when not given")
    command.add_argument("--scenario", default="A", metavar="LETTER", help="A when not given")
    command.add_argument("--name", default="", help="with solve: of a new scenario")
    command.add_argument(
        "--changes", default="", metavar="JSON", help='with solve: {"budget_factor": 1.2} makes a new scenario'
    )
    command.add_argument("--seconds", type=int, default=30, help="with solve: at most so long for a region")
    command.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="with export: where the files go")
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, console: Console) -> int:
    """All regions, or those named; `solve` freezes where nothing is frozen yet, so that it is enough by itself."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.foundation.base.errors import PertvarkaError  # noqa: PLC0415

    acts: dict[str, Callable[[argparse.Namespace, Console], None]] = {
        "freeze": _freeze, "solve": _solve, "explain": _explain, "compare": _compare, "export": _export,
    }  # fmt: skip
    with translation.override(asked.language):
        try:
            acts[asked.what](asked, console)
        except PertvarkaError as problem:
            console.print(problem.sentence)
            return 1
    return 0


def _freeze(asked: argparse.Namespace, console: Console) -> None:
    for region in _regions(asked):
        _frozen_now(region, console)


def _frozen_now(region: "Region", console: Console) -> None:
    from pertvarka.oversight.regional_plans.actions import freezing  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415

    made = freezing.freeze(region=region, by=None)
    told = inputs.told(made)
    console.print(f"{region.phrase}: {_shown(told.persons)} / {_shown(told.needs)}, {made.digest[:12]}")


def _solve(asked: argparse.Namespace, console: Console) -> None:
    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.oversight.regional_plans import solving  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415

    for region in _regions(asked):
        if inputs.newest(region) is None:
            _frozen_now(region, console)
        scenario = _scenario_to_solve(region, asked)
        scenario.time_limit_s = asked.seconds
        with Progress(console=console, transient=True) as progress, scope.of_command("solve_plans"):
            bar = progress.add_task(f"{region.phrase}, {scenario.letter}", total=1.0)

            def watch(now: Any, bar: Any = bar, progress: Progress = progress) -> bool:
                progress.update(bar, completed=now.done)
                return True

            solving.compute(scenario, watch=watch)
    _compare(asked, console)


def _scenario_to_solve(region: "Region", asked: argparse.Namespace) -> "Scenario":
    from pertvarka.oversight.regional_plans.actions import scenarios  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import scenarios as reading  # noqa: PLC0415

    frozen = inputs.newest(region)
    assert frozen is not None  # noqa: S101 (frozen just before)
    standing = {one.letter: one for one in reading.scenarios(frozen)}
    if asked.changes or asked.scenario not in standing:
        name = asked.name or ("Dabartinis biudžetas" if not asked.changes else asked.changes)
        name_en = asked.name or ("Present budget" if not asked.changes else asked.changes)
        changes = json.loads(asked.changes) if asked.changes else {}
        return scenarios.create(frozen=frozen, name=name[:120], name_en=name_en[:120], changes=changes, by=None)
    return standing[asked.scenario]


def _compare(asked: argparse.Namespace, console: Console) -> None:
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import scenarios as reading  # noqa: PLC0415

    lithuanian = asked.language == "lt"
    headings = (
        ("Regionas", "Scenarijus", "Asmenų", "Persikelia", "Laukia", "Vietų", "Statyba, tūkst. EUR", "Tarpas", "Nauda")
        if lithuanian
        else ("Region", "Scenario", "Persons", "Move", "Wait", "Places", "Building, kEUR", "Gap", "Benefit")
    )
    table = Table(*headings)
    for region in _regions(asked):
        frozen = inputs.newest(region)
        for one in reading.scenarios(frozen) if frozen else ():
            told = reading.summary(one)
            if told:
                table.add_row(
                    region.phrase, f"{one.letter} {one.name}", _shown(told.persons), _shown(told.moved_total),
                    _shown(told.waiting), str(told.places_total), f"{told.build_cost_total:.0f}",
                    f"{one.result.gap:.2%}", f"{one.result.benefit:.1%}",
                )  # fmt: skip
    console.print(table)


def _explain(asked: argparse.Namespace, console: Console) -> None:
    """For each region: why people still wait, who lives elsewhere than wished, what a tenth more money would bring."""
    from pertvarka.oversight.regional_plans import explaining, words  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import scenarios as reading  # noqa: PLC0415

    lithuanian = asked.language == "lt"
    for region, scenario in _computed(asked):
        told = reading.summary(scenario)
        assert told is not None  # noqa: S101 (only computed ones)
        console.print(f"[bold]{region.phrase}, {scenario.letter} {scenario.name}[/bold]")
        for reason in told.reasons:
            console.print(f"  {_shown(reason.persons)}: {words.reason(reason.code)} {reason.service}")
        for far in explaining.unmet_wishes(scenario=scenario, by=None):
            says = (
                "gyventų ne ten, kur norėjo; toliausiai" if lithuanian else "would live elsewhere than wished; farthest"
            )
            console.print(f"  {far.municipality}: {_shown(far.persons)} {says} {far.longest_km:.0f} km")
        if any(told.budget):
            amount = round(told.budget[0] / 10)
            more = explaining.with_money(scenario=scenario, year=told.years[0], amount=amount, by=None)
            says = (
                f"Dar {amount} tūkst. EUR {told.years[0]} m.: lauktų {_shown(more.after)}, ne {_shown(more.before)}."
                if lithuanian
                else f"{amount} kEUR more in {told.years[0]}: {_shown(more.after)} wait, not {_shown(more.before)}."
            )
            console.print(f"  {says}")


def _export(asked: argparse.Namespace, console: Console) -> None:
    """The told figures of each computed scenario as JSON; plans of regions, where they are made, as documents."""
    from pertvarka.oversight.regional_plans.documents import files  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import scenarios as reading  # noqa: PLC0415

    asked.to.mkdir(parents=True, exist_ok=True)
    for region, scenario in _computed(asked):
        told = reading.summary(scenario)
        assert told is not None  # noqa: S101 (only computed ones)
        path = asked.to / f"pertvarka-{region.slug}-{scenario.letter.lower()}.json"
        path.write_text(told.model_dump_json(indent=1), encoding="utf-8")
        console.print(str(path))
        for plan in scenario.plans.all():
            for written in (
                files.pdf(plan, asked.language),
                files.docx(plan, asked.language),
                files.csv(plan, asked.language),
                files.xlsx(plan, asked.language),
            ):
                (asked.to / written.name).write_bytes(written.content)
                console.print(str(asked.to / written.name))


def _computed(asked: argparse.Namespace) -> "Iterator[tuple[Region, Scenario]]":
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import scenarios as reading  # noqa: PLC0415

    for region in _regions(asked):
        frozen = inputs.newest(region)
        for one in reading.scenarios(frozen) if frozen else ():
            if one.letter == asked.scenario and one.has_result:
                yield region, one


def _regions(asked: argparse.Namespace) -> "list[Region]":
    from pertvarka.foundation.territory import queries  # noqa: PLC0415

    return [one for one in queries.regions() if not asked.region or one.code in asked.region]


def _shown(count: int | None) -> str:
    return "…" if count is None else str(count)
