"""Reading what the reform says, as data: YAML files checked against their shape.

A broken file is told with file, line, key and cure, in both languages, and nothing of it is used.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

import pertvarka
from pertvarka.foundation.base.errors import PertvarkaError

ROOT = Path(pertvarka.__file__).parent / "definitions"


class Shape(BaseModel):
    """Base of all definition shapes: unknown keys are mistakes, values do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


ShapeT = TypeVar("ShapeT", bound=BaseModel)


class DefinitionBroken(PertvarkaError):
    """A definitions file cannot be used; says where and how to mend it."""

    def __init__(
        self, *, file: Path | str, line: int | None, key: str, problem: str, cure_lt: str, cure_en: str
    ) -> None:
        self.file, self.line, self.key, self.problem = str(file), line, key, problem
        where = f"{_shown(file)}:{line}" if line else _shown(file)
        super().__init__(
            lt=f"Apibrėžčių failas netinka. {where}, raktas „{key}“: {problem}. {cure_lt} Nieko neįkelta.",
            en=f'The definitions file cannot be used. {where}, key "{key}": {problem}. {cure_en} Nothing was loaded.',
        )


def read_definition(path: Path, shape: type[ShapeT]) -> ShapeT:
    """The file at `path` as a `shape`.

    Raises:
        DefinitionBroken: missing, not YAML, a key twice, or not of that shape.
    """
    node, values = _parsed(_text(path), path)
    _refuse_double_keys(node, path)
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        location = tuple(part for part in first["loc"] if isinstance(part, str | int))
        cure_lt, cure_en = _CURES.get(first["type"], ("Pataisykite reikšmę.", "Correct the value."))
        raise DefinitionBroken(
            file=path,
            line=line_of(node, location),
            key=".".join(str(part) for part in location) or "(whole file)",
            problem=first["msg"],
            cure_lt=cure_lt,
            cure_en=cure_en,
        ) from error


_CURES = {
    "missing": ("Įrašykite šį raktą.", "Add this key."),
    "extra_forbidden": ("Pašalinkite raktą arba pataisykite jo rašybą.", "Remove the key or correct its spelling."),
    "date_from_datetime_parsing": ("Datą rašykite taip: 2017-10-26.", "Write the date as 2017-10-26."),
    "date_parsing": ("Datą rašykite taip: 2017-10-26.", "Write the date as 2017-10-26."),
    "int_parsing": ("Įrašykite sveikąjį skaičių.", "Write a whole number."),
    "int_type": ("Įrašykite sveikąjį skaičių.", "Write a whole number."),
    "string_type": ("Reikšmę rašykite kabutėse.", "Put the value in quotation marks."),
    "model_type": ("Failas neturi būti tuščias.", "The file must not be empty."),
}


def contradiction(
    path: Path, location: Sequence[str | int], *, problem: str, cure_lt: str, cure_en: str
) -> DefinitionBroken:
    """An error for a rule between files (an unknown code, a second row for one key), pointing at its line."""
    line = line_of(_parsed(_text(path), path)[0], location)
    key = ".".join(str(part) for part in location)
    return DefinitionBroken(file=path, line=line, key=key, problem=problem, cure_lt=cure_lt, cure_en=cure_en)


def place_of(path: Path, location: Sequence[str | int]) -> str:
    """File and line of a key, for errors of other rooms that speak of what a file says."""
    line = line_of(_parsed(_text(path), path)[0], location)
    return f"{_shown(path)}:{line}" if line else _shown(path)


def line_of(node: yaml.Node | None, location: Sequence[str | int]) -> int | None:
    """The line (from 1) of the deepest part of `location` that exists in the file."""
    line = node.start_mark.line + 1 if node else None
    for part in location:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                if key_node.value == str(part):
                    line, child = key_node.start_mark.line + 1, value_node
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            child = node.value[part]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line


def digest_of_all() -> str:
    """SHA-256 over every definition file and the product version: equal digests mean there is nothing to load."""
    digest = hashlib.sha256(pertvarka.__version__.encode())
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and path.suffix in {".yaml", ".geojson"}:
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise DefinitionBroken(
            file=path,
            line=None,
            key="(whole file)",
            problem=str(error),
            cure_lt="Grąžinkite failą UTF-8 koduote.",
            cure_en="Put the file back, in UTF-8.",
        ) from error


def _parsed(text: str, path: Path) -> tuple[yaml.Node | None, Any]:
    """The nodes, which know their lines, and the values, from one reading by the compiled parser."""
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        return node, None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DefinitionBroken(
            file=path,
            line=mark.line + 1 if mark else None,
            key="(YAML)",
            problem=str(error.problem),
            cure_lt="Pataisykite įtraukas, kabutes arba dvitaškį šioje eilutėje ar prieš ją.",
            cure_en="Correct the indentation, quotation marks or colon on this line or before it.",
        ) from error


def _refuse_double_keys(node: yaml.Node | None, path: Path) -> None:
    """YAML keeps the last of two equal keys without a word; for us the second is a contradiction."""
    if isinstance(node, yaml.MappingNode):
        seen: set[Any] = set()
        for key_node, value_node in node.value:
            if key_node.value in seen:
                raise DefinitionBroken(
                    file=path,
                    line=key_node.start_mark.line + 1,
                    key=key_node.value,
                    problem="the key stands twice",
                    cure_lt="Palikite vieną.",
                    cure_en="Keep one.",
                )
            seen.add(key_node.value)
            _refuse_double_keys(value_node, path)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_double_keys(child, path)


def _shown(file: Path | str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT.parent)) if path.is_relative_to(ROOT.parent) else str(path)
