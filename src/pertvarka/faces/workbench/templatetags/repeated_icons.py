"""Icons that stand in every row of a long page: drawn where they come first, referred to afterwards.

A drawing is up to two kilobytes; a page of one case repeats a few of them twenty times and has to stay light.
"""

import re
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from pertvarka.foundation.base.templatetags.components import icon

register = template.Library()

INSIDE = re.compile(r"^<svg[^>]*>(.*)</svg>$", re.DOTALL)
DRAWN = "workbench.drawn_icons"


@register.simple_tag(takes_context=True)
def icon_again(context: template.Context, name: str) -> SafeString:
    """As `icon`; from the second time on a page it costs a line."""
    # The lowest layer of the render context is one for the whole page, included templates among it.
    page: Any = context.render_context.dicts[0]
    drawn: set[str] = page.setdefault(DRAWN, set())
    inside = f'<use href="#icon-{name}"/>' if name in drawn else f'<g id="icon-{name}">{_drawing(name)}</g>'
    drawn.add(name)
    # The drawings are our own vendored files, and so are their names.
    return mark_safe(  # noqa: S308
        f'<svg class="ic" aria-hidden="true" focusable="false" viewBox="0 0 24 24" fill="none">{inside}</svg>'
    )


def _drawing(name: str) -> str:
    return INSIDE.sub(r"\1", icon(name))
