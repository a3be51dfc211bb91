"""CONTEXT.md rules the code: every model is in it, what it names exists, and the words it avoids are in no identifier.

Why: two words for one thing make two things in the reader's head; a word the glossary does not know is the first of them.
How to fix: add the term to CONTEXT.md with its Lithuanian, its meaning and its *Avoid* words, or rename the identifier. A
foreign word that a library or a standard gives us goes to ALLOWED with the reason.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from django.apps import apps

from tests.guards import sources

GLOSSARY = (sources.PROJECT / "CONTEXT.md").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"^- \*\*(?P<term>[^*]+)\*\* · .*\*Avoid:\* (?P<avoid>.+?) · \*Backed by:\* (?P<backed>.+)$", re.MULTILINE
)

ALLOWED: dict[str, str] = {
    "subset": "mathematics of sets",
}


def avoided() -> dict[tuple[str, ...], str]:
    """The parts of each avoided word → the term to use."""
    return {
        tuple(re.findall(r"[a-z0-9]+", word.lower())): match["term"]
        for match in ENTRY.finditer(GLOSSARY)
        for word in match["avoid"].split(",")
        if word.strip() not in ALLOWED
    }


def parts_of(identifier: str) -> tuple[str, ...]:
    """`PlanVersion`, `plan_version` → ("plan", "version")."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier)
    return tuple(part for part in spaced.lower().split("_") if part)


@cache
def identifiers() -> dict[str, list[str]]:
    """Every name the package gives to a thing → where."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, where in _given():
        found[name].append(where)
    return found


def _given() -> Iterator[tuple[str, str]]:
    for path, tree in sources.modules():
        where = sources.relative(path)
        yield path.stem, where
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, f"{where}:{node.lineno}"
            elif isinstance(node, ast.arg):
                yield node.arg, f"{where}:{node.lineno}"
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id, f"{where}:{node.lineno}"


def test_the_glossary_can_be_read():
    bold = re.findall(r"^- \*\*", GLOSSARY, re.MULTILINE)

    assert len(ENTRY.findall(GLOSSARY)) == len(bold) >= 40


def test_every_model_is_in_the_glossary():
    models = [model for model in apps.get_models() if model.__module__.startswith("pertvarka.")]
    backed = set(re.findall(r"`(\w+)", " ".join(match["backed"] for match in ENTRY.finditer(GLOSSARY))))

    assert models
    assert sorted(model.__name__ for model in models if model.__name__ not in backed) == []


def test_what_the_glossary_names_exists():
    """`Backed by` names of classes, functions and attributes; a renamed one must be renamed there too."""
    known = set(identifiers())
    for _, tree in sources.modules():
        known |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        known |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    named = [
        name
        for match in ENTRY.finditer(GLOSSARY)
        for code in re.findall(r"`([^`]+)`", match["backed"])
        if "/" not in code and not code.endswith(".py")
        for name in code.split(".")
    ]

    assert sorted({name for name in named if name not in known}) == []


def test_files_the_glossary_names_are_there():
    paths = {
        code for match in ENTRY.finditer(GLOSSARY) for code in re.findall(r"`([^`]+)`", match["backed"]) if "/" in code
    }

    assert [path for path in sorted(paths) if not (sources.PACKAGE / path).exists()] == []


def test_no_identifier_uses_an_avoided_word():
    words = avoided()
    used = sorted(
        {
            f"{where}: {name} says “{' '.join(word)}”, the glossary says “{words[word]}”"
            for name, places in identifiers().items()
            for word in _runs(parts_of(name), longest=max(map(len, words))) & words.keys()
            for where in places
        }
    )

    assert not used, "\n".join(used)


def test_allowed_words_are_avoided_ones():
    every = {word.strip() for match in ENTRY.finditer(GLOSSARY) for word in match["avoid"].split(",")}

    assert set(ALLOWED) <= every, "delete the entries nobody needs"


def test_a_word_is_found_anywhere_in_an_identifier():
    assert ("plan", "version") in _runs(parts_of("OldPlanVersionRow"), longest=2)
    assert ("plan", "row") not in _runs(parts_of("OldPlanVersionRow"), longest=2)


def _runs(parts: tuple[str, ...], *, longest: int) -> set[tuple[str, ...]]:
    """All that stands next to each other in an identifier, up to so many parts."""
    return {
        parts[start : start + length] for length in range(1, longest + 1) for start in range(len(parts) - length + 1)
    }
