"""Expressions of a form: text → tree. A small parser of our own, because a fault must name the character.

XPath libraries would take paths, axes and functions that no form of ours may use, and know neither `${name}` nor the
rows of a repeat; the grammar that forms do use fits on a page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

DEEPEST_NESTING = 40
DEEPEST_TREE = 200
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<reference>\$\{\s*(?P<inside>[^}]*?)\s*\})
    |(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<string>"[^"]*"|'[^']*')
    |(?P<name>[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?)
    |(?P<sign>\.\.|<=|>=|!=|::|[-=<>+*(),./|\[\]@:]))""",
    re.VERBOSE,
)
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
_PATH_SIGNS = frozenset(("/", "[", "]", "@", "::", "|", ":"))


class NotUnderstood(ValueError):
    """The expression has no meaning here: a code of FAULTS, the word in question, and its character counted from 1."""

    def __init__(self, code: str, feature: str, position: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.feature, self.position, self.values = code, feature, position, values


@dataclass(frozen=True, slots=True)
class Literal:
    value: str | float
    position: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Here:
    """`.`, the answer itself, or `..`, the row it stands in."""

    sign: str
    position: int


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without `${…}`: a column of the choices, in a choice filter."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Tree", ...]
    position: int


@dataclass(frozen=True, slots=True)
class Operation:
    sign: str
    left: "Tree"
    right: "Tree"
    position: int


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Tree"
    position: int


Tree = Literal | Reference | Here | Bare | Call | Operation | Negative


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


@lru_cache(maxsize=4096)
def parse(source: str) -> Tree:
    """The tree of an expression. Raises NotUnderstood.

    >>> parse("${age} >= 18").sign
    '>='
    """
    reader = _Reader(tuple(_tokens(source.translate(_QUOTES))))
    tree = reader.level(0)
    reader.expect("end", "")
    _refuse_depth(tree)
    return tree


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything in it, from left to right."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(_inside(node)))


def _inside(node: Tree) -> tuple[Tree, ...]:
    match node:
        case Call(arguments=arguments):
            return arguments
        case Operation(left=left, right=right):
            return (left, right)
        case Negative(operand=operand):
            return (operand,)
        case _:
            return ()


def _refuse_depth(tree: Tree) -> None:
    """Programs run as deep as their tree, and a thousand is as deep as Python goes."""
    level: list[Tree] = [tree]
    for _ in range(DEEPEST_TREE):
        level = [inside for node in level for inside in _inside(node)]
        if not level:
            return
    raise NotUnderstood("expression_too_deep", "…", level[0].position)


def quoted_reference(node: Tree) -> str | None:
    """The name in `'${name}'`: jr:choice-name takes its question in quotation marks."""
    if isinstance(node, Reference):
        return node.name
    if isinstance(node, Literal) and isinstance(node.value, str):
        found = re.fullmatch(r"\s*\$\{\s*([^}]*?)\s*\}\s*", node.value)
        return found.group(1) if found else None
    return None


def _tokens(source: str) -> Iterator[_Token]:
    at, end = 0, len(source.rstrip())
    while at < end:
        found = _TOKEN.match(source, at)
        if found is None:
            at += len(source[at:]) - len(source[at:].lstrip())
            raise NotUnderstood("syntax", source[at : at + 20], at + 1)
        kind = found.lastgroup if found.lastgroup != "inside" else "reference"
        kind = "reference" if found.group("reference") else str(kind)
        text = found.group("inside") if kind == "reference" else found.group(kind)
        yield _Token(kind, text, found.start(kind) + 1)
        at = found.end()
    yield _Token("end", "", end + 1)


class _Reader:
    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self.tokens, self.at, self.nesting = tokens, 0, 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.token
        self.at += 1
        return token

    def expect(self, kind: str, text: str) -> None:
        if self.token.kind != kind or self.token.text != text:
            raise self.unexpected()
        self.at += 1

    def unexpected(self) -> NotUnderstood:
        code = "path_not_supported" if self.token.kind == "sign" and self.token.text in _PATH_SIGNS else "syntax"
        return NotUnderstood(code, self.token.text, self.token.position)

    def level(self, number: int) -> Tree:
        """Operators from the loosest (`or`) to the tightest; each level is a chain that leans to the left."""
        if number == len(_LEVELS):
            return self.unary()
        tree = self.level(number + 1)
        while self.token.kind in ("sign", "name") and self.token.text in _LEVELS[number]:
            sign = self.take()
            tree = Operation(sign.text, tree, self.level(number + 1), sign.position)
        return tree

    def unary(self) -> Tree:
        self.nesting += 1
        if self.nesting > DEEPEST_NESTING:
            raise NotUnderstood("expression_too_deep", self.token.text, self.token.position)
        if self.token.kind == "sign" and self.token.text == "-":
            sign = self.take()
            tree: Tree = Negative(self.unary(), sign.position)
        else:
            tree = self.primary()
        self.nesting -= 1
        return tree

    def primary(self) -> Tree:
        token = self.token
        if token.kind == "number":
            return Literal(float(self.take().text), token.position)
        if token.kind == "string":
            return Literal(self.take().text[1:-1], token.position)
        if token.kind == "reference":
            self.take()
            return Reference(token.text, token.position)
        if token.kind == "name":
            self.take()
            return (
                self.call(token)
                if self.token.text == "(" and self.token.kind == "sign"
                else Bare(token.text, token.position)
            )
        if token.kind == "sign" and token.text in (".", ".."):
            self.take()
            return Here(token.text, token.position)
        if token.kind == "sign" and token.text == "(":
            self.take()
            tree = self.level(0)
            self.expect("sign", ")")
            return tree
        raise self.unexpected()

    def call(self, name: _Token) -> Call:
        self.expect("sign", "(")
        arguments: list[Tree] = []
        if not (self.token.kind == "sign" and self.token.text == ")"):
            arguments.append(self.level(0))
            while self.token.kind == "sign" and self.token.text == ",":
                self.take()
                arguments.append(self.level(0))
        self.expect("sign", ")")
        return Call(name.text, tuple(arguments), name.position)
