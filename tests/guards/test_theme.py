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


def test_stylesheets_use_tokens_only():
    colours = {_relative(path): LITERAL_COLOUR.findall(_without_comments(path.read_text())) for path in STYLESHEETS}

    assert {path: found for path, found in colours.items() if found} == {}


def test_templates_have_no_colours_and_nothing_inline():
    faults = {
        _relative(path): [match.group() for pattern in (COLOUR_IN_MARKUP, INLINE) for match in pattern.finditer(text)]
        for path in TEMPLATES
        if (text := path.read_text())
    }

    assert {path: found for path, found in faults.items() if found} == {}


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
