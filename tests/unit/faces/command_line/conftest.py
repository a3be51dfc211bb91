"""Definitions that a test may break: a copy that the whole product reads in place of its own, for one test."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from pertvarka.faces.command_line import main
from pertvarka.foundation.base import definitions


@dataclass(frozen=True, slots=True)
class Definitions:
    """A copy of definitions/ with changes."""

    folder: Path

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the first `old` in a file; returns its line, counted from 1."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r} any more; correct the test"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def own_definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Definitions]:
    """Every path of the package that leads into definitions/ leads into the copy until the test ends."""
    copy = tmp_path / "definitions"
    shutil.copytree(definitions.ROOT, copy)
    root = definitions.ROOT
    for module in _ours():
        for name, value in list(vars(module).items()):
            if _leads_into(root, value):
                monkeypatch.setattr(module, name, copy / value.relative_to(root))
        for function in _functions(module):
            _lead_defaults_elsewhere(function, root, copy, monkeypatch)
    _forget_what_was_read()
    yield Definitions(copy)
    monkeypatch.undo()
    _forget_what_was_read()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pertvarka(reform: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process: (exit code, what it printed, what it complained of)."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main.main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def _ours() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("pertvarka.")]


def _functions(module: ModuleType) -> list[FunctionType]:
    unwrapped = (getattr(value, "__wrapped__", value) for value in vars(module).values())
    return [value for value in unwrapped if isinstance(value, FunctionType)]


def _lead_defaults_elsewhere(function: FunctionType, root: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Default arguments were read when the module was; they are values of their own."""

    def elsewhere(value: Any) -> Any:
        return copy / value.relative_to(root) if _leads_into(root, value) else value

    if any(_leads_into(root, value) for value in function.__defaults__ or ()):
        monkeypatch.setattr(function, "__defaults__", tuple(map(elsewhere, function.__defaults__)))
    if any(_leads_into(root, value) for value in (function.__kwdefaults__ or {}).values()):
        changed = {name: elsewhere(value) for name, value in function.__kwdefaults__.items()}
        monkeypatch.setattr(function, "__kwdefaults__", changed)


def _leads_into(root: Path, value: object) -> bool:
    return isinstance(value, Path) and value.is_relative_to(root)


def _forget_what_was_read() -> None:
    for module in _ours():
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()
