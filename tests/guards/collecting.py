"""The sentences of the product: collected from templates and Python, for the guard and for `make messages`."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from tests.guards import sources

CALLS = {
    "gettext": (False, False),
    "gettext_lazy": (False, False),
    "gettext_noop": (False, False),
    "ngettext": (False, True),
    "ngettext_lazy": (False, True),
    "pgettext": (True, False),
    "pgettext_lazy": (True, False),
    "npgettext": (True, True),
    "npgettext_lazy": (True, True),
}
"""Function of django.utils.translation → (first argument is a context, a plural follows)."""

FROM = "translation"
"""The module they come from; one that does not name it has nothing to read."""

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One msgid with where it stands."""

    context: str | None
    text: str
    plural: str | None
    where: str

    @property
    def key(self) -> Key:
        return self.context, self.text


class NotLiteral(Exception):
    """If you are seeing this, a sentence to translate is made while running, so nobody can collect and translate it.

    Write the sentence itself into the call; where words vary, write one whole sentence for each.
    """


FROM_LIBRARIES = {
    "Current Password": "allauth/account/forms.py",
    "Email": "allauth/account/forms.py",
    "Email address": "allauth/account/fields.py",
    "Forgot your password?": "allauth/account/fields.py",
    "New Password": "allauth/account/forms.py",
    "New Password (again)": "allauth/account/forms.py",
    "Password": "allauth/account/forms.py",
    "You must type the same password each time.": "allauth/account/forms.py",
}
"""Labels of forms that are not ours; our catalogue says them in the words of this house."""

HANDED_ON = {
    "src/pertvarka/faces/open_api/documentation.py": (
        "reads the summaries of the API's own description, each of which is written as a literal where it is declared"
    ),
}
"""Modules that translate a sentence they did not write, each with the reason why it is collected all the same."""


@dataclass(frozen=True, slots=True)
class Collected:
    sentences: tuple[Sentence, ...]
    not_literal: tuple[str, ...]


def collect() -> Collected:
    """Everything under src/, in the order of files, and what libraries bring along."""
    found: list[Sentence] = []
    mistakes: list[str] = []
    for path, tree in sources.modules():
        if FROM in path.read_text(encoding="utf-8"):
            _Module(path, found, mistakes).read(tree)
    for path in templates():
        _read_template(path, found, mistakes)
    found += [Sentence(None, text, None, file) for text, file in FROM_LIBRARIES.items()]
    return Collected(tuple(found), tuple(mistakes))


def templates() -> list[Path]:
    return sorted(
        path
        for path in sources.PACKAGE.rglob("*")
        if "templates" in path.parts and path.suffix in {".html", ".txt"} and path.is_file()
    )


class _Module:
    """Reads one Python module, knowing under which names it imported Django's functions."""

    def __init__(self, path: Path, found: list[Sentence], mistakes: list[str]) -> None:
        self.path, self.found, self.mistakes = path, found, mistakes
        self.names: dict[str, str] = {}

    def read(self, tree: ast.Module) -> None:
        calls = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                calls.append(node)
            elif isinstance(node, ast.ImportFrom) and node.module == f"django.utils.{FROM}":
                self.names |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in CALLS}
        for call in calls:
            self._read_call(call)

    def _kind(self, call: ast.Call) -> str | None:
        function = call.func
        if isinstance(function, ast.Name):
            return self.names.get(function.id)
        is_module = isinstance(function, ast.Attribute) and _is_name(function.value, FROM)
        return function.attr if is_module and isinstance(function, ast.Attribute) and function.attr in CALLS else None

    def _read_call(self, call: ast.Call) -> None:
        kind = self._kind(call)
        if kind:
            where = f"{sources.relative(self.path)}:{call.lineno}"
            has_context, has_plural = CALLS[kind]
            self._add(call.args, has_context=has_context, has_plural=has_plural, where=where)

    def _add(self, arguments: list[ast.expr], *, has_context: bool, has_plural: bool, where: str) -> None:
        wanted = arguments[: 1 + has_context + has_plural]
        texts = [part.value for part in wanted if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if len(texts) < len(wanted) or not wanted:
            self.mistakes.append(where)
            return
        context = texts.pop(0) if has_context else None
        self.found.append(Sentence(context, texts[0], texts[1] if has_plural else None, where))


_IN_TEMPLATE = re.compile(r"(?<![\w.])(_|gettext|ngettext|pgettext|npgettext)\(")
_VARIABLE = re.compile(r"{%\s*trans(?:late)?\s+(?!['\"])")


def _read_template(path: Path, found: list[Sentence], mistakes: list[str]) -> None:
    """Django turns its translation tags into gettext calls, which are then read as Python."""
    text = path.read_text(encoding="utf-8")
    where = sources.relative(path)
    mistakes.extend(f"{where}:{text.count(chr(10), 0, match.start()) + 1}" for match in _VARIABLE.finditer(text))
    turned = templatize(text)
    for match in _IN_TEMPLATE.finditer(turned):
        call = _call_at(turned, match.start())
        kind = "gettext" if match.group(1) == "_" else match.group(1)
        has_context, has_plural = CALLS[kind]
        texts = [str(part.value) for part in call.args if isinstance(part, ast.Constant)]
        context = texts.pop(0) if has_context else None
        line = turned.count("\n", 0, match.start()) + 1
        found.append(Sentence(context, texts[0], texts[1] if has_plural else None, f"{where}:{line}"))


def _call_at(text: str, start: int) -> ast.Call:
    for end in _closings(text, start):
        try:
            expression = ast.parse(text[start : end + 1], mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(expression, ast.Call)
        return expression
    raise NotLiteral(text[start : start + 80])


def _closings(text: str, start: int) -> Iterator[int]:
    position = text.find(")", start)
    while position != -1:
        yield position
        position = text.find(")", position + 1)


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
