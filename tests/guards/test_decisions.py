"""The decisions in docs/adr/ are numbered without gaps, listed in their index, and told whole.

Why: a decision that is not in the index is not found, and one without its costs is not a decision but a wish.
How to fix: give the file the next number, add its line to docs/adr/README.md, write what it costs and what else was
considered. An accepted decision is not edited: a later one takes its place.
"""

import re

import pytest

from tests.guards import sources

FOLDER = sources.PROJECT / "docs" / "adr"
FILES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
INDEX = re.findall(r"^\| \[(\d+)\]\(([^)]+)\) \| (.+?) \|$", (FOLDER / "README.md").read_text(), re.MULTILINE)


def test_numbers_have_no_gaps_and_no_doubles():
    assert [int(path.name[:4]) for path in FILES] == list(range(1, len(FILES) + 1))
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) for path in FILES)


def test_the_index_lists_every_decision_by_its_title():
    titles = [path.read_text().splitlines()[0].removeprefix("# ") for path in FILES]

    assert [(f"{number}. {title}", name) for number, name, title in INDEX] == [
        (title, path.name) for title, path in zip(titles, FILES, strict=True)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:4])
def test_a_decision_says_why_what_it_costs_and_what_else_was_considered(path):
    text = path.read_text()

    assert re.search(r"^(Accepted|Replaced by)", text, re.MULTILINE), "its state"
    assert all(re.search(rf"^#+ {heading}", text, re.MULTILINE) for heading in ("Context", "Decision", "Consequences"))
    assert "Negative" in text
    assert re.search(r"^#+ Alternatives", text, re.MULTILINE)
