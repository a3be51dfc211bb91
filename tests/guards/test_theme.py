"""Colours come from the theme only, and no style is written into a page.

Rule: outside `theme.css` no stylesheet or template names a colour (`#1d5f57`, `rgb(…)`, `white`), and no template has a
`style` attribute or a `<style>` or inline `<script>` element.
Why: contrast is guaranteed by the generated tokens, the dark scheme needs no second pass, and the content security
policy blocks inline styles and scripts, so they would silently do nothing.
How to fix: use a token (`var(--pv-done)`, `var(--ds-color-…)`); put a width into an SVG attribute or a class into the
stylesheet it belongs to; a new colour is added to `designsystemet.config.json` and the theme is generated again.
"""

import re
from pathlib import Path

import pytest

import pertvarka

SOURCE = Path(pertvarka.__file__).parent
STYLESHEETS = [path for path in SOURCE.glob("*/*/static/**/css/*.css") if path.name != "theme.css"]
TEMPLATES = sorted(SOURCE.glob("*/*/templates/**/*.html"))

LITERAL_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b(?!-)|\b(?:rgba?|hsla?|oklch|lab|lch)\(|[:\s\"](?:white|black|red|green|gr[ae]y)\s*[;\"]",
    re.IGNORECASE,
)
COLOUR_IN_MARKUP = re.compile(
    r'(?:fill|stroke|color|stop-color)="(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\(|white|black)', re.IGNORECASE
)
INLINE = re.compile(r"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)


def _relative(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_there_is_something_to_guard():
    assert len(STYLESHEETS) >= 5
    assert len(TEMPLATES) >= 20


@pytest.mark.parametrize("path", STYLESHEETS, ids=_relative)
def test_stylesheets_use_tokens_only(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    found = [match.group() for match in LITERAL_COLOUR.finditer(text)]
    assert not found, f"{_relative(path)} names colours: {found}"


@pytest.mark.parametrize("path", TEMPLATES, ids=_relative)
def test_templates_have_no_colours_and_nothing_inline(path):
    text = path.read_text()
    found = [match.group() for pattern in (COLOUR_IN_MARKUP, INLINE) for match in pattern.finditer(text)]
    assert not found, f"{_relative(path)} has {found}"
