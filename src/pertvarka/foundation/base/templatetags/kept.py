"""Pieces of a page that are the same for everybody who is given the same values: `{% load kept %}`.

    {% kept "components/rail_entries.html" rail=rail path=request.path %}

The piece is drawn with these values and nothing else, once for a language, and then kept: the frame of the workbench
stands around every page, and drawing it anew took longer than most pages. A piece sees no request, so it holds no form
(the token against forged requests is new for every page). What it is given stays in the memory of the process, so it is
given no personal data and nothing that was typed: addresses without keys, counts, titles of roles.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Parser, Token
from django.template.base import token_kwargs as read_token_kwargs
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

PIECES_KEPT = 500
Given = tuple[tuple[str, Hashable], ...]


class KeptNode(template.Node):
    """A piece and the values it is drawn from; they are compared, so they must be hashable."""

    def __init__(self, piece: str, values: dict[str, FilterExpression]) -> None:
        self.piece, self.values = piece, tuple(values.items())

    def render(self, context: template.Context) -> SafeString:
        given = tuple((name, _value(expression.resolve(context))) for name, expression in self.values)
        draw = _draw if settings.DEBUG else _kept
        return draw(self.piece, translation.get_language(), given)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    _name, piece, *values = token.split_contents()
    return KeptNode(piece.strip("\"'"), read_token_kwargs(values, parser))


def _value(given: Any) -> Any:
    return tuple(given) if isinstance(given, list) else given


def _draw(piece: str, _language: str | None, given: Given) -> SafeString:
    return mark_safe(get_template(piece).render(dict(given)))  # noqa: S308 (a template escapes what it is given)


_kept = lru_cache(maxsize=PIECES_KEPT)(_draw)
