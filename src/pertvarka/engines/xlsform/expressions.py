"""Trees → programs: each expression is made once into nested functions and then run for every answer."""

import math
import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pertvarka.engines.xlsform.functions import FUNCTIONS
from pertvarka.engines.xlsform.syntax import (
    Bare,
    Call,
    Here,
    Literal,
    Negative,
    Operation,
    Reference,
    Tree,
    parse,
    quoted_reference,
    walk,
)
from pertvarka.engines.xlsform.values import NAN, Place, Program, Value, equal, to_number, to_text, to_truth, unequal

_IN_TEXT = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_SIZES: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@lru_cache(maxsize=4096)
def program(source: str) -> Program:
    """An expression ready to run. A checked form raises nothing here.

    >>> from pertvarka.engines.xlsform.values import Nothing
    >>> program("if(2 + 2 = 4, 'yes', 'no')")(Nothing())
    'yes'
    """
    return _made(parse(source))


def names_in(source: str) -> tuple[str, ...]:
    """The names that an expression reads, each once, in their order."""
    found: dict[str, None] = {}
    for node in walk(parse(source)):
        if isinstance(node, Reference):
            found[node.name] = None
        elif (
            isinstance(node, Call) and node.name == "jr:choice-name" and (name := quoted_reference(node.arguments[-1]))
        ):
            found[name] = None
    return tuple(found)


def names_in_text(text: str) -> tuple[str, ...]:
    """The names that a label shows: „Sveiki, ${first_name}“."""
    return tuple(dict.fromkeys(_IN_TEXT.findall(text)))


def filled(text: str, place: Place) -> str:
    """A label with its `${name}` replaced by the answers."""
    return _IN_TEXT.sub(lambda found: to_text(place.look(found.group(1))), text) if "${" in text else text


def _made(tree: Tree) -> Program:  # noqa: PLR0911
    match tree:
        case Literal(value=value):
            return lambda _: value
        case Reference(name=name):
            return lambda place: place.look(name)
        case Here(sign="."):
            return lambda place: place.here
        case Here():
            return lambda _: ""
        case Bare(name=name):
            return lambda place: place.column(name)
        case Negative(operand=operand):
            inner = _made(operand)
            return lambda place: -to_number(inner(place))
        case Call():
            return _call(tree)
        case Operation():
            return _operation(tree.sign, _made(tree.left), _made(tree.right))


def _call(tree: Call) -> Program:
    arguments = tuple(_made(argument) for argument in tree.arguments)
    if tree.name == "if":
        asked, yes, no = arguments
        return lambda place: yes(place) if to_truth(asked(place)) else no(place)
    if tree.name == "jr:choice-name":
        question = quoted_reference(tree.arguments[1]) or ""
        return lambda place: place.choice_label(question, to_text(arguments[0](place)))
    if tree.name == "indexed-repeat":
        name, repeat = (quoted_reference(node) or "" for node in tree.arguments[:2])
        return lambda place: place.look_in_row(name, repeat, to_number(arguments[2](place)))
    body = FUNCTIONS[tree.name].body
    return lambda place: body(place, tuple([argument(place) for argument in arguments]))


def _operation(sign: str, left: Program, right: Program) -> Program:
    if sign == "and":
        return lambda place: to_truth(left(place)) and to_truth(right(place))
    if sign == "or":
        return lambda place: to_truth(left(place)) or to_truth(right(place))
    if sign == "=":
        return lambda place: equal(left(place), right(place))
    if sign == "!=":
        return lambda place: unequal(left(place), right(place))
    if sign in _SIZES:
        return _comparison(_SIZES[sign], left, right)
    work = _ARITHMETIC[sign]
    return lambda place: work(to_number(left(place)), to_number(right(place)))


def _comparison(holds: Callable[[float, float], bool], left: Program, right: Program) -> Program:
    def compare(place: Place) -> Value:
        one, other = left(place), right(place)
        if isinstance(one, tuple) or isinstance(other, tuple):
            return any(holds(to_number(a), to_number(b)) for a in _each(one) for b in _each(other))
        return holds(to_number(one), to_number(other))

    return compare


def _each(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _divided(left: float, right: float) -> float:
    return left / right if right else NAN


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else NAN


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divided,
    "mod": _remainder,
}
