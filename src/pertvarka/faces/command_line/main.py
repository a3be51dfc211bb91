"""The command `pertvarka`: thin over the same actions and queries as the pages."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.database.errors import DatabaseStartError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when it says why it could not, 2 for a misspelt call."""
    asked = _parser().parse_args(arguments)
    console = Console(highlight=False)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pertvarka.config.settings")
    try:
        return int(asked.run(asked, console) or 0)
    except DatabaseStartError as error:
        _complain(error.sentence_lt, error.sentence_en)
    except PertvarkaError as error:
        _complain(error.sentence_lt, error.sentence_en)
    except KeyboardInterrupt:
        console.print()
        return 130
    return 1


def _complain(lithuanian: str, english: str) -> None:
    complaint = Console(stderr=True, highlight=False, soft_wrap=True)
    complaint.print(english, style="bold", markup=False)
    complaint.print(lithuanian, markup=False)


def _parser() -> argparse.ArgumentParser:
    from pertvarka.faces.command_line.commands import (  # noqa: PLC0415 (each command brings its own)
        bench,
        check,
        count,
        demo,
        diff,
        load,
        match,
        plan,
        results,
        seal,
        serve,
        stop,
    )

    parser = argparse.ArgumentParser(
        prog="pertvarka", description="The information system of a care reform: what was planned, what was reached."
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser("demo", help="load the reform and serve it, with a sign-in for each role")
    command.add_argument("--port", type=int, default=None, help="PERTVARKA_PORT, else 8000; the next free one if taken")
    command.add_argument("--load-only", action="store_true", help="prepare everything, serve nothing")
    _add_without_worker(command)
    command.set_defaults(run=demo.run)

    command = commands.add_parser("serve", help="serve what is loaded")
    command.add_argument("--port", type=int, default=None)
    command.add_argument("--workers", type=int, default=2)
    _add_without_worker(command)
    command.set_defaults(run=serve.run)

    _add_background(commands)

    command = commands.add_parser("stop", help="stop the embedded database; the next command starts it again")
    command.set_defaults(run=stop.run)

    command = commands.add_parser("load", help="bring the database in step with the definitions")
    command.add_argument("--scale", type=int, help="also invent the demonstration's country, this many times as large")
    command.set_defaults(run=load.run)

    command = commands.add_parser("match", help="which service needs find no place, by service and municipality")
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=match.run)

    plan.add(commands)

    command = commands.add_parser("results", help="each indicator: planned, achieved, standing")
    _add_report_options(command)
    command.add_argument("--objective", help="1 to 5; all when not given")
    command.set_defaults(run=results.run)

    command = commands.add_parser("count", help="count the indicators from cases and publish the numbers")
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=count.run)

    command = commands.add_parser("diff", help="what changed between two versions of the plan")
    command.add_argument("old", type=int, nargs="?", default=1)
    command.add_argument("new", type=int, nargs="?", default=2)
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=diff.run)

    command = commands.add_parser(
        "check", help="count the history again, look at the traces (audit) or the records (integrity)"
    )
    command.add_argument("what", nargs="?", choices=["history", "audit", "integrity"], default="history")
    command.add_argument("--roots", type=Path, metavar="FILE", help="with audit: the roots that were kept outside")
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=check.run)

    command = commands.add_parser(
        "seal", help="seal the audit record and the view log; prints the root to keep outside"
    )
    command.add_argument("--roots", type=Path, metavar="FILE", help="append the root to this file")
    command.set_defaults(run=seal.run)

    command = commands.add_parser("bench", help="measure what docs/performance.md promises")
    _add_bench(command)
    command.set_defaults(run=bench.run)
    return parser


def _add_bench(command: argparse.ArgumentParser) -> None:
    """What a benchmark is told; all but the name are for the planner."""
    command.add_argument("name", help="pages, start, access, matching, planner, or all")
    command.add_argument(
        "--orlib", nargs="+", type=Path, default=[], metavar="FILE", help="OR-Library's warehouses, for the planner"
    )
    command.add_argument(
        "--capacity",
        nargs="+",
        type=float,
        default=[],
        metavar="N",
        help="of files that leave it open (capa, capb, capc)",
    )
    command.add_argument("--threads", type=int, default=1, help="of the solver, with --orlib")
    command.add_argument("--seconds", type=float, default=0.0, help="for the planner's country, 600 unless told")
    command.add_argument("--persons", nargs="+", type=int, default=[], metavar="N", help="countries of so many")
    command.add_argument("--seeds", type=int, default=1, help="so many countries of each number of persons")
    command.add_argument(
        "--budgets",
        nargs="+",
        type=float,
        default=[],
        metavar="SHARE",
        help="of the money that would do; 0.6 unless told",
    )
    command.add_argument("--copies", type=int, default=1, help="of the country side by side, with one budget")


def _add_background(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from pertvarka.faces.command_line.commands import nightly, worker  # noqa: PLC0415 (each command brings its own)

    command = commands.add_parser("worker", help="do what people asked to be done in the background, and send letters")
    command.add_argument("--once", action="store_true", help="do what is due and end")
    command.add_argument("--jobs-at-once", type=int, default=2)
    command.add_argument("--lifeline", action="store_true", help=argparse.SUPPRESS)
    command.set_defaults(run=worker.run)

    command = commands.add_parser("nightly", help="do now what is done every night, and say how it ended")
    command.add_argument("--language", choices=["lt", "en"], default="lt")
    command.set_defaults(run=nightly.run)


def _add_without_worker(command: argparse.ArgumentParser) -> None:
    command.add_argument("--without-worker", action="store_true", help="jobs and letters wait for another worker")


def _add_report_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--version", type=int, help="version of the plan; the one in force when not given")
    command.add_argument("--as-of", type=date.fromisoformat, help="2019-11-27; the newest data when not given")
    command.add_argument("--language", choices=["lt", "en"], default="lt")


if __name__ == "__main__":
    sys.exit(main())
